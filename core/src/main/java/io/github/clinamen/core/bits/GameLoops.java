package io.github.clinamen.core.bits;

import static jdk.incubator.vector.VectorOperators.XOR;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The Mermin game over vectors of words. With the weight w of the settings counted modulo 4 in the planes {@code ones} and
 * {@code twos}: a round is tested when n - w is even, that is where {@code ones} is n mod 2; it has n - w Y's, so the parity
 * it requires is {@code twos} when n mod 4 is 0 or 1 and its complement when n mod 4 is 2 or 3.
 */
final class GameLoops {
    private static final VectorSpecies<Long> SPECIES = LongVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;

    private GameLoops() {}

    static void completeParity(RoundChunk chunk) {
        MemorySegment memory = chunk.planes();
        long stride = 8L * chunk.words();
        int last = chunk.parties() - 1;
        int words = chunk.usedWords();
        long odd = odd(chunk.parties());
        int w = last == 4 ? completeFive(memory, stride, words) : 0;
        for (; w <= words - LANES; w += LANES) {
            LongVector completed = LongVector.broadcast(SPECIES, odd);
            for (int p = 0; p < last; p++) {
                completed = completed.lanewise(XOR, load(memory, p * stride + 8L * w));
            }
            completed.intoMemorySegment(memory, last * stride + 8L * w, ORDER);
        }
        for (; w < words; w++) {
            long completed = odd;
            for (int p = 0; p < last; p++) {
                completed ^= chunk.setting(p, w);
            }
            chunk.setSetting(last, w, completed);
        }
    }

    /** As {@link #wrongOfFive}. */
    private static int completeFive(MemorySegment memory, long stride, int words) {
        long plane1 = stride;
        long plane2 = 2 * stride;
        long plane3 = 3 * stride;
        long plane4 = 4 * stride;
        int w = 0;
        for (; w <= words - LANES; w += LANES) {
            load(memory, 8L * w)
                    .lanewise(XOR, load(memory, plane1 + 8L * w))
                    .lanewise(XOR, load(memory, plane2 + 8L * w))
                    .lanewise(XOR, load(memory, plane3 + 8L * w))
                    .not()
                    .intoMemorySegment(memory, plane4 + 8L * w, ORDER);
        }
        return w;
    }

    static boolean allTested(RoundChunk chunk) {
        MemorySegment memory = chunk.planes();
        long stride = 8L * chunk.words();
        long even = ~odd(chunk.parties());
        int words = chunk.usedWords();
        int w = 0;
        LongVector all = LongVector.broadcast(SPECIES, -1L);
        for (; w <= words - LANES; w += LANES) {
            LongVector ones = load(memory, 8L * w);
            for (int p = 1; p < chunk.parties(); p++) {
                ones = ones.lanewise(XOR, load(memory, p * stride + 8L * w));
            }
            all = all.and(ones.lanewise(XOR, even));
        }
        boolean tested = all.eq(-1L).allTrue();
        for (; w < words; w++) {
            tested &= tested(chunk, w) == -1L;
        }
        return tested;
    }

    static void kept(RoundChunk chunk, long[] kept) {
        MemorySegment memory = chunk.planes();
        long stride = 8L * chunk.words();
        long even = ~odd(chunk.parties());
        int whole = chunk.rounds() >> 6;
        int w = 0;
        for (; w <= whole - LANES; w += LANES) {
            LongVector ones = load(memory, 8L * w);
            for (int p = 1; p < chunk.parties(); p++) {
                ones = ones.lanewise(XOR, load(memory, p * stride + 8L * w));
            }
            ones.lanewise(XOR, even).intoArray(kept, w);
        }
        for (; w < chunk.words(); w++) {
            kept[w] = chunk.validBits(w) == 0 ? 0 : tested(chunk, w) & chunk.validBits(w);
        }
    }

