package io.github.clinamen.core.protocol;

import io.github.clinamen.core.bits.BitString;

/** How a run ends: with output bits, or with the empty symbol and a reason. */
public sealed interface Verdict {
    /**
     * g = 1 of (C4): the run is accepted and its output is as free as the bound of its plan says.
     *
     * @param output k, one bit or more
     */
    record Accepted(BitString output) implements Verdict {}

    /** g = 0: no output, so nothing to attack. */
    record Aborted(AbortReason reason) implements Verdict {}
}
