package io.github.clinamen.core.bits;

import static jdk.incubator.vector.VectorOperators.XOR;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/** {@link ValueWords} over vectors of words; the words that fill no vector are left to it. */
final class ValueLoops {
    private static final VectorSpecies<Long> SPECIES = LongVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;

    private ValueLoops() {}

    static void majorityOfThree(RoundChunk chunk, long[] values) {
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
        ValueWords.majorityOfThree(chunk, w, values);
    }

    /** Counts the weight in counters of five planes, then looks for the weights with value 1. */
    static void weights(RoundChunk chunk, boolean[] listed, long[] values) {
        int m = listed.length - 1;
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
                    value = value.or(c0.lanewise(XOR, ValueWords.unlessBit(weight, 0))
                            .and(c1.lanewise(XOR, ValueWords.unlessBit(weight, 1)))
                            .and(c2.lanewise(XOR, ValueWords.unlessBit(weight, 2)))
                            .and(c3.lanewise(XOR, ValueWords.unlessBit(weight, 3)))
                            .and(c4.lanewise(XOR, ValueWords.unlessBit(weight, 4))));
                }
            }
            value.intoArray(values, w);
        }
        ValueWords.weights(chunk, w, listed, values);
    }
}
