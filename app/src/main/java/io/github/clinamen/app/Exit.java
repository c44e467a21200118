package io.github.clinamen.app;

import io.github.clinamen.core.transcript.Transcript;

/** The exit codes of every command; they are part of the interface and do not change. */
final class Exit {
    /** The run was accepted, or the command did what was asked. */
    static final int OK = 0;

    /** A fault of the program itself. */
    static final int INTERNAL = 1;

    /** The command line is wrong, or asks for what cannot be. */
    static final int USAGE = 2;

    /** The run was aborted: k is the empty symbol. */
    static final int ABORTED = 3;

    /** A file or stream is malformed, missing, exhausted, or cannot be written. */
    static final int BAD_INPUT = 4;

    /** Something that was to be verified is not so. */
    static final int REJECTED = 5;

    /** The run was accepted, and its plan promises nothing: a bound that every run would keep. */
    static final int CLAIMS_NOTHING = 6;

    /** How a run ended. */
    static int of(Transcript transcript) {
        if (!transcript.verdict().isAccepted()) {
            return ABORTED;
        }
        return transcript.protocol().claimsNothing() ? CLAIMS_NOTHING : OK;
    }

    private Exit() {}
}
