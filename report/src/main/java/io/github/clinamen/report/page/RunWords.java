package io.github.clinamen.report.page;

import io.github.clinamen.core.bits.BitString;
import io.github.clinamen.core.bound.Claim;
import io.github.clinamen.core.practical.GuessCurve;
import io.github.clinamen.core.protocol.Amplification;
import io.github.clinamen.core.protocol.BoxOne;
import io.github.clinamen.core.protocol.Expansion;
import io.github.clinamen.core.protocol.Protocol;
import io.github.clinamen.core.protocol.Verdict;
import io.github.clinamen.core.transcript.Extraction;
import io.github.clinamen.core.transcript.Transcript;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A run told in words and numbers; all of them from the transcript. */
final class RunWords {
    static final String SECRET =
            "This page is made from the private transcript and tells of outcomes: keep it to yourself until"
                    + " the output has been used. What may be published is the receipt.";
    static final String UNVERIFIED =
            "The rounds of this run were not all made again for this page: it tells what the transcript"
                    + " says, and clinamen verify checks it.";
    static final String SIMULATION =
            "Its source, its boxes or the extractor's seed are a program, so it certifies nothing about nature; it shows what"
                    + " the protocol does and what the same record would be worth if all were real and the assumptions below held.";

    private static final int SHOWN_BITS = 64;

    private final Transcript t;
    private final Protocol plan;
    private final Claim claim;

    RunWords(Transcript t) {
        this.t = t;
        this.plan = t.protocol();
        this.claim = t.claim();
    }

    String headline() {
        if (!(t.verdict() instanceof Verdict.Accepted a)) {
            return "Aborted: no bit";
        }
        long extracted = t.extraction().map(Extraction::outputBits).orElse(0L);
        return switch (claim) {
            case Claim.MinEntropy m ->
                "Accepted: "
                        + (extracted > 0
                                ? Words.count(extracted) + " bits"
                                : Words.count(m.bits()) + " bits of min-entropy");
            case Claim.Distance d ->
                a.output().length() == 1
                        ? "Accepted: the bit is " + (a.output().get(0) ? 1 : 0)
                        : "Accepted: " + Words.count(a.output().length()) + " bits";
        };
    }

    List<String> sentences() {
        if (t.verdict() instanceof Verdict.Aborted a) {
            return List.of(
                    "The run ended with the empty symbol, because " + a.reason().explanation() + ".",
                    "That is no failure of the method: the test has found that these boxes, or this source, may not be what an"
                            + " honest run needs, and so there is no bit to be attacked.");
        }
        List<String> all = new ArrayList<>();
        if (t.protocol().claimsNothing()) {
            all.add("The run passed its test, but at these sizes the bound claims nothing: more rounds are needed.");
        }
        switch (claim) {
            case Claim.Distance d -> {
                if (!d.isVacuous()) {
                    all.add("Output and acceptance together are within "
                            + Words.power(d.traceDistance().decimalUp(4))
                            + " of an output that nobody could have predicted, in trace distance: by so much at most anybody,"
                            + " with all that can be known of the source and with boxes of their own making, names a bit"
                            + " more often than by tossing a coin. This is a statement about all runs of the plan, not about"
                            + " this one accepted run.");
                }
                leaning(all);
                if (t.verdict() instanceof Verdict.Accepted a && a.output().length() > 1) {
                    all.add("The first bits: " + first(a.output()));
                }
            }
            case Claim.MinEntropy m -> {
                all.add("Given settings and all classical knowledge of source and boxes the outcomes have "
                        + Words.count(m.bits()) + " bits of min-entropy, "
                        + String.format(
                                Locale.ROOT,
                                "%.4f",
                                m.bits() / (double) Math.max(1, t.counts().rounds()))
                        + " a round, but for probability " + error(m.error().doubleValue()) + ".");
                t.extraction()
                        .ifPresent(e -> all.add("Extracted with " + Words.count(e.seedBits())
                                + " fresh bits of a source as weak, the output is within "
                                + error(securityError())
                                + " of ideal bits for everyone, abort included; given acceptance, within that over its"
                                + " probability."));
            }
        }
        return all;
    }

    private void leaning(List<String> all) {
        double eps = plan.epsilon().toDouble();
        all.add(
                eps == 0.5
                        ? "The source promised fair bits."
                        : "The source was allowed to favour either value of every bit up to probability "
                                + decimal(1 - eps) + ", depending on everything that came before.");
    }

    private double securityError() {
        return plan instanceof Expansion e ? e.securityError().doubleValue() : 0;
    }

    private static String first(BitString output) {
        StringBuilder text = new StringBuilder();
        for (long i = 0; i < Math.min(SHOWN_BITS, output.length()); i++) {
            text.append(output.get(i) ? '1' : '0').append(i % 8 == 7 ? " " : "");
        }
        return text.toString().strip() + (output.length() > SHOWN_BITS ? " \u2026" : "");
    }

