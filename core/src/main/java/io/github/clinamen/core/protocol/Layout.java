package io.github.clinamen.core.protocol;

import java.math.BigInteger;

/**
 * Which rounds are tested and which are distilled.
 *
 * <p>Both layouts have Nd rounds to distil, each chosen by the source among Nb = 2^{@link #choiceBits()} candidates; they
 * differ in whether the source chooses once for all Nd rounds or once for each.
 */
public sealed interface Layout {
    /** Nd: how many rounds are distilled, at least 1. */
    long distilledRounds();

    /** log2 of Nb: how many source bits make one choice, 0 or more. */
    int choiceBits();

    /** {@code blocks} or {@code scattered}. */
    String name();

    /** Nd * Nb: how many rounds the layout arranges. */
    default BigInteger arrangedRounds() {
        return BigInteger.valueOf(distilledRounds()).shiftLeft(choiceBits());
    }

    /** Box 1 step 3: Nb blocks of Nd consecutive kept rounds; after all rounds the source chooses the distillation block. */
    record Blocks(long distilledRounds, int choiceBits) implements Layout {
        public Blocks {
            requireSizes(distilledRounds, choiceBits);
        }

        @Override
        public String name() {
            return "blocks";
        }
    }

    /**
     * Nd bins of Nb consecutive rounds; before a bin's settings the source picks one round of the bin. The picked rounds
     * are distilled and all others tested. Picks never reach a device.
     */
    record Scattered(long distilledRounds, int choiceBits) implements Layout {
        public Scattered {
            requireSizes(distilledRounds, choiceBits);
        }

        @Override
        public String name() {
            return "scattered";
        }
    }

    private static void requireSizes(long distilledRounds, int choiceBits) {
        if (distilledRounds < 1) {
            throw new IllegalArgumentException("nd: expected at least 1 round to distil, found " + distilledRounds);
        }
        if (choiceBits < 0) {
            throw new IllegalArgumentException("log2Nb: expected 0 or more, found " + choiceBits);
        }
    }
}
