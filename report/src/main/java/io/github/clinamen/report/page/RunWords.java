package io.github.clinamen.report.page;

import io.github.clinamen.core.bits.BitString;
import io.github.clinamen.core.protocol.Layout;
import io.github.clinamen.core.protocol.ProtocolPlan;
import io.github.clinamen.core.protocol.SettingChoice;
import io.github.clinamen.core.protocol.Verdict;
import io.github.clinamen.core.security.SecurityBound;
import io.github.clinamen.core.transcript.Transcript;
import java.util.ArrayList;
import java.util.List;

/** A run told in words and numbers; all of them from the transcript. */
final class RunWords {
    private static final int SHOWN_BITS = 64;

    private final Transcript t;
    private final ProtocolPlan plan;
    private final SecurityBound bound;
    private final String excess;

    RunWords(Transcript t) {
        this.t = t;
        this.plan = t.plan();
        this.bound = SecurityBound.of(plan);
        this.excess = Words.power(bound.log2Excess().decimalUp(4));
    }

    String headline() {
        return switch (t.verdict()) {
            case Verdict.Accepted a ->
                a.output().length() == 1
                        ? "Accepted: the bit is " + (a.output().get(0) ? 1 : 0)
                        : "Accepted: " + Words.count(a.output().length()) + " bits";
            case Verdict.Aborted a -> "Aborted: no bit";
        };
    }

    List<String> sentences() {
        return switch (t.verdict()) {
            case Verdict.Aborted a ->
                List.of(
                        "The run ended with the empty symbol, because "
                                + a.reason().explanation() + ".",
                        "That is no failure of the method: the test has found that these boxes, or this source, may not be"
                                + " what an honest run needs, and so there is no bit to be attacked.");
            case Verdict.Accepted a -> accepted(a.output());
        };
    }

    private List<String> accepted(BitString output) {
        List<String> all = new ArrayList<>();
        boolean one = output.length() == 1;
        if (isEmpty()) {
            all.add("The run passed its test, but at these sizes the bound is " + excess
                    + " above 1/2 and claims nothing: more rounds are needed.");
        } else {
            all.add("Whoever tries to tell "
                    + (one ? "this bit from an ideally free one" : "these bits from ideally free ones")
                    + ", with all that an adversary may know of the source and with boxes of the adversary's own making, is right"
                    + " with probability at most 1/2 + " + excess + ". Guessing blindly is right with 1/2.");
            all.add(
                    plan.epsilon().toDouble() == 0.5
                            ? "The source promised fair bits."
                            : "The source was allowed to favour either value of every bit up to probability "
                                    + decimal(1 - plan.epsilon().toDouble())
                                    + ", depending on everything that came before.");
        }
        if (!one) {
            all.add("The first of them: " + first(output));
        }
        return all;
    }

    private static String first(BitString output) {
        StringBuilder text = new StringBuilder();
        for (long i = 0; i < Math.min(SHOWN_BITS, output.length()); i++) {
            text.append(output.get(i) ? '1' : '0').append(i % 8 == 7 ? " " : "");
        }
        return text.toString().strip() + (output.length() > SHOWN_BITS ? " \u2026" : "");
    }

    private boolean isEmpty() {
        return bound.claimsNothing();
    }

    String claim() {
        return "P(guess) \u2212 1/2 \u2264 " + excess + " by " + bound.parameters() + ".";
    }

    String simulation() {
        return "Its source or its boxes are a program, so it certifies nothing about nature; it shows what the protocol does and"
                + " what the same record would be worth if source and boxes were real and the assumptions below held.";
    }

    List<Article.Fact> facts() {
        Layout layout = plan.layout();
        boolean scattered = layout instanceof Layout.Scattered;
        Transcript.Totals n = t.totals();
        List<Article.Fact> all = new ArrayList<>();
        boolean accepted = t.verdict() instanceof Verdict.Accepted;
        all.add(new Article.Fact(
                "bound",
                accepted ? "P(guess) \u2212 1/2 at most" : "P(guess) \u2212 1/2 at most, had it been accepted",
                excess));
        all.add(new Article.Fact(
                "epsilon", "epsilon, promised by the source", plan.epsilon().toString()));
        all.add(new Article.Fact("rounds", "rounds measured", Words.count(n.rounds())));
        if (plan.settingChoice() == SettingChoice.DISCARD) {
            all.add(new Article.Fact("discarded", "discarded", Words.count(n.rounds() - n.kept())));
        }
        all.add(new Article.Fact("tested", "tested", Words.count(n.tested())));
        all.add(new Article.Fact("wrong", "wrong", Words.count(n.wrong())));
        all.add(new Article.Fact("allowed", "wrong allowed", Words.count(plan.wrongAllowed())));
        all.add(new Article.Fact(
                "layout", "layout", scattered ? "scattered: one pick in each bin" : "blocks: one of them chosen"));
        all.add(new Article.Fact("nd", "Nd, distilled rounds", Words.count(layout.distilledRounds())));
        all.add(new Article.Fact("nb", "Nb", "2^{" + layout.choiceBits() + "}"));
        all.add(new Article.Fact(
                "game",
                "game",
                plan.game().parties() + " parties, " + plan.function().spec()));
        all.add(new Article.Fact("settings", "settings", plan.settingChoice().word()));
        all.add(new Article.Fact(
                "distillation", "distillation", plan.distillation().spec()));
        all.add(new Article.Fact("source", "source", t.provenance().source()));
        all.add(new Article.Fact("device", "boxes", t.provenance().device()));
        all.add(new Article.Fact(
                "seed",
                "seed of what is simulated",
                Long.toString(t.provenance().seed())));
        return all;
    }

    private static String decimal(double value) {
        return new java.math.BigDecimal(value)
                .round(new java.math.MathContext(6))
                .stripTrailingZeros()
                .toPlainString();
    }
}
