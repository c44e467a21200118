package io.github.clinamen.core.bits;

/**
 * Where the picks of the scattered layout are (theory.md 4): bins of Nb = 2^{@code choiceBits} consecutive rounds from round
 * 0 of the run, one picked round in each. A pick is the position in its bin, 0 to Nb - 1.
 *
 * <p>A chunk of 2^14 rounds with Nb at most 2^14 draws the picks of all its bins. A larger bin spans Nb / 2^14 chunks and
 * its pick is drawn with the first of them. Pick bits are packed so that masks are made quickly:
 *
 * <ul>
 *   <li>Nb up to 64: {@code choiceBits} planes one after another, each of the bins / 64 words (rounded up) that hold one
 *       bit a bin; bit j of the pick of bin b is bit b mod 64 of word b / 64 of plane j;
 *   <li>Nb above 64: the pick of bin b is bits b {@code choiceBits} to (b + 1) {@code choiceBits} - 1 of the words, bit 0
 *       being the lowest of word 0; the first of them is the lowest of the pick.
 * </ul>
 *
 * @param choiceBits log2 of Nb, 0 to 62
 */
public record PickPlanes(int choiceBits) {
    /** log2 of the rounds in a chunk. */
    private static final int CHUNK_BITS = Integer.numberOfTrailingZeros(RoundChunk.ROUNDS);

    /** log2 of the largest Nb whose picks are stored in planes. */
    private static final int PLANE_BITS = 6;

    public PickPlanes {
        if (choiceBits < 0 || choiceBits > 62) {
            throw new IllegalArgumentException("log2Nb: expected 0 to 62, found " + choiceBits);
        }
    }

    /** How many words hold the picks of so many bins. */
    public static int words(int choiceBits, int bins) {
        return choiceBits <= PLANE_BITS
                ? choiceBits * ((bins + 63) >> 6)
                : Math.toIntExact(((long) bins * choiceBits + 63) >> 6);
    }

    /** The chunk with which the picks of a chunk's bins are drawn: itself, or the first that its bin spans. */
    public long drawnWith(long chunk) {
        return chunk & -spannedChunks();
    }

    /** How many words of picks are drawn with a chunk of so many rounds: none when an earlier chunk's bin goes on. */
    public int drawnWords(long chunk, int rounds) {
        return drawnWith(chunk) == chunk ? words(choiceBits, bins(rounds)) : 0;
    }

    /** How many bins a chunk of so many rounds begins or continues. */
    public int bins(int rounds) {
        if (spannedChunks() > 1) {
            return rounds > 0 ? 1 : 0;
        }
        if ((rounds & ((1 << choiceBits) - 1)) != 0) {
            throw new IllegalArgumentException(
                    "rounds: expected a multiple of Nb = " + (1 << choiceBits) + ", found " + rounds);
        }
        return rounds >> choiceBits;
    }

    /**
     * The pick of one bin, 0 to Nb - 1.
     *
     * @param picks what was drawn
     * @param bins for how many bins it was drawn
     * @param bin 0 to {@code bins} - 1
     */
    public long pick(long[] picks, int bins, int bin) {
        if (bin < 0 || bin >= bins) {
            throw new IllegalArgumentException("bin: expected 0 to " + (bins - 1) + ", found " + bin);
        }
        long pick = 0;
        for (int j = 0; j < choiceBits; j++) {
            long bit =
                    choiceBits <= PLANE_BITS ? (long) j * ((bins + 63) >> 6) * 64 + bin : (long) bin * choiceBits + j;
            pick |= (picks[(int) (bit >> 6)] >>> (bit & 63) & 1) << j;
        }
        return pick;
    }

    /**
     * Sets, in the mask of a chunk, the picked round of each bin and nothing else.
     *
     * @param chunk index of the chunk in the run
     * @param rounds how many rounds it has, a multiple of Nb when Nb is at most 2^14
     * @param picks the words drawn with chunk {@link #drawnWith}
     * @param mask one bit a round, as many words as the rounds need or more; all are overwritten
     */
    public void mask(long chunk, int rounds, long[] picks, long[] mask) {
        int bins = bins(rounds);
        Planes.requireWords(mask, (rounds + 63) >> 6);
        if (picks.length < words(choiceBits, bins)) {
            throw new IllegalArgumentException(
                    "picks: expected " + words(choiceBits, bins) + " words, found " + picks.length);
        }
        if (choiceBits <= PLANE_BITS) {
            PickLoops.smallBins(choiceBits, rounds, picks, mask);
        } else if (spannedChunks() == 1) {
            PickLoops.largeBins(choiceBits, rounds, picks, mask);
        } else {
            PlainPicks.mask(this, chunk, rounds, picks, mask);
        }
    }

    /** How many chunks a bin spans, at least 1. */
    private long spannedChunks() {
        return choiceBits <= CHUNK_BITS ? 1 : 1L << (choiceBits - CHUNK_BITS);
    }
}
