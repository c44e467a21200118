package io.github.clinamen.core.certificate;

/** A certificate does not prove what it claims; the message says which step fails. */
public final class CertificateRejectedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public CertificateRejectedException(String message) {
        super("certificate rejected: " + message);
    }

    static void unless(boolean holds, String message, Object... details) {
        if (!holds) {
            throw new CertificateRejectedException(String.format(message, details));
        }
    }
}
