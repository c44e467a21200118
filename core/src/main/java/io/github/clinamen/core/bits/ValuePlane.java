package io.github.clinamen.core.bits;

import io.github.clinamen.core.game.OutcomeFunction;

/** The bit that each round of a chunk contributes, for all rounds at once. */
public final class ValuePlane {
    /** Tables of more outcomes than this are looked up round by round. */
    private static final int MAX_SELECTED = 8;

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
        switch (function) {
            case OutcomeFunction.Majority m -> majority(chunk, m, values);
            case OutcomeFunction.Parity p -> ValueWords.parity(chunk, p.arity(), values);
            case OutcomeFunction.WeightSet w -> Loops.now().weights(chunk, listed(w), values);
            case OutcomeFunction.Table t -> table(chunk, t, values);
        }
    }

    private static void majority(RoundChunk chunk, OutcomeFunction.Majority majority, long[] values) {
        if (majority.arity() == 3) {
            Loops.now().majorityOfThree(chunk, values);
        } else {
            Loops.now().weights(chunk, listed(majority), values);
        }
    }

    private static void table(RoundChunk chunk, OutcomeFunction.Table table, long[] values) {
        if (table.arity() <= MAX_SELECTED) {
            ValueWords.select(chunk, listedOutcomes(table), values);
        } else {
            ValueWords.each(chunk, table::value, values);
        }
    }

    /** The values of a function of the weight. */
    private static boolean[] listed(OutcomeFunction function) {
        boolean[] listed = new boolean[function.arity() + 1];
        for (int weight = 0; weight < listed.length; weight++) {
            listed[weight] = function.value((1 << weight) - 1);
        }
        return listed;
    }

    private static boolean[] listedOutcomes(OutcomeFunction function) {
        boolean[] table = new boolean[1 << function.arity()];
        for (int a = 0; a < table.length; a++) {
            table[a] = function.value(a);
        }
        return table;
    }
}
