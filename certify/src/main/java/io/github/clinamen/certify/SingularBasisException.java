package io.github.clinamen.certify;

/** A floating-point solver's basis is not one. */
final class SingularBasisException extends Exception {
    private static final long serialVersionUID = 1;

    SingularBasisException(String message) {
        super(message);
    }
}
