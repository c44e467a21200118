package io.github.clinamen.core.protocol;

import io.github.clinamen.core.bits.BitString;

/** How a run ends: with output bits, or with the empty symbol and a reason. */
public sealed interface Verdict {
    /**
     * g = 1 of (C4): the run is accepted.
     *
     * @param output k, one bit or more: secret until it is used
     * @param digest the rows of the code that were planned to be published, empty for most plans
     */
    record Accepted(BitString output, BitString digest) implements Verdict {
        public Accepted(BitString output) {
            this(output, BitString.EMPTY);
        }
    }

    /** g = 0: no output, so nothing to attack. */
    record Aborted(AbortReason reason) implements Verdict {}

    default boolean isAccepted() {
        return this instanceof Accepted;
    }
}
