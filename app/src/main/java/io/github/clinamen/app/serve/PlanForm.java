package io.github.clinamen.app.serve;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.plan.GameOption;
import io.github.clinamen.core.plan.PlanRequest;
import io.github.clinamen.core.protocol.SettingChoice;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.hipparchus.fraction.BigFraction;

/**
 * What a client asks a plan for: the options of {@code clinamen plan} by the same names.
 *
 * @param parties absent for any
 * @param layout absent for both
 * @param analysis absent for all
 */
record PlanForm(
        Epsilon epsilon,
        BigFraction target,
        long bits,
        BigFraction noise,
        BigFraction completeness,
        OptionalInt parties,
        Optional<String> layout,
        Optional<String> analysis,
        OptionalLong nd,
        OptionalInt log2Nb) {
    static final String LEAST_EPSILON = "0.001";
    static final String LEAST_TARGET = "1e-30";
    static final String MOST_NOISE = "0.25";
    static final List<String> LAYOUTS = List.of("scattered", "blocks");
    static final List<String> ANALYSES = List.of(PlanRequest.SCATTERED, PlanRequest.COMMON_POINT, "product", "paper");

    private static final int MOST_LOG2_NB = 40;
    private static final long MOST_ND = 1_000_000_000_000L;

    /** Reads the form and nothing else from the fields. */
    static PlanForm read(Fields fields, Limits limits) {
        PlanForm form = new PlanForm(
                new Epsilon(fields.exact("epsilon", "0.1", LEAST_EPSILON, "0.5")),
                fields.exact("target", "1e-6", LEAST_TARGET, "0.49"),
                fields.whole("bits", 1, limits.outputBits()).orElse(1),
                fields.exact("noise", "0", "0", MOST_NOISE),
                fields.exact("completeness", "0.99", "0.01", "0.999999"),
                fields.whole("parties", 4, 5),
                fields.word("layout", LAYOUTS),
                fields.word("analysis", ANALYSES),
                fields.whole("nd", 1L, MOST_ND),
                fields.whole("log2Nb", 0, MOST_LOG2_NB));
        fields.end();
        if (form.analyses().isEmpty()) {
            throw new Refusal(
                    400,
                    "analysis",
                    "one of the " + form.layout().orElseThrow() + " layout",
                    form.analysis().orElseThrow());
        }
        return form;
    }

    /** The same question about another source, by one analysis. */
    PlanForm at(String otherEpsilon, String otherAnalysis) {
        return new PlanForm(
                Epsilon.parse(otherEpsilon),
                target,
                bits,
                noise,
                completeness,
                parties,
                Optional.empty(),
                Optional.of(otherAnalysis),
                OptionalLong.empty(),
                OptionalInt.empty());
    }

    /** @param certified the games there are */
    PlanRequest request(List<GameOption> certified) {
        PlanRequest usual = PlanRequest.of(epsilon, target);
        return new PlanRequest(
                epsilon,
                target,
                bits,
                noise,
                completeness,
                certified.stream()
                        .filter(option -> parties.isEmpty() || option.game().parties() == parties.getAsInt())
                        .toList(),
                analyses(),
                Set.of(SettingChoice.values()),
                nd,
                log2Nb,
                PlanRequest.Objective.ROUNDS,
                usual.maxRounds(),
                usual.roundsPerSecond());
    }

    private Set<String> analyses() {
        Set<String> wanted = analysis.map(Set::of).orElse(Set.copyOf(PlanRequest.ANALYSES));
        if (layout.isEmpty()) {
            return wanted;
        }
        boolean scattered = layout.get().equals("scattered");
        return Set.copyOf(wanted.stream()
                .filter(name -> name.startsWith(PlanRequest.SCATTERED) == scattered)
                .toList());
    }
}
