package io.github.clinamen.core.protocol;

import io.github.clinamen.core.bits.BitString;

/**
 * What a stretch of consecutive rounds contributes to a run. Tallies of neighbouring stretches {@linkplain #merge merge};
 * merging is associative with {@link #EMPTY} as its neutral element, so threads, partitions and resumed runs all arrive
 * at the same record.
 *
 * <p>Positions count kept rounds from the start of the stretch. In the scattered layout all rounds are kept, and only
 * tested rounds can be {@code wrong}; in the blocks layout any kept round can, since the distillation block is chosen
 * afterwards.
 *
 * @param rounds how many rounds were measured
 * @param kept how many of them have settings in X (step 2)
 * @param wrong how many of the kept rounds that may be tested have I = 1
 * @param firstWrong position of the first of these, -1 for none
 * @param lastWrong position of the last of these, -1 for none
 * @param parity exclusive or of the bits contributed by picked rounds; false where {@code values} are collected
 * @param digest position-sensitive sum over all planes of all rounds
 * @param values contributed bits in order, of the picked rounds (scattered) or of all kept rounds (blocks); empty when
 *     the distillation needs only the parity
 */
public record Tally(
        long rounds,
        long kept,
        long wrong,
        long firstWrong,
        long lastWrong,
        boolean parity,
        long digest,
        BitString values) {
    public static final Tally EMPTY = new Tally(0, 0, 0, -1, -1, false, 0, BitString.EMPTY);

    public Tally {
        if (rounds < 0 || kept < 0 || kept > rounds || wrong < 0 || wrong > kept) {
            throw new IllegalArgumentException("tally: expected 0 <= wrong <= kept <= rounds, found wrong " + wrong
                    + ", kept " + kept + ", rounds " + rounds);
        }
        boolean placed = wrong == 0
                ? firstWrong == -1 && lastWrong == -1
                : 0 <= firstWrong && firstWrong <= lastWrong && lastWrong < kept && lastWrong - firstWrong >= wrong - 1;
        if (!placed) {
            throw new IllegalArgumentException("tally: wrong positions " + firstWrong + " to " + lastWrong
                    + " do not fit " + wrong + " wrong of " + kept + " kept rounds");
        }
    }

    /** The tally of this stretch followed by the next one. */
    public Tally merge(Tally next) {
        return new Tally(
                Math.addExact(rounds, next.rounds),
                kept + next.kept,
                wrong + next.wrong,
                wrong > 0 ? firstWrong : next.wrong > 0 ? kept + next.firstWrong : -1,
                next.wrong > 0 ? kept + next.lastWrong : lastWrong,
                parity ^ next.parity,
                digest + next.digest,
                values.concat(next.values));
    }
}
