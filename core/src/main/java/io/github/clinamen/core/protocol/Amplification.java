package io.github.clinamen.core.protocol;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.bits.BitString;
import io.github.clinamen.core.bound.Assumption;
import io.github.clinamen.core.bound.Claim;
import io.github.clinamen.core.bound.TheoremA;
import io.github.clinamen.core.certificate.CertifiedGauge;
import io.github.clinamen.core.code.LinearCode;
import io.github.clinamen.core.code.ParityCode;
import io.github.clinamen.core.game.Game;
import io.github.clinamen.core.game.SettingRule;
import io.github.clinamen.core.source.DrawOrder;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Protocol A (docs/theory.md): every round is tested, and the values of all rounds, wrong ones too, are put through one
 * public linear code. Accepted when at most W rounds are wrong.
 *
 * @param gauge the game, with the proof of what a round costs Eve
 * @param settings a rule that reaches the game's contexts one to one
 * @param epsilon the promise of the source
 * @param code k = G m, m the values of the N rounds in order; its length is N
 * @param wrongAllowed W, 0 or more and less than N
 * @param attempts the greatest number of runs of this plan, 1 to 10^6: it multiplies the distance
 * @param digestBits how many of the code's last rows are not output but published, as a linear digest of m to which a lab
 *     binds itself: 0 or {@link #DIGEST_BITS}
 */
public record Amplification(
        CertifiedGauge gauge,
        SettingRule settings,
        Epsilon epsilon,
        LinearCode code,
        long wrongAllowed,
        int attempts,
        int digestBits)
        implements Protocol {
    /** Rows of a linear digest; two different m have the same one with probability 2^-256 for who does not choose them. */
    public static final int DIGEST_BITS = 256;

    private static final int MOST_ATTEMPTS = 1_000_000;

    public Amplification {
        if (!settings.isOneToOne(gauge.game())) {
            throw new IllegalArgumentException("settings: Theorem A (I) needs a rule that reaches the contexts of "
                    + gauge.game().name() + " one to one, found " + settings.word());
        }
        if (wrongAllowed < 0 || wrongAllowed >= code.length()) {
            throw new IllegalArgumentException(
                    "wrongAllowed: expected 0 to " + (code.length() - 1) + ", found " + wrongAllowed);
        }
        if (attempts < 1 || attempts > MOST_ATTEMPTS) {
            throw new IllegalArgumentException("attempts: expected 1 to " + MOST_ATTEMPTS + ", found " + attempts);
        }
        if (digestBits != 0 && digestBits != DIGEST_BITS) {
            throw new IllegalArgumentException("digestBits: expected 0 or " + DIGEST_BITS + ", found " + digestBits);
        }
        if (code.dimension() <= digestBits) {
            throw new IllegalArgumentException("code: expected more than " + digestBits
                    + " rows, those of the digest, found " + code.dimension() + " (" + code.spec() + ")");
        }
    }

    /** One bit, one attempt, no digest: the parity of so many rounds. */
    public static Amplification ofParity(CertifiedGauge gauge, Epsilon epsilon, long rounds, long wrongAllowed) {
        return new Amplification(
                gauge, SettingRule.of(gauge.game()), epsilon, new ParityCode(rounds), wrongAllowed, 1, 0);
    }

    @Override
    public String name() {
        return "amplification";
    }

    @Override
    public Game game() {
        return gauge.game();
    }

    @Override
    public BigInteger measuredRounds() {
        return BigInteger.valueOf(code.length());
    }

    @Override
    public DrawOrder order() {
        return DrawOrder.WORDS;
    }

    @Override
    public long outputBits() {
        return code.dimension() - digestBits;
    }

    @Override
    public Keeps keeps() {
        return code instanceof ParityCode ? Keeps.PARITY : Keeps.VALUES;
    }

    @Override
    public int laterBits() {
        return 0;
    }

    @Override
    public boolean isHopeless(Tally prefix) {
        return prefix.wrong() > wrongAllowed;
    }

    @Override
    public Verdict judge(Tally total, LongSupplier later) {
        if (isHopeless(total)) {
            return new Verdict.Aborted(wrongAllowed > 0 ? AbortReason.TOO_MANY_WRONG : AbortReason.WRONG_ROUND);
        }
        total.requireRounds(measuredRounds());
        BitString all = keeps() == Keeps.PARITY ? BitString.of(total.parity()) : code.encode(total.values());
        return new Verdict.Accepted(all.slice(0, outputBits()), all.slice(outputBits(), all.length()));
    }

    /** The theorem with the numbers of this plan. */
    public TheoremA theorem() {
        return new TheoremA(theoremOf(gauge.game()), gauge.factor(epsilon, settings), code, wrongAllowed, attempts);
    }

    private static String theoremOf(Game game) {
        return switch (game.name().split(":", 2)[0]) {
            case "mermin" -> "A" + game.parties();
            case "chsh", "chained" -> "A2";
            default -> "A";
        };
    }

    @Override
    public Claim.Distance claim() {
        return theorem().claim("eps = " + epsilon);
    }

    @Override
    public List<Assumption> assumptions() {
        List<Assumption> all = new ArrayList<>(List.of(
                Assumption.SANTHA_VAZIRANI,
                Assumption.SOURCE_BOX_INDEPENDENCE,
                Assumption.NO_SIGNALLING,
                Assumption.BOXES_USED_ONCE,
                Assumption.NOTHING_PUBLISHED,
                Assumption.PLAN_FIXED,
                Assumption.TRUSTED_PROCESSING));
        if (settings == SettingRule.PARITY_COMPLETION) {
            all.add(Assumption.PARITY_COMPLETION);
        }
        return List.copyOf(all);
    }
}
