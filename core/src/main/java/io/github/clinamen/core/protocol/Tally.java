package io.github.clinamen.core.protocol;

import io.github.clinamen.core.bits.BitString;
import java.math.BigInteger;

/**
 * What a stretch of consecutive rounds contributes to a run. Tallies of neighbouring stretches {@linkplain #merge merge};
 * merging is associative with {@link #EMPTY} as its neutral element, so threads, shares, partitions and resumed runs all
 * arrive at the same record.
 *
 * <p>Positions count kept rounds from the start of the stretch; where no round is discarded these are all rounds.
 *
 * @param rounds how many rounds were measured
 * @param kept how many of them have settings that the game tests
 * @param wrong how many of the kept rounds are wrong
 * @param firstWrong position of the first of these, -1 for none
 * @param lastWrong position of the last of these, -1 for none
 * @param parity exclusive or of the values of all kept rounds; false where {@code values} are collected
 * @param values what the protocol {@linkplain Protocol.Keeps keeps}: nothing, values of kept rounds in order, or outcomes chunk
 *     after chunk
 */
public record Tally(
        long rounds, long kept, long wrong, long firstWrong, long lastWrong, boolean parity, BitString values) {
    public static final Tally EMPTY = new Tally(0, 0, 0, -1, -1, false, BitString.EMPTY);

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
                values.concat(next.values));
    }

    /** The counts alone: what may stand in a transcript of any protocol. */
    public Tally withoutValues() {
        return new Tally(rounds, kept, wrong, firstWrong, lastWrong, false, BitString.EMPTY);
    }

    /** @throws IllegalArgumentException unless this is the tally of so many rounds */
    void requireRounds(BigInteger expected) {
        if (!BigInteger.valueOf(rounds).equals(expected)) {
            throw new IllegalArgumentException("tally: expected " + expected + " rounds, found " + rounds);
        }
    }
}
