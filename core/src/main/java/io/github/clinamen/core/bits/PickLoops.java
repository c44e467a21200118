package io.github.clinamen.core.bits;

import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.XOR;

import java.util.Arrays;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/** Pick masks word by word for small bins, bin by bin for large ones. */
final class PickLoops {
    /** Bit r of word j tells bit j of r. */
    private static final long[] POSITION = {
        0xAAAAAAAAAAAAAAAAL,
        0xCCCCCCCCCCCCCCCCL,
        0xF0F0F0F0F0F0F0F0L,
        0xFF00FF00FF00FF00L,
        0xFFFF0000FFFF0000L,
        0xFFFFFFFF00000000L
    };

    /** The first round of each bin of two. */
    private static final long PAIRS = 0x5555555555555555L;

    /** The first round of each bin of four. */
    private static final long QUADRUPLES = 0x1111111111111111L;

    private static final VectorSpecies<Long> SPECIES = LongVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final LongVector IOTA = LongVector.broadcast(SPECIES, 0).addIndex(1);

    private PickLoops() {}

    /** Nb up to 64: a round is picked when every bit of its position in the bin is that bit of the pick. */
    static void smallBins(int choiceBits, int rounds, long[] picks, long[] mask) {
        int words = (rounds + 63) >> 6;
        int w = switch (choiceBits) {
            case 1 -> pairs(rounds, picks, mask);
            case 2 -> quadruples(rounds, picks, mask);
            case 3, 4, 5, 6 -> smallBinVectors(choiceBits, rounds, picks, mask);
            default -> 0;
        };
        int planeWords = ((rounds >> choiceBits) + 63) >> 6;
        long firsts = firsts(choiceBits, 1);
        long bin = bin(choiceBits);
        for (; w < words; w++) {
            long picked = -1L;
            int firstBin = w << (6 - choiceBits);
            for (int j = 0; j < choiceBits; j++) {
                long bits = picks[j * planeWords + (firstBin >> 6)] >>> firstBin;
                // Each bin's bit of the pick, at the first round of its bin, then at all of them: no carry, bins are
                // apart.
                picked &= ~(Long.expand(bits, firsts) * bin ^ POSITION[j]);
            }
            mask[w] = picked;
        }
        if ((rounds & 63) != 0) {
            mask[words - 1] &= -1L >>> (64 - (rounds & 63));
        }
        Arrays.fill(mask, words, mask.length, 0);
    }

    /** The same for Nb = 2: 01 + 0 or 01 + 01 in each bin; returns the words done. */
    private static int pairs(int rounds, long[] picks, long[] mask) {
        int whole = rounds >> 6;
        for (int w = 0; w < whole; w++) {
            mask[w] = PAIRS + Long.expand(picks[w >> 1] >>> (w << 5), PAIRS);
        }
        return whole;
    }

    /** The same for Nb = 4: 0001 times 2 where the low bit is 1, times 4 where the high bit is; returns the words done. */
    private static int quadruples(int rounds, long[] picks, long[] mask) {
        int whole = rounds >> 6;
        int high = ((rounds >> 2) + 63) >> 6;
        for (int w = 0; w < whole; w++) {
            long one = QUADRUPLES + Long.expand(picks[w >> 2] >>> (w << 4), QUADRUPLES);
            long upper = 3 * Long.expand(picks[high + (w >> 2)] >>> (w << 4), QUADRUPLES);
            mask[w] = one + 3 * (one & upper);
        }
        return whole;
    }

    /** The same for 8 &lt;= Nb &lt;= 64, where all bins of a vector are in one word of each plane; returns the words done. */
    private static int smallBinVectors(int choiceBits, int rounds, long[] picks, long[] mask) {
        if (LANES > 8) {
            return 0;
        }
        int wordBits = 6 - choiceBits;
        int planeWords = ((rounds >> choiceBits) + 63) >> 6;
        long firsts4 = firsts(choiceBits, 4);
        long firsts2 = firsts(choiceBits, 2);
        long firsts1 = firsts(choiceBits, 1);
        int shift4 = 4 * ((1 << choiceBits) - 1);
        int shift2 = 2 * ((1 << choiceBits) - 1);
        int shift1 = (1 << choiceBits) - 1;
        long bin = bin(choiceBits);
        int whole = (rounds >> 6) / LANES * LANES;
        for (int w = 0; w < whole; w += LANES) {
            LongVector picked = LongVector.broadcast(SPECIES, -1L);
            int firstBin = w << wordBits;
            LongVector shifts = IOTA.lanewise(LSHL, wordBits);
            for (int j = 0; j < choiceBits; j++) {
                LongVector bits = LongVector.broadcast(SPECIES, picks[j * planeWords + (firstBin >> 6)] >>> firstBin)
                        .lanewise(LSHR, shifts);
                // A word's 64 / Nb bits, at most 8, go to the first rounds of their bins by halving runs of bits.
                if (choiceBits == 3) {
                    bits = bits.and(0xff);
                    bits = bits.or(bits.lanewise(LSHL, shift4)).and(firsts4);
                }
                if (choiceBits <= 4) {
                    bits = bits.and(choiceBits == 4 ? 0xf : -1L);
                    bits = bits.or(bits.lanewise(LSHL, shift2)).and(firsts2);
                }
                if (choiceBits <= 5) {
                    bits = bits.and(choiceBits == 5 ? 3 : -1L);
                    bits = bits.or(bits.lanewise(LSHL, shift1)).and(firsts1);
                }
                LongVector spread = bits.and(firsts1).mul(bin);
                picked = picked.and(spread.lanewise(XOR, POSITION[j]).not());
            }
            picked.intoArray(mask, w);
        }
        return whole;
    }

    /** The bits at the first {@code run} positions of every stretch of {@code run} bins. */
    private static long firsts(int choiceBits, int run) {
        long firsts = 0;
        for (int r = 0; r < 64; r++) {
            if ((r & ((run << choiceBits) - 1)) < run) {
                firsts |= 1L << r;
            }
        }
        return firsts;
    }

    /** The bits of one bin. */
    private static long bin(int choiceBits) {
        return choiceBits == 6 ? -1L : (1L << (1 << choiceBits)) - 1;
    }

    /** 64 &lt; Nb &lt;= 2^14: sets the picked bits one by one. */
    static void largeBins(int choiceBits, int rounds, long[] picks, long[] mask) {
        Arrays.fill(mask, 0);
        int bins = rounds >> choiceBits;
        long low = (1L << choiceBits) - 1;
        for (int bin = 0; bin < bins; bin++) {
            int at = bin * choiceBits;
            long pick = picks[at >> 6] >>> at;
            if ((at & 63) + choiceBits > 64) {
                pick |= picks[(at >> 6) + 1] << -at;
            }
            long round = ((long) bin << choiceBits) + (pick & low);
            mask[(int) (round >> 6)] |= 1L << round;
        }
    }
}
