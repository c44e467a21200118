package io.github.clinamen.core.bits;

import static jdk.incubator.vector.VectorOperators.XOR;

import io.github.clinamen.core.game.OutcomeFunction;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.Arrays;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/** Outcome functions over words: the paper's majority of three over vectors, other functions a word of 64 rounds at a time. */
final class ValueLoops {
    private static final VectorSpecies<Long> SPECIES = LongVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;

    /** Tables of more outcomes than this are looked up round by round. */
    private static final int MAX_SELECTED = 8;

    private ValueLoops() {}

    static void fill(RoundChunk chunk, OutcomeFunction function, long[] values) {
        switch (function) {
            case OutcomeFunction.Majority m when m.arity() == 3 -> majorityOfThree(chunk, values);
            case OutcomeFunction.Parity p -> parity(chunk, p.arity(), values);
            case OutcomeFunction.Majority m -> weights(chunk, m, values);
            case OutcomeFunction.WeightSet w -> weights(chunk, w, values);
            case OutcomeFunction.Table t when t.arity() <= MAX_SELECTED -> select(chunk, t, values);
            case OutcomeFunction.Table t -> PlainRounds.values(chunk, t, values);
        }
    }

    private static void majorityOfThree(RoundChunk chunk, long[] values) {
        MemorySegment memory = chunk.planes();
        long first = chunk.outcomeOffset(0);
        long second = chunk.outcomeOffset(1);
        long third = chunk.outcomeOffset(2);
        int whole = chunk.rounds() >> 6;
        int w = 0;
        for (; w <= whole - LANES; w += LANES) {
            LongVector a = LongVector.fromMemorySegment(SPECIES, memory, first + 8L * w, ORDER);
            LongVector b = LongVector.fromMemorySegment(SPECIES, memory, second + 8L * w, ORDER);
            LongVector c = LongVector.fromMemorySegment(SPECIES, memory, third + 8L * w, ORDER);
            a.and(b).or(a.lanewise(XOR, b).and(c)).intoArray(values, w);
        }
        for (; w < chunk.usedWords(); w++) {
            long a = chunk.outcome(0, w);
            long b = chunk.outcome(1, w);
            values[w] = (a & b | (a ^ b) & chunk.outcome(2, w)) & chunk.validBits(w);
        }
        Arrays.fill(values, w, chunk.words(), 0);
    }

    private static void parity(RoundChunk chunk, int arity, long[] values) {
        for (int w = 0; w < chunk.usedWords(); w++) {
            long parity = 0;
            for (int p = 0; p < arity; p++) {
                parity ^= chunk.outcome(p, w);
            }
            values[w] = parity & chunk.validBits(w);
        }
        Arrays.fill(values, chunk.usedWords(), chunk.words(), 0);
    }

    /** Any symmetric function: counts the weight in bit-sliced counters, then looks for the weights with value 1. */
    private static void weights(RoundChunk chunk, OutcomeFunction function, long[] values) {
        int m = function.arity();
        boolean[] listed = new boolean[m + 1];
        for (int weight = 0; weight <= m; weight++) {
            listed[weight] = function.value((1 << weight) - 1);
        }
        MemorySegment memory = chunk.planes();
        int whole = chunk.rounds() >> 6;
        int w = 0;
        for (; w <= whole - LANES; w += LANES) {
            LongVector c0 = LongVector.zero(SPECIES);
            LongVector c1 = c0;
            LongVector c2 = c0;
            LongVector c3 = c0;
            LongVector c4 = c0;
            for (int p = 0; p < m; p++) {
                LongVector x = LongVector.fromMemorySegment(SPECIES, memory, chunk.outcomeOffset(p) + 8L * w, ORDER);
                LongVector carry0 = c0.and(x);
                c0 = c0.lanewise(XOR, x);
                LongVector carry1 = c1.and(carry0);
                c1 = c1.lanewise(XOR, carry0);
                LongVector carry2 = c2.and(carry1);
                c2 = c2.lanewise(XOR, carry1);
                LongVector carry3 = c3.and(carry2);
                c3 = c3.lanewise(XOR, carry2);
                c4 = c4.lanewise(XOR, carry3);
            }
            LongVector value = LongVector.zero(SPECIES);
            for (int weight = 0; weight <= m; weight++) {
                if (listed[weight]) {
                    value = value.or(c0.lanewise(XOR, unlessBit(weight, 0))
                            .and(c1.lanewise(XOR, unlessBit(weight, 1)))
                            .and(c2.lanewise(XOR, unlessBit(weight, 2)))
                            .and(c3.lanewise(XOR, unlessBit(weight, 3)))
                            .and(c4.lanewise(XOR, unlessBit(weight, 4))));
                }
            }
            value.intoArray(values, w);
        }
        for (; w < chunk.usedWords(); w++) {
            values[w] = weightsOf(chunk, w, m, listed) & chunk.validBits(w);
        }
        Arrays.fill(values, w, chunk.words(), 0);
    }

    private static long weightsOf(RoundChunk chunk, int w, int m, boolean[] listed) {
        long value = 0;
        for (int i = 0; i < 64; i++) {
            int weight = 0;
            for (int p = 0; p < m; p++) {
                weight += (int) (chunk.outcome(p, w) >>> i & 1);
            }
            value |= listed[weight] ? 1L << i : 0;
        }
        return value;
    }

    private static long unlessBit(int weight, int j) {
        return (weight >> j & 1) - 1L;
    }

    /** A small table: each outcome halves the values that are left to choose from. */
    private static void select(RoundChunk chunk, OutcomeFunction.Table table, long[] values) {
        int m = table.arity();
        long[] all = new long[1 << m];
        for (int a = 0; a < all.length; a++) {
            all[a] = table.value(a) ? -1L : 0;
        }
        long[] left = new long[all.length];
        for (int w = 0; w < chunk.usedWords(); w++) {
            System.arraycopy(all, 0, left, 0, all.length);
            for (int p = 0; p < m; p++) {
                long outcome = chunk.outcome(p, w);
                for (int i = 0; i < all.length >> (p + 1); i++) {
                    left[i] = left[2 * i] ^ (left[2 * i] ^ left[2 * i + 1]) & outcome;
                }
            }
            values[w] = left[0] & chunk.validBits(w);
        }
        Arrays.fill(values, chunk.usedWords(), chunk.words(), 0);
    }
}
