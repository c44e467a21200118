package io.github.clinamen.app;

import io.github.clinamen.app.view.Console;
import io.github.clinamen.core.Rationals;
import io.github.clinamen.core.bound.Assumption;
import io.github.clinamen.core.plan.ExpansionRequest;
import io.github.clinamen.core.practical.BoxModel;
import io.github.clinamen.core.practical.GuessCurve;
import io.github.clinamen.core.protocol.Expansion;
import io.github.clinamen.extract.Extractor;
import io.github.clinamen.session.ExpansionSizing;
import io.github.clinamen.session.PlannedExtractor;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hipparchus.fraction.BigFraction;

/**
 * What a practical plan takes and gives; bits unless it says otherwise.
 *
 * @param expectedLost the fraction of rounds that honest boxes are expected to lose
 * @param lostAllowed in rounds
 * @param completeness a lower bound on the probability that honest boxes pass
 * @param ratio rho
 * @param power b
 * @param sourceBits settings and seed
 * @param securityError distance of output and abort together from ideal
 */
record PracticalPlanReport(
        String model,
        int parties,
        String curve,
        String evidence,
        String epsilon,
        long rounds,
        double expectedLost,
        long lostAllowed,
        double completeness,
        double ratio,
        double power,
        long rawBits,
        long minEntropy,
        double minEntropyPerRound,
        String extractor,
        long settingBits,
        long seedBits,
        long sourceBits,
        long outputBits,
        double securityError,
        String remark,
        List<String> assumptions) {
    static PracticalPlanReport of(Expansion plan, BigFraction expectedLost) {
        Optional<Extractor> extractor = PlannedExtractor.of(plan);
        long seed = extractor.map(Extractor::seedLength).orElse(0L);
        GuessCurve curve = plan.curve();
        return new PracticalPlanReport(
                plan.model().word(),
                plan.parties(),
                curve.name(),
                curve.evidence() == GuessCurve.Evidence.PROVEN ? "proved here" : "cited",
                plan.epsilon().toString(),
                plan.rounds(),
                expectedLost.doubleValue(),
                plan.lostAllowed(),
                ExpansionRequest.completeness(plan, expectedLost),
                plan.ratio().doubleValue(),
                plan.power().doubleValue(),
                plan.rawBits(),
                plan.minEntropy(),
                plan.minEntropy() / (double) plan.rounds(),
                plan.extractor(),
                plan.settingBits(),
                seed,
                plan.settingBits() + seed,
                extractor.map(Extractor::outputLength).orElse(0L),
                plan.securityError().doubleValue(),
                extractor.isPresent() ? "" : new ExpansionSizing.Yield(plan).explanation(),
                plan.assumptions().stream().map(Assumption::sentence).toList());
    }

    void print(PrintWriter to) {
        Console.line(to, "output", Console.count(outputBits) + " bits, within " + securityError + " of ideal");
        if (!remark.isEmpty()) {
            Console.line(to, "", "nothing can be extracted: " + remark);
        }
        Console.line(
                to,
                "rounds",
                Console.count(rounds) + " of " + parties + " parties, all tested; " + Console.count(lostAllowed)
                        + " may be lost (" + percent(lostAllowed / (double) rounds) + "), " + percent(expectedLost)
                        + " expected, honest boxes pass with probability " + completeness);
        Console.line(
                to,
                "min-entropy",
                Console.count(minEntropy) + " of " + Console.count(rawBits) + " raw bits, "
                        + String.format(Locale.ROOT, "%.4f", minEntropyPerRound) + " a round ("
                        + (BoxModel.parse(model).hasQuantumAdversary()
                                ? "by entropy accumulation of order 1 + " + power
                                : "rho = " + ratio + ", b = " + power)
                        + ")");
        Console.line(to, "boxes", model + ", guessing curve: " + curve + " (" + evidence + ")");
        Console.line(
                to,
                "source",
                "epsilon = " + epsilon + ", " + Console.count(settingBits) + " bits for settings, "
                        + Console.count(seedBits) + " for the " + extractor + " extractor");
        to.flush();
    }

    static String percent(double fraction) {
        return Rationals.shortest(new BigFraction(Math.round(fraction * 1e6), 10_000L)) + " %";
    }
}
