package io.github.clinamen.core.source;

/** A finite source had fewer bits than the protocol asked for; says how many were there and how many were needed. */
public final class SourceExhaustedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public SourceExhaustedException(String message) {
        super(message);
    }
}
