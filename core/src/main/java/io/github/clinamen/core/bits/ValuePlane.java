package io.github.clinamen.core.bits;

import io.github.clinamen.core.game.OutcomeFunction;

/** The bit that each round of a chunk contributes, for all rounds at once. */
public final class ValuePlane {
    private ValuePlane() {}

    /**
     * The function's value for each round; bits at and after the chunk's rounds are 0.
     *
     * @param values at least {@code chunk.words()} words, the first of which are overwritten
     */
    public static void fill(RoundChunk chunk, OutcomeFunction function, long[] values) {
        if (function.arity() > chunk.parties()) {
            throw new IllegalArgumentException("function: " + function.spec() + " needs " + function.arity()
                    + " parties, the chunk has " + chunk.parties());
        }
        Planes.requireWords(values, chunk.words());
        ValueLoops.fill(chunk, function, values);
    }
}