    static void wrong(RoundChunk chunk, long[] wrong) {
        MemorySegment memory = chunk.planes();
        long stride = 8L * chunk.words();
        int n = chunk.parties();
        long sign = sign(n);
        long even = ~odd(n);
        int whole = chunk.rounds() >> 6;
        int w = switch (n) {
            case 3 -> wrongOfThree(memory, stride, whole, wrong);
            case 4 -> wrongOfFour(memory, stride, whole, wrong);
            case 5 -> wrongOfFive(memory, stride, whole, wrong);
            default -> 0;
        };
        for (; w <= whole - LANES; w += LANES) {
            LongVector ones = LongVector.zero(SPECIES);
            LongVector twos = LongVector.broadcast(SPECIES, sign);
            LongVector parity = ones;
            for (int p = 0; p < n; p++) {
                LongVector x = load(memory, p * stride + 8L * w);
                twos = twos.lanewise(XOR, ones.and(x));
                ones = ones.lanewise(XOR, x);
                parity = parity.lanewise(XOR, load(memory, (n + p) * stride + 8L * w));
            }
            parity.lanewise(XOR, twos).and(ones.lanewise(XOR, even)).intoArray(wrong, w);
        }
        for (; w < chunk.words(); w++) {
            wrong[w] = chunk.validBits(w) == 0
                    ? 0
                    : tested(chunk, w) & (required(chunk, w) ^ outcomeParity(chunk, n, w)) & chunk.validBits(w);
        }
    }

    static void wrongOfChsh(RoundChunk chunk, long[] wrong) {
        MemorySegment memory = chunk.planes();
        long stride = 8L * chunk.words();
        int whole = chunk.rounds() >> 6;
        int w = 0;
        for (; w <= whole - LANES; w += LANES) {
            LongVector required = load(memory, 8L * w).and(load(memory, stride + 8L * w));
            load(memory, 2 * stride + 8L * w)
                    .lanewise(XOR, load(memory, 3 * stride + 8L * w))
                    .lanewise(XOR, required)
                    .intoArray(wrong, w);
        }
        for (; w < chunk.words(); w++) {
            long required = chunk.setting(0, w) & chunk.setting(1, w);
            wrong[w] = (chunk.outcome(0, w) ^ chunk.outcome(1, w) ^ required) & chunk.validBits(w);
        }
    }

    /**
     * Three parties, written out. Where a round is tested, the required parity is 0 when both of the first two settings are
     * 1 and else 1. Returns the words done.
     */
    private static int wrongOfThree(MemorySegment memory, long stride, int whole, long[] wrong) {
        long plane1 = stride;
        long plane2 = 2 * stride;
        long plane3 = 3 * stride;
        long plane4 = 4 * stride;
        long plane5 = 5 * stride;
        int w = 0;
        for (; w <= whole - LANES; w += LANES) {
            LongVector x1 = load(memory, 8L * w);
            LongVector x2 = load(memory, plane1 + 8L * w);
            LongVector tested = x1.lanewise(XOR, x2).lanewise(XOR, load(memory, plane2 + 8L * w));
            LongVector right = load(memory, plane3 + 8L * w)
                    .lanewise(XOR, load(memory, plane4 + 8L * w))
                    .lanewise(XOR, load(memory, plane5 + 8L * w))
                    .lanewise(XOR, x1.and(x2));
            tested.and(right.not()).intoArray(wrong, w);
        }
        return w;
    }

    /**
     * Four parties, written out. Where a round is tested, two settings of 1 require parity 1, none or four require 0: that
     * is (x1 or x2) xor (x3 and x4). Returns the words done.
     */
    private static int wrongOfFour(MemorySegment memory, long stride, int whole, long[] wrong) {
        long plane1 = stride;
        long plane2 = 2 * stride;
        long plane3 = 3 * stride;
        long plane4 = 4 * stride;
        long plane5 = 5 * stride;
        long plane6 = 6 * stride;
        long plane7 = 7 * stride;
        int w = 0;
        for (; w <= whole - LANES; w += LANES) {
            LongVector x1 = load(memory, 8L * w);
            LongVector x2 = load(memory, plane1 + 8L * w);
            LongVector x3 = load(memory, plane2 + 8L * w);
            LongVector x4 = load(memory, plane3 + 8L * w);
            LongVector untested = x1.lanewise(XOR, x2).lanewise(XOR, x3.lanewise(XOR, x4));
            load(memory, plane4 + 8L * w)
                    .lanewise(XOR, load(memory, plane5 + 8L * w))
                    .lanewise(XOR, load(memory, plane6 + 8L * w))
                    .lanewise(XOR, load(memory, plane7 + 8L * w))
                    .lanewise(XOR, x1.or(x2))
                    .lanewise(XOR, x3.and(x4))
                    .and(untested.not())
                    .intoArray(wrong, w);
        }
        return w;
    }

