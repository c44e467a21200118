package io.github.clinamen.report.page;

import io.github.clinamen.core.bits.BitString;
import io.github.clinamen.core.code.ParityCode;
import io.github.clinamen.core.protocol.Amplification;
import io.github.clinamen.core.protocol.BoxOne;
import io.github.clinamen.core.protocol.Distillation;
import io.github.clinamen.core.protocol.Expansion;
import io.github.clinamen.core.protocol.Protocol;
import io.github.clinamen.core.protocol.Verdict;
import io.github.clinamen.core.transcript.Transcript;
import io.github.clinamen.report.chart.Drawing;
import io.github.clinamen.report.chart.Drawing.Anchor;
import io.github.clinamen.report.chart.Drawing.Shape;
import io.github.clinamen.report.chart.Point;
import io.github.clinamen.report.chart.Tone;
import java.util.ArrayList;
import java.util.List;

/** An actual run drawn: from the rounds, through test and values, to the bit. */
final class WayOfBits {
    static final String CAPTION = "Drawn from this run: squares are its own rounds, in order.";

    private static final int WIDTH = 440;
    private static final double LEFT = 44;
    private static final double RIGHT = 424;
    private static final double CELL = 10;
    private static final double PITCH = 12;
    private static final int LINES = 5;

    private final RunEvidence evidence;
    private final Transcript t;
    private final Protocol plan;
    private final List<Shape> shapes = new ArrayList<>();
    private double y = 8;
    private int step;
    private double lastStep;

    WayOfBits(RunEvidence evidence) {
        this.evidence = evidence;
        this.t = evidence.transcript();
        this.plan = t.protocol();
    }

    Drawing drawing() {
        measure();
        test();
        if (t.verdict() instanceof Verdict.Accepted accepted) {
            switch (plan) {
                case Amplification a -> everyRound(a, accepted);
                case BoxOne b -> block(b, accepted);
                case Expansion e -> outcomes(e);
            }
        } else {
            end("no bit", Tone.BAD);
        }
        return new Drawing(WIDTH, (int) Math.ceil(y + 8), "The way of the bits in this run", shapes);
    }

    private void measure() {
        step("Settings from the source, then boxes measured");
        say(Words.count(t.counts().rounds()) + " rounds of " + plan.game().parties() + " boxes");
        long drawn = evidence.rounds().map(seen -> cells(seen.first())).orElse(0L);
        if (t.counts().rounds() > drawn && drawn > 0) {
            say("\u2026 and " + Words.count(t.counts().rounds() - drawn) + " rounds more");
        }
        legend(Tone.PALE, Words.count(t.counts().kept() - t.counts().wrong()) + " right");
        if (t.counts().wrong() > 0) {
            legend(Tone.BAD, Words.count(t.counts().wrong()) + " wrong");
        }
        if (t.counts().kept() < t.counts().rounds()) {
            legend(
                    Tone.AXIS,
                    Words.count(t.counts().rounds() - t.counts().kept())
                            + (plan instanceof BoxOne
                                    ? " discarded, settings outside the game"
                                    : " with settings that are not tested"));
        }
    }

    private long cells(List<SeenRound> rounds) {
        int each = (int) ((RIGHT - LEFT) / PITCH);
        int shown = Math.min(rounds.size(), LINES * each);
        for (int i = 0; i < shown; i++) {
            Tone tone = switch (rounds.get(i).fate()) {
                case RIGHT -> Tone.PALE;
                case WRONG -> Tone.BAD;
                case DISCARDED -> Tone.AXIS;
            };
            cell(LEFT + i % each * PITCH, y + i / each * PITCH, tone);
        }
        y += Math.ceilDiv(shown, each) * PITCH + 6;
        return shown;
    }

    private void test() {
        step("The test");
        String wrong = Words.count(t.counts().wrong(), "wrong round", "wrong rounds");
        if (t.verdict() instanceof Verdict.Aborted aborted) {
            say("failed: " + (t.counts().wrong() > 0 ? wrong : aborted.reason().explanation()));
        } else if (plan instanceof BoxOne && t.counts().wrong() > 0) {
            say("passed: all " + wrong + " lie in the distillation block");
        } else {
            say("passed: " + wrong + " among " + Words.count(t.counts().kept()) + ", "
                    + Words.count(plan.wrongAllowed()) + " allowed");
        }
    }

