package io.github.clinamen.app.serve;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.certificate.CertifiedGauge;
import io.github.clinamen.core.plan.PlanRequest;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.hipparchus.fraction.BigFraction;

/**
 * What a client asks a plan for: the options of {@code clinamen plan} by the same names.
 *
 * @param target the greatest trace distance
 * @param game absent for any
 * @param rounds absent for the fewest
 */
record PlanForm(
        Epsilon epsilon,
        BigFraction target,
        long bits,
        BigFraction noise,
        BigFraction completeness,
        Optional<String> game,
        OptionalLong rounds) {
    static final String LEAST_EPSILON = "0.001";
    static final String LEAST_TARGET = "1e-30";
    static final String MOST_NOISE = "0.25";
    static final List<String> GAMES =
            CertifiedGauge.shipped().stream().map(gauge -> gauge.game().name()).toList();

    private static final long MOST_ROUNDS = 1_000_000_000_000L;

    /** Reads the form and nothing else from the fields. */
    static PlanForm read(Fields fields, Limits limits) {
        PlanForm form = new PlanForm(
                new Epsilon(fields.exact("epsilon", "0.1", LEAST_EPSILON, "0.5")),
                fields.exact("target", "2e-6", LEAST_TARGET, "0.49"),
                fields.whole("bits", 1, limits.outputBits()).orElse(1),
                fields.exact("noise", "0", "0", MOST_NOISE),
                fields.exact("completeness", "0.99", "0.01", "0.999999"),
                fields.word("game", GAMES),
                fields.whole("rounds", 1L, MOST_ROUNDS));
        fields.end();
        if (form.rounds().isPresent() && form.bits() > 1) {
            throw new Refusal(400, "rounds", "none with more than one bit", form.bits() + " bits");
        }
        return form;
    }

    /** The same question about another source. */
    PlanForm at(String otherEpsilon) {
        return new PlanForm(Epsilon.parse(otherEpsilon), target, bits, noise, completeness, game, OptionalLong.empty());
    }

    PlanRequest request() {
        return PlanRequest.of(
                        epsilon,
                        target,
                        game.map(name -> CertifiedGauge.shipped().stream()
                                        .filter(gauge -> gauge.game().name().equals(name))
                                        .toList())
                                .orElseGet(() -> CertifiedGauge.playable(noise)))
                .withOutputBits(bits)
                .withNoise(noise, completeness)
                .withRounds(rounds);
    }
}
