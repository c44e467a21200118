package io.github.clinamen.core.plan;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.bound.FrontierGame;
import io.github.clinamen.core.game.SettingRule;
import io.github.clinamen.core.protocol.Distillation;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.hipparchus.fraction.BigFraction;

/**
 * What a plan of the paper's protocol is asked for: one bit from perfect boxes.
 *
 * @param epsilon the promise of the source
 * @param target the most that P(guess) - 1/2 of (C6) may be, above 0 and below 1/2
 * @param analysis which bound it rests on
 * @param game the Mermin game and function
 * @param settings how settings are made; (C7) has {@code independent} ones
 * @param nd Nd where it is fixed
 * @param log2Nb log2 Nb where it is fixed
 * @param maxRounds how many rounds are thought possible, at least 1
 */
public record BoxOneRequest(
        Epsilon epsilon,
        BigFraction target,
        Analysis analysis,
        FrontierGame game,
        SettingRule settings,
        OptionalLong nd,
        OptionalInt log2Nb,
        double maxRounds) {
    /** Nd at most: what the search, which counts in doubles, holds exactly. */
    public static final long MAX_ND = 1L << 53;

    /** log2 Nb at most. */
    public static final int MAX_LOG2_NB = 10_000_000;

    /** Which bound. */
    public enum Analysis {
        /** (C7) as printed, five parties, majority of three, rounds discarded, the paper's function family. */
        PAPER("paper", new Distillation.Family(4, 1)),
        /** (P3), parity of the block. */
        PRODUCT("product", new Distillation.Parity());

        private final String word;
        private final Distillation distillation;

        Analysis(String word, Distillation distillation) {
            this.word = word;
            this.distillation = distillation;
        }

        /** As on the command line. */
        public String word() {
            return word;
        }

        Distillation distillation() {
            return distillation;
        }
    }

    public BoxOneRequest {
        if (target.signum() <= 0 || target.compareTo(BigFraction.ONE_HALF) >= 0) {
            throw new IllegalArgumentException("target: expected a number above 0 and below 0.5, found " + target);
        }
        if (nd.isPresent() && (nd.getAsLong() < 1 || nd.getAsLong() > MAX_ND)) {
            throw new IllegalArgumentException("nd: expected 1 to 2^53, found " + nd.getAsLong());
        }
        if (log2Nb.isPresent() && (log2Nb.getAsInt() < 0 || log2Nb.getAsInt() > MAX_LOG2_NB)) {
            throw new IllegalArgumentException("log2Nb: expected 0 to 10^7, found " + log2Nb.getAsInt());
        }
        if (!(maxRounds >= 1)) {
            throw new IllegalArgumentException("rounds: expected at least 1 round, found " + maxRounds);
        }
    }

    /** The paper's own: (C7) for five parties. */
    public static BoxOneRequest paper(Epsilon epsilon, BigFraction target) {
        return new BoxOneRequest(
                epsilon,
                target,
                Analysis.PAPER,
                FrontierGame.FIVE_PARTY_MAJORITY,
                SettingRule.INDEPENDENT,
                OptionalLong.empty(),
                OptionalInt.empty(),
                1e15);
    }

    /** The same by another bound. */
    public BoxOneRequest by(Analysis other) {
        return new BoxOneRequest(epsilon, target, other, game, settings, nd, log2Nb, maxRounds);
    }
}
