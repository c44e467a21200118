package io.github.clinamen.core.practical;

import io.github.clinamen.core.bits.RoundChunk;

/** How often each case of two parties' settings and outcomes occurs, in the order of {@link FactorTable}. */
public final class CaseCounts {
    private CaseCounts() {}

    /**
     * Adds the chunk's rounds {@code from} (inclusive) to {@code to} (exclusive).
     *
     * @param chunk of two parties
     * @param counts 16 of them
     */
    public static void add(RoundChunk chunk, int from, int to, long[] counts) {
        if (chunk.parties() != 2 || from < 0 || to < from || to > chunk.rounds()) {
            throw new IllegalArgumentException("chunk: expected two parties and rounds within 0 to " + chunk.rounds()
                    + ", found " + chunk.parties() + " parties, rounds " + from + " to " + to);
        }
        RoundChunk before = chunk.withRounds(from);
        RoundChunk upTo = chunk.withRounds(to);
        for (int w = from >> 6; w < upTo.usedWords(); w++) {
            long mask = upTo.validBits(w) & ~before.validBits(w);
            long x = chunk.setting(0, w);
            long y = chunk.setting(1, w);
            long a = chunk.outcome(0, w);
            long b = chunk.outcome(1, w);
            for (int i = 0; i < 16; i++) {
                long here = mask
                        & ((i & 4) == 0 ? ~x : x)
                        & ((i & 8) == 0 ? ~y : y)
                        & ((i & 1) == 0 ? ~a : a)
                        & ((i & 2) == 0 ? ~b : b);
                counts[i] += Long.bitCount(here);
            }
        }
    }
}