    private void everyRound(Amplification a, Verdict.Accepted accepted) {
        step("One bit from every round, right or wrong: "
                + a.game().contexts().getFirst().value().spec());
        values(
                evidence.rounds().map(SeenRounds::first).orElse(List.of()),
                a.code().length());
        step(a.code() instanceof ParityCode ? "Their parity" : "The linear code's map of them");
        end(output(accepted.output()), Tone.FIRST);
    }

    private void block(BoxOne b, Verdict.Accepted accepted) {
        step("One of " + (b.choiceBits() < 60 ? Words.count(1L << b.choiceBits()) : "2^{" + b.choiceBits() + "}")
                + " blocks of " + Words.count(b.distilledRounds(), "round", "rounds")
                + ", chosen by the source after all rounds");
        say("one bit from each of its rounds, " + b.function().spec());
        step(b.distillation() instanceof Distillation.Parity ? "Their parity" : "The function f of them");
        end(output(accepted.output()), Tone.FIRST);
    }

    private void outcomes(Expansion e) {
        step("All outcomes kept");
        say(Words.count(e.rawBits()) + " raw bits with " + Words.count(e.minEntropy()) + " bits of min-entropy");
        t.extraction()
                .ifPresentOrElse(
                        made -> {
                            step("The " + e.extractor() + " extractor, with " + Words.count(made.seedBits())
                                    + " fresh source bits");
                            end(Words.count(made.outputBits()) + " bits", Tone.FIRST);
                        },
                        () -> say("nothing was extracted"));
    }

    private static String output(BitString bits) {
        return bits.length() == 1 ? "k = " + (bits.get(0) ? 1 : 0) : Words.count(bits.length()) + " bits";
    }

    private void values(List<SeenRound> rounds, long all) {
        int shown = Math.min(20, rounds.size());
        for (int i = 0; i < shown; i++) {
            double x = LEFT + i * 17;
            shapes.add(new Drawing.Box(x, y, 15, 19, 2, Tone.PALE));
            shapes.add(
                    new Drawing.Words(x + 7.5, y + 14, rounds.get(i).bit() ? "1" : "0", Anchor.MIDDLE, Tone.INK, 12));
        }
        if (all > shown && shown > 0) {
            shapes.add(new Drawing.Words(LEFT + shown * 17 + 4, y + 13, "\u2026", Anchor.START, Tone.MUTED, 13));
        }
        y += shown > 0 ? 28 : 0;
    }

    private void step(String words) {
        if (step > 0) {
            y += 8;
        }
        step++;
        if (step > 1) {
            shapes.add(new Drawing.Line(
                    List.of(new Point(20, lastStep + 13), new Point(20, y - 2)), Tone.AXIS, 1.5, List.of()));
        }
        shapes.add(new Drawing.Dot(20, y + 10, 11, Tone.PANEL, Tone.AXIS));
        shapes.add(new Drawing.Words(20, y + 14.5, Integer.toString(step), Anchor.MIDDLE, Tone.INK, 12, true, false));
        shapes.add(new Drawing.Words(LEFT, y + 14.5, words, Anchor.START, Tone.INK, 13, true, false));
        lastStep = y + 10;
        y += 28;
    }

    private void say(String words) {
        shapes.add(new Drawing.Words(LEFT, y + 10, words, Anchor.START, Tone.MUTED, 13));
        y += 21;
    }

    private void legend(Tone tone, String words) {
        cell(LEFT, y + 1, tone);
        shapes.add(new Drawing.Words(LEFT + 18, y + 10, words, Anchor.START, Tone.INK, 13));
        y += 20;
    }

    private void end(String words, Tone tone) {
        shapes.add(new Drawing.Box(LEFT, y, 150, 36, 8, tone));
        shapes.add(new Drawing.Words(LEFT + 75, y + 24, words, Anchor.MIDDLE, Tone.PAPER, 17, true, false));
        y += 42;
    }

    private void cell(double x, double top, Tone tone) {
        shapes.add(new Drawing.Box(x, top, CELL, CELL, 2, tone));
    }
}