    /**
     * The paper's five parties, written out: with so few instructions a plane that the processor has the whole chunk in
     * flight, which is what makes recorded rounds as fast as memory. Returns the words done.
     */
    private static int wrongOfFive(MemorySegment memory, long stride, int whole, long[] wrong) {
        long plane1 = 1 * stride;
        long plane2 = 2 * stride;
        long plane3 = 3 * stride;
        long plane4 = 4 * stride;
        long plane5 = 5 * stride;
        long plane6 = 6 * stride;
        long plane7 = 7 * stride;
        long plane8 = 8 * stride;
        long plane9 = 9 * stride;
        int w = 0;
        for (; w <= whole - LANES; w += LANES) {
            LongVector x1 = load(memory, 8L * w);
            LongVector x2 = load(memory, plane1 + 8L * w);
            LongVector x3 = load(memory, plane2 + 8L * w);
            LongVector x4 = load(memory, plane3 + 8L * w);
            LongVector x5 = load(memory, plane4 + 8L * w);
            LongVector parity = load(memory, plane5 + 8L * w)
                    .lanewise(XOR, load(memory, plane6 + 8L * w))
                    .lanewise(XOR, load(memory, plane7 + 8L * w))
                    .lanewise(XOR, load(memory, plane8 + 8L * w))
                    .lanewise(XOR, load(memory, plane9 + 8L * w));
            LongVector two = x1.lanewise(XOR, x2);
            LongVector three = two.lanewise(XOR, x3);
            LongVector four = three.lanewise(XOR, x4);
            LongVector twos = x1.and(x2)
                    .lanewise(XOR, two.and(x3))
                    .lanewise(XOR, three.and(x4))
                    .lanewise(XOR, four.and(x5));
            parity.lanewise(XOR, twos).and(four.lanewise(XOR, x5)).intoArray(wrong, w);
        }
        return w;
    }

    static void correlate(RoundChunk chunk) {
        MemorySegment memory = chunk.planes();
        long stride = 8L * chunk.words();
        int n = chunk.parties();
        long sign = sign(n);
        long even = ~odd(n);
        int words = chunk.usedWords();
        int w = n == 5 ? correlateFive(memory, stride, words) : 0;
        for (; w <= words - LANES; w += LANES) {
            LongVector ones = load(memory, 8L * w);
            LongVector twos = LongVector.broadcast(SPECIES, sign);
            LongVector parity = load(memory, n * stride + 8L * w);
            for (int p = 1; p < n - 1; p++) {
                LongVector x = load(memory, p * stride + 8L * w);
                twos = twos.lanewise(XOR, ones.and(x));
                ones = ones.lanewise(XOR, x);
                parity = parity.lanewise(XOR, load(memory, (n + p) * stride + 8L * w));
            }
            LongVector x = load(memory, (n - 1) * stride + 8L * w);
            twos = twos.lanewise(XOR, ones.and(x));
            LongVector tested = ones.lanewise(XOR, x).lanewise(XOR, even);
            LongVector free = load(memory, (2 * n - 1) * stride + 8L * w);
            parity.lanewise(XOR, twos)
                    .and(tested)
                    .or(free.and(tested.not()))
                    .intoMemorySegment(memory, (2 * n - 1) * stride + 8L * w, ORDER);
        }
        for (; w < words; w++) {
            correlateWord(chunk, w, 0);
        }
    }

