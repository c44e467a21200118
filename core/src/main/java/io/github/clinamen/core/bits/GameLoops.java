package io.github.clinamen.core.bits;

import static jdk.incubator.vector.VectorOperators.XOR;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/** {@link GameWords} over vectors of words; the words that fill no vector are left to it. */
final class GameLoops {
    private static final VectorSpecies<Long> SPECIES = LongVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;

    private static final long[] NO_FLIPS = {};

    private GameLoops() {}

    static void completeParity(RoundChunk chunk) {
        MemorySegment memory = chunk.planes();
        long stride = 8L * chunk.words();
        int last = chunk.parties() - 1;
        int words = chunk.usedWords();
        long odd = GameWords.odd(chunk.parties());
        int w = switch (last) {
            case 2 -> completeThree(memory, stride, words);
            case 4 -> completeFive(memory, stride, words);
            default -> 0;
        };
        for (; w <= words - LANES; w += LANES) {
            LongVector completed = LongVector.broadcast(SPECIES, odd);
            for (int p = 0; p < last; p++) {
                completed = completed.lanewise(XOR, load(memory, p * stride + 8L * w));
            }
            completed.intoMemorySegment(memory, last * stride + 8L * w, ORDER);
        }
        GameWords.completeParity(chunk, w);
    }

    /** As {@link #wrongOfFive}. */
    private static int completeThree(MemorySegment memory, long stride, int words) {
        long plane2 = 2 * stride;
        int w = 0;
        for (; w <= words - LANES; w += LANES) {
            load(memory, 8L * w)
                    .lanewise(XOR, load(memory, stride + 8L * w))
                    .not()
                    .intoMemorySegment(memory, plane2 + 8L * w, ORDER);
        }
        return w;
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
        int n = chunk.parties();
        long even = ~GameWords.odd(n);
        int words = chunk.usedWords();
        int w = 0;
        LongVector all = LongVector.broadcast(SPECIES, -1L);
        for (; n == 3 && w <= words - LANES; w += LANES) {
            all = all.and(testedOfThree(memory, stride, w));
        }
        for (; w <= words - LANES; w += LANES) {
            LongVector ones = load(memory, 8L * w);
            for (int p = 1; p < n; p++) {
                ones = ones.lanewise(XOR, load(memory, p * stride + 8L * w));
            }
            all = all.and(ones.lanewise(XOR, even));
        }
        return all.eq(-1L).allTrue() && GameWords.allTested(chunk, w);
    }

    static void tested(RoundChunk chunk, long[] tested) {
        MemorySegment memory = chunk.planes();
        long stride = 8L * chunk.words();
        long even = ~GameWords.odd(chunk.parties());
        int whole = chunk.rounds() >> 6;
        int w = 0;
        for (; chunk.parties() == 3 && w <= whole - LANES; w += LANES) {
            testedOfThree(memory, stride, w).intoArray(tested, w);
        }
        for (; w <= whole - LANES; w += LANES) {
            LongVector ones = load(memory, 8L * w);
            for (int p = 1; p < chunk.parties(); p++) {
                ones = ones.lanewise(XOR, load(memory, p * stride + 8L * w));
            }
            ones.lanewise(XOR, even).intoArray(tested, w);
        }
        GameWords.tested(chunk, w, tested);
    }

    private static LongVector testedOfThree(MemorySegment memory, long stride, int w) {
        return load(memory, 8L * w)
                .lanewise(XOR, load(memory, stride + 8L * w))
                .lanewise(XOR, load(memory, 2 * stride + 8L * w));
    }

    static void wrong(RoundChunk chunk, long[] wrong) {
        MemorySegment memory = chunk.planes();
        long stride = 8L * chunk.words();
        int n = chunk.parties();
        long sign = GameWords.sign(n);
        long even = ~GameWords.odd(n);
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
        GameWords.wrong(chunk, w, wrong);
    }

    static void wrongInChsh(RoundChunk chunk, long[] wrong) {
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
        GameWords.wrongInChsh(chunk, w, wrong);
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

    private static void correlate(RoundChunk chunk) {
        MemorySegment memory = chunk.planes();
        long stride = 8L * chunk.words();
        int n = chunk.parties();
        long sign = GameWords.sign(n);
        long even = ~GameWords.odd(n);
        int words = chunk.usedWords();
        int w = switch (n) {
            case 3 -> correlateThree(memory, stride, words);
            case 5 -> correlateFive(memory, stride, words);
            default -> 0;
        };
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
        GameWords.correlate(chunk, w, NO_FLIPS);
    }

    /** As {@link #wrongOfThree}. */
    private static int correlateThree(MemorySegment memory, long stride, int words) {
        long plane1 = stride;
        long plane2 = 2 * stride;
        long plane3 = 3 * stride;
        long plane4 = 4 * stride;
        long plane5 = 5 * stride;
        int w = 0;
        for (; w <= words - LANES; w += LANES) {
            LongVector x1 = load(memory, 8L * w);
            LongVector x2 = load(memory, plane1 + 8L * w);
            LongVector tested = x1.lanewise(XOR, x2).lanewise(XOR, load(memory, plane2 + 8L * w));
            LongVector fixed = load(memory, plane3 + 8L * w)
                    .lanewise(XOR, load(memory, plane4 + 8L * w))
                    .lanewise(XOR, x1.and(x2))
                    .not();
            LongVector free = load(memory, plane5 + 8L * w);
            free.lanewise(XOR, free.lanewise(XOR, fixed).and(tested)).intoMemorySegment(memory, plane5 + 8L * w, ORDER);
        }
        return w;
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
        correlate(chunk);
        if (flips.length > 0) {
            flip(chunk, flips);
        }
    }

    /** Flips the last party's outcomes in tested rounds. */
    private static void flip(RoundChunk chunk, long[] flips) {
        MemorySegment memory = chunk.planes();
        long stride = 8L * chunk.words();
        int n = chunk.parties();
        long even = ~GameWords.odd(n);
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
        // With the others' outcomes and the flips as they are, the last outcome is determined where it is tested.
        GameWords.correlate(chunk, w, flips);
    }

    private static LongVector load(MemorySegment memory, long offset) {
        return LongVector.fromMemorySegment(SPECIES, memory, offset, ORDER);
    }
}