    String claim() {
        return switch (claim) {
            case Claim.Distance d ->
                "Trace distance at most " + Words.power(d.traceDistance().decimalUp(4)) + " by Theorem " + d.theorem()
                        + ": " + d.parameters()
                        + ". In the figure of the paper, (C6)\u2019s P(guess) \u2212 1/2, this is "
                        + Words.power(d.paperFigure().decimalUp(4)) + ".";
            case Claim.MinEntropy m -> m.describe() + ".";
        };
    }

    /** Against whom. */
    String against() {
        return switch (plan) {
            case Amplification a ->
                "It holds against adversaries who are bound by no signalling alone, who made the boxes, and who measure what they"
                        + " kept after all settings are known.";
            case BoxOne b -> "It holds against adversaries who are bound by no signalling alone, as the paper has it.";
            case Expansion e ->
                "Boxes: " + e.model().sentence()
                        + ". One device may be used again and again. An adversary who keeps a quantum or"
                        + " non-signalling system of her own and measures it later is not covered; amplification covers her"
                        + " (docs/models.md). The guessing curve is that of "
                        + e.curve().name() + " boxes, "
                        + (e.curve().evidence() == GuessCurve.Evidence.PROVEN
                                ? "proved by exact certificates or by hand (docs/practical.md)."
                                : "cited from the literature (docs/practical.md).");
        };
    }

    List<Article.Fact> facts() {
        List<Article.Fact> all = new ArrayList<>();
        switch (claim) {
            case Claim.Distance d -> {
                all.add(new Article.Fact(
                        "distance",
                        "trace distance from ideal at most",
                        Words.power(d.traceDistance().decimalUp(4))));
                all.add(new Article.Fact(
                        "paper",
                        "P(guess) \u2212 1/2 at most, the paper\u2019s figure",
                        Words.power(d.paperFigure().decimalUp(4))));
                all.add(new Article.Fact("theorem", "theorem", d.theorem()));
            }
            case Claim.MinEntropy m -> {
                long bits = t.verdict().isAccepted() ? m.bits() : 0;
                all.add(new Article.Fact(
                        "output",
                        "output bits",
                        Words.count(t.extraction().map(Extraction::outputBits).orElse(0L))));
                all.add(new Article.Fact("entropy", "bits of min-entropy", Words.count(bits)));
                all.add(new Article.Fact("error", "distance from ideal", error(securityError())));
            }
        }
        all.add(new Article.Fact(
                "epsilon", "epsilon, promised by the source", plan.epsilon().toString()));
        all.add(new Article.Fact(
                "rounds", "rounds measured", Words.count(t.counts().rounds())));
        if (t.counts().kept() < t.counts().rounds()) {
            all.add(new Article.Fact(
                    "untested",
                    plan instanceof BoxOne ? "discarded" : "with settings that are not tested",
                    Words.count(t.counts().rounds() - t.counts().kept())));
        }
        all.add(new Article.Fact("wrong", "wrong", Words.count(t.counts().wrong())));
        all.add(new Article.Fact("allowed", "wrong allowed", Words.count(plan.wrongAllowed())));
        all.add(new Article.Fact("game", "game", plan.game().name()));
        all.add(new Article.Fact("settings", "settings", plan.settings().word()));
        all.addAll(own());
        all.add(new Article.Fact("source", "source", t.provenance().source()));
        all.add(new Article.Fact("device", "boxes", t.provenance().device()));
        all.add(new Article.Fact(
                "seed",
                "seed of what is simulated",
                Long.toString(t.provenance().seed())));
        return all;
    }

    /** What only this protocol has. */
    private List<Article.Fact> own() {
        return switch (plan) {
            case Amplification a ->
                List.of(new Article.Fact("code", "code", a.code().spec()));
            case BoxOne b ->
                List.of(
                        new Article.Fact("nd", "Nd, distilled rounds", Words.count(b.distilledRounds())),
                        new Article.Fact("nb", "Nb, blocks", "2^{" + b.choiceBits() + "}"),
                        new Article.Fact(
                                "distillation", "distillation", b.distillation().spec()));
            case Expansion e ->
                List.of(
                        new Article.Fact(
                                "model",
                                "model",
                                e.model().word() + ": " + e.model().sentence()),
                        new Article.Fact(
                                "factors",
                                "factors",
                                "rho = " + e.ratio().doubleValue() + ", b = "
                                        + e.power().doubleValue()),
                        new Article.Fact("extractor", "extractor", e.extractor()));
        };
    }

    private static String error(double value) {
        return Words.power(String.format(Locale.ROOT, "%.3e", value).replace("e-0", "e-"));
    }

    private static String decimal(double value) {
        return new java.math.BigDecimal(value)
                .round(new java.math.MathContext(6))
                .stripTrailingZeros()
                .toPlainString();
    }
}