    /** As {@link #wrongOfFive}. */
    private static int correlateFive(MemorySegment memory, long stride, int words) {
        long plane1 = 1 * stride;
        long plane2 = 2 * stride;
        long plane3 = 3 * stride;
        long plane4 = 4 * stride;
        long plane5 = 5 * stride;
        long plane6 = 6 * stride;
        long plane7 = 7 * stride;
        long plane8 = 8 * stride;
        long plane9 = 9 * stride;
        int w = 0;
        for (; w <= words - LANES; w += LANES) {
            LongVector x1 = load(memory, 8L * w);
            LongVector x2 = load(memory, plane1 + 8L * w);
            LongVector x3 = load(memory, plane2 + 8L * w);
            LongVector x4 = load(memory, plane3 + 8L * w);
            LongVector x5 = load(memory, plane4 + 8L * w);
            LongVector parity = load(memory, plane5 + 8L * w)
                    .lanewise(XOR, load(memory, plane6 + 8L * w))
                    .lanewise(XOR, load(memory, plane7 + 8L * w))
                    .lanewise(XOR, load(memory, plane8 + 8L * w));
            LongVector two = x1.lanewise(XOR, x2);
            LongVector three = two.lanewise(XOR, x3);
            LongVector four = three.lanewise(XOR, x4);
            LongVector tested = four.lanewise(XOR, x5);
            LongVector twos = x1.and(x2)
                    .lanewise(XOR, two.and(x3))
                    .lanewise(XOR, three.and(x4))
                    .lanewise(XOR, four.and(x5));
            parity.lanewise(XOR, twos)
                    .and(tested)
                    .or(load(memory, plane9 + 8L * w).and(tested.not()))
                    .intoMemorySegment(memory, plane9 + 8L * w, ORDER);
        }
        return w;
    }

    static void correlate(RoundChunk chunk, long[] flips) {
        MemorySegment memory = chunk.planes();
        long stride = 8L * chunk.words();
        int n = chunk.parties();
        long even = ~odd(n);
        correlate(chunk);
        int words = chunk.usedWords();
        int w = 0;
        for (; w <= words - LANES; w += LANES) {
            LongVector ones = load(memory, 8L * w);
            for (int p = 1; p < n; p++) {
                ones = ones.lanewise(XOR, load(memory, p * stride + 8L * w));
            }
            long last = (2 * n - 1) * stride + 8L * w;
            load(memory, last)
                    .lanewise(XOR, LongVector.fromArray(SPECIES, flips, w).and(ones.lanewise(XOR, even)))
                    .intoMemorySegment(memory, last, ORDER);
        }
        for (; w < words; w++) {
            correlateWord(chunk, w, flips[w]);
        }
    }

    private static LongVector load(MemorySegment memory, long offset) {
        return LongVector.fromMemorySegment(SPECIES, memory, offset, ORDER);
    }

    private static void correlateWord(RoundChunk chunk, int w, long flips) {
        int last = chunk.parties() - 1;
        long tested = tested(chunk, w);
        long fixed = required(chunk, w) ^ outcomeParity(chunk, last, w) ^ flips;
        chunk.setOutcome(last, w, fixed & tested | chunk.outcome(last, w) & ~tested);
    }

    /** What {@code twos} starts from. */
    private static long sign(int parties) {
        return parties % 4 >= 2 ? -1L : 0;
    }

    /** What {@code ones} must be for a round to be tested, in all lanes. */
    private static long odd(int parties) {
        return -(parties & 1L);
    }

    private static long tested(RoundChunk chunk, int w) {
        long ones = ~odd(chunk.parties());
        for (int p = 0; p < chunk.parties(); p++) {
            ones ^= chunk.setting(p, w);
        }
        return ones;
    }

    private static long required(RoundChunk chunk, int w) {
        long ones = 0;
        long twos = sign(chunk.parties());
        for (int p = 0; p < chunk.parties(); p++) {
            twos ^= ones & chunk.setting(p, w);
            ones ^= chunk.setting(p, w);
        }
        return twos;
    }

    private static long outcomeParity(RoundChunk chunk, int parties, int w) {
        long parity = 0;
        for (int p = 0; p < parties; p++) {
            parity ^= chunk.outcome(p, w);
        }
        return parity;
    }
}
