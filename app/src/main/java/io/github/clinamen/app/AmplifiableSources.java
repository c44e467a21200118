package io.github.clinamen.app;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.Rationals;
import io.github.clinamen.core.certificate.CertifiedGauge;
import io.github.clinamen.core.plan.PlanRequest;
import io.github.clinamen.core.plan.PlanResult;
import io.github.clinamen.core.plan.Planner;
import io.github.clinamen.formats.assess.Assessment;
import io.github.clinamen.formats.assess.ChshAssessment;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hipparchus.fraction.BigFraction;

/**
 * Which weak sources boxes of some wrong fraction could amplify.
 *
 * @param noise the wrong fraction planned for, the estimate rounded up
 * @param sources promises that can be amplified, from the best source down, with what they take; empty when none can
 * @param reason why no weaker source, or none at all, can be
 */
record AmplifiableSources(String target, double noise, List<Source> sources, String reason) {
    private static final List<String> PROMISES = List.of(
            "0.5", "0.49", "0.48", "0.47", "0.46", "0.45", "0.44", "0.43", "0.42", "0.41", "0.4", "0.35", "0.3", "0.25",
            "0.2", "0.15", "0.1", "0.05", "0.02", "0.01");

    /** One promise, and the cheapest plan for it. */
    record Source(String epsilon, double log10Rounds, String theorem) {}

    /** @param targetText the most that the trace distance may be, as it was written */
    static AmplifiableSources of(Assessment assessment, String targetText) {
        return of(assessment.parties(), assessment.wrong().doubleValue(), assessment.isViolated(), targetText);
    }

    /** For a pair of boxes: the mean wrong fraction is (4 - S)/8. */
    static AmplifiableSources of(ChshAssessment assessment, String targetText) {
        return of(2, Math.max(0, (4 - assessment.s()) / 8), assessment.isViolated(), targetText);
    }

    private static AmplifiableSources of(int parties, double wrong, boolean violated, String targetText) {
        BigFraction target = Rationals.parse("target", targetText);
        BigFraction noise = new BigFraction(
                new BigDecimal(wrong)
                        .setScale(6, RoundingMode.CEILING)
                        .movePointRight(6)
                        .toBigIntegerExact(),
                java.math.BigInteger.valueOf(1_000_000));
        List<CertifiedGauge> games = CertifiedGauge.shipped().stream()
                .filter(gauge -> gauge.game().parties() == parties)
                .toList();
        List<Source> sources = new ArrayList<>();
        String reason = games.isEmpty()
                ? "no certified game of " + parties + " parties"
                : violated
                        ? ""
                        : "the inequality is not violated: boxes without any randomness could have given these data";
        for (String promise : reason.isEmpty() ? PROMISES : List.<String>of()) {
            PlanResult plan = Planner.plan(
                    PlanRequest.of(Epsilon.parse(promise), target, games).withNoise(noise, new BigFraction(99, 100)));
            if (!plan.feasible()) {
                reason = "epsilon = " + promise + ": " + plan.reason();
                break;
            }
            sources.add(new Source(
                    promise,
                    plan.log10Rounds(),
                    plan.best().orElseThrow().claim().theorem()));
        }
        return new AmplifiableSources(targetText, noise.doubleValue(), sources, reason);
    }

    void print(PrintWriter to) {
        to.printf(
                Locale.ROOT,
                "%namplifies to a trace distance of at most %s at a wrong fraction of %.4f:%n",
                target,
                noise);
        for (Source source : sources) {
            to.printf(Locale.ROOT, "  epsilon = %-5s in 10^%.1f rounds%n", source.epsilon(), source.log10Rounds());
        }
        to.println("  no further: " + reason);
    }
}
