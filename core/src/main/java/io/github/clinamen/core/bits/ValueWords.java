package io.github.clinamen.core.bits;

import java.util.Arrays;

/** Outcome functions over words of 64 rounds, from a word to the end of the plane. */
final class ValueWords {
    private ValueWords() {}

    static void majorityOfThree(RoundChunk chunk, int from, long[] values) {
        for (int w = from; w < chunk.usedWords(); w++) {
            long a = chunk.outcome(0, w);
            long b = chunk.outcome(1, w);
            values[w] = a & b | (a ^ b) & chunk.outcome(2, w);
        }
        end(chunk, values);
    }

    static void parity(RoundChunk chunk, int arity, long[] values) {
        for (int w = 0; w < chunk.usedWords(); w++) {
            long parity = 0;
            for (int p = 0; p < arity; p++) {
                parity ^= chunk.outcome(p, w);
            }
            values[w] = parity;
        }
        end(chunk, values);
    }

    /** Counts the weight in counters of five planes, then looks for the weights with value 1. */
    static void weights(RoundChunk chunk, int from, boolean[] listed, long[] values) {
        long[] counter = new long[5];
        for (int w = from; w < chunk.usedWords(); w++) {
            Arrays.fill(counter, 0);
            for (int p = 0; p < listed.length - 1; p++) {
                long carry = chunk.outcome(p, w);
                for (int i = 0; carry != 0; i++) {
                    long next = counter[i] & carry;
                    counter[i] ^= carry;
                    carry = next;
                }
            }
            long value = 0;
            for (int weight = 0; weight < listed.length; weight++) {
                if (listed[weight]) {
                    long equal = -1;
                    for (int i = 0; i < counter.length; i++) {
                        equal &= counter[i] ^ unlessBit(weight, i);
                    }
                    value |= equal;
                }
            }
            values[w] = value;
        }
        end(chunk, values);
    }

    /** A small table: each outcome halves the values that are left to choose from. */
    static void select(RoundChunk chunk, boolean[] table, long[] values) {
        long[] left = new long[table.length];
        for (int w = 0; w < chunk.usedWords(); w++) {
            for (int a = 0; a < table.length; a++) {
                left[a] = table[a] ? -1L : 0;
            }
            for (int p = 0, rest = table.length / 2; rest > 0; p++, rest /= 2) {
                long outcome = chunk.outcome(p, w);
                for (int i = 0; i < rest; i++) {
                    left[i] = left[2 * i] ^ (left[2 * i] ^ left[2 * i + 1]) & outcome;
                }
            }
            values[w] = left[0];
        }
        end(chunk, values);
    }

    /** Any function at all, round by round. */
    static void each(RoundChunk chunk, java.util.function.IntPredicate function, long[] values) {
        Arrays.fill(values, 0, chunk.words(), 0);
        for (int r = 0; r < chunk.rounds(); r++) {
            values[r >> 6] |= function.test(chunk.outcomesOf(r)) ? 1L << r : 0;
        }
    }

    /** All ones unless bit j of the weight is set. */
    static long unlessBit(int weight, int j) {
        return (weight >> j & 1) - 1L;
    }

    private static void end(RoundChunk chunk, long[] values) {
        Arrays.fill(values, chunk.usedWords(), chunk.words(), 0);
        RoundKernel.clearRest(chunk, values);
    }
}
