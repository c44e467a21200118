package io.github.clinamen.core;

/** Input from outside is malformed or cannot be read; the message is one line that says where, what was expected and what was found. */
public final class InputException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public InputException(String message) {
        super(message);
    }

    public InputException(String message, Throwable cause) {
        super(message, cause);
    }
}
