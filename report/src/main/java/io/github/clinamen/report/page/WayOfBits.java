package io.github.clinamen.report.page;

import io.github.clinamen.core.protocol.Distillation;
import io.github.clinamen.core.protocol.Layout;
import io.github.clinamen.core.protocol.ProtocolPlan;
import io.github.clinamen.core.protocol.SettingChoice;
import io.github.clinamen.core.protocol.Verdict;
import io.github.clinamen.core.transcript.Transcript;
import io.github.clinamen.report.chart.Drawing;
import io.github.clinamen.report.chart.Drawing.Anchor;
import io.github.clinamen.report.chart.Drawing.Shape;
import io.github.clinamen.report.chart.Point;
import io.github.clinamen.report.chart.Tone;
import java.util.ArrayList;
import java.util.List;

/** The paper's Fig. 2 drawn from an actual run: from the rounds, through test and choice, to the bit. */
final class WayOfBits {
    static final String CAPTION =
            "After Fig. 2 of arXiv 1210.6514, drawn from this run: squares are its own rounds, in order.";

    private static final int WIDTH = 440;
    private static final double LEFT = 44;
    private static final double RIGHT = 424;
    private static final double CELL = 10;
    private static final double PITCH = 12;
    private static final int LARGEST_DRAWN_BIN = 32;
    private static final int LINES = 5;

    private final RunEvidence evidence;
    private final Transcript t;
    private final ProtocolPlan plan;
    private final List<Shape> shapes = new ArrayList<>();
    private double y = 8;
    private int step;
    private double lastStep;

    WayOfBits(RunEvidence evidence) {
        this.evidence = evidence;
        this.t = evidence.transcript();
        this.plan = t.plan();
    }

    Drawing drawing() {
        measure();
        if (plan.layout() instanceof Layout.Scattered) {
            bins();
        } else {
            blocks();
        }
        test();
        if (t.verdict() instanceof Verdict.Accepted accepted) {
            distil(accepted);
        } else {
            end("no bit", Tone.BAD);
        }
        return new Drawing(WIDTH, (int) Math.ceil(y + 8), "The way of the bits in this run", shapes);
    }

    private void measure() {
        step("Settings from the source, boxes measured");
        say(Words.count(t.totals().rounds()) + " rounds of " + plan.game().parties() + " parties");
        if (plan.settingChoice() == SettingChoice.DISCARD) {
            evidence.rounds()
                    .ifPresent(seen -> cells(
                            seen.first().subList(0, Math.min(93, seen.first().size()))));
            long discarded = t.totals().rounds() - t.totals().kept();
            legend(Tone.BAD, Words.count(discarded) + " discarded, settings outside the game");
            legend(Tone.PALE, Words.count(t.totals().kept()) + " kept");
        }
    }

    private void cells(List<SeenRound> rounds) {
        int each = (int) ((RIGHT - LEFT) / PITCH);
        for (int i = 0; i < rounds.size(); i++) {
            Tone tone = rounds.get(i).fate() == SeenRound.Fate.DISCARDED ? Tone.BAD : Tone.PALE;
            cell(LEFT + i % each * PITCH, y + i / each * PITCH, tone);
        }
        y += Math.ceilDiv(rounds.size(), each) * PITCH + 6;
    }

    private void bins() {
        long nb = 1L << plan.layout().choiceBits();
        step("One pick in each bin of " + Words.count(nb) + ", chosen before its settings");
        long bins = Math.ceilDiv(t.totals().rounds(), nb);
        long drawn = 0;
        if (evidence.rounds().isPresent()) {
            SeenRounds seen = evidence.rounds().get();
            drawn = nb <= LARGEST_DRAWN_BIN ? smallBins(seen.first(), (int) nb) : largeBins(seen.distilled(), nb);
        }
        if (bins > drawn) {
            say((drawn > 0 ? "\u2026 and " : "") + Words.count(bins - drawn) + (drawn > 0 ? " bins more" : " bins"));
        }
        legend(Tone.FIRST, Words.count(t.totals().rounds() - t.totals().tested()) + " picked, to be distilled");
        legend(Tone.PALE, Words.count(t.totals().tested()) + " tested");
        if (t.totals().wrong() > 0) {
            legend(Tone.BAD, Words.count(t.totals().wrong()) + " of them wrong");
        }
    }

    private long smallBins(List<SeenRound> rounds, int nb) {
        double wide = nb * PITCH + 8;
        int across = Math.max(1, (int) ((RIGHT - LEFT + 8) / wide));
        int bins = Math.min(across * LINES, rounds.size() / nb);
        for (int bin = 0; bin < bins; bin++) {
            double x = LEFT + bin % across * wide;
            double top = y + bin / across * (PITCH + 5);
            for (int i = 0; i < nb; i++) {
                SeenRound round = rounds.get(bin * nb + i);
                cell(
                        x + i * PITCH,
                        top,
                        switch (round.fate()) {
                            case DISTILLED -> Tone.FIRST;
                            case WRONG -> Tone.BAD;
                            case TESTED, DISCARDED -> Tone.PALE;
                        });
            }
        }
        y += Math.ceilDiv(bins, across) * (PITCH + 5) + 4;
        return bins;
    }

    /** Bins too large for squares: a bar each, with the place of the pick. */
    private long largeBins(List<SeenRound> picks, long nb) {
        int bins = Math.min(LINES, picks.size());
        for (int bin = 0; bin < bins; bin++) {
            double place = (double) Math.floorMod(picks.get(bin).index(), nb) / nb;
            shapes.add(new Drawing.Box(LEFT, y, RIGHT - LEFT, CELL, 2, Tone.PALE));
            shapes.add(new Drawing.Box(LEFT + place * (RIGHT - LEFT - 4), y - 1, 4, CELL + 2, 1, Tone.FIRST));
            y += PITCH + 5;
        }
        y += 4;
        return bins;
    }

    private void blocks() {
        long nb = 1L << plan.layout().choiceBits();
        step("Kept rounds in " + Words.count(nb) + " blocks of "
                + Words.count(plan.layout().distilledRounds()));
        List<Long> shown = new ArrayList<>();
        long l = evidence.rounds().map(s -> s.block().orElse(-1)).orElse(-1L);
        for (long b = 0; b < nb; b++) {
            boolean near = l >= 0 && Math.abs(b - l) <= 1;
            if (nb <= 8 || b < 2 || near || b == nb - 1) {
                shown.add(b);
            } else if (b < l) {
                b = l - 2;
            } else {
                b = nb - 2;
            }
        }
        double x = LEFT;
        long before = -1;
        for (long b : shown) {
            if (b > before + 1) {
                shapes.add(new Drawing.Words(x + 6, y + 18, "\u2026", Anchor.MIDDLE, Tone.MUTED, 13));
                x += 18;
            }
            boolean chosen = b == l;
            shapes.add(new Drawing.Box(x, y, 38, 26, 4, chosen ? Tone.FIRST : Tone.PALE));
            shapes.add(new Drawing.Words(
                    x + 19,
                    y + 17.5,
                    Long.toString(b + 1),
                    Anchor.MIDDLE,
                    chosen ? Tone.PAPER : Tone.INK,
                    12,
                    chosen,
                    false));
            x += 43;
            before = b;
        }
        y += 34;
        if (l >= 0) {
            legend(Tone.FIRST, "block " + Words.count(l + 1) + ", chosen by the source after all rounds, is distilled");
        }
        legend(Tone.PALE, Words.count(t.totals().tested()) + " rounds tested");
    }

    private void test() {
        step("The test");
        boolean passed = t.verdict() instanceof Verdict.Accepted;
        String wrong = Words.count(t.totals().wrong(), "wrong round", "wrong rounds");
        if (plan.layout() instanceof Layout.Blocks && passed && t.totals().wrong() > 0) {
            say("passed: all " + wrong + " lie in the distillation block");
        } else if (passed) {
            say("passed: " + wrong + " among " + Words.count(t.totals().tested()) + ", "
                    + Words.count(plan.wrongAllowed()) + " allowed");
        } else if (t.totals().firstWrong() >= 0) {
            String where = plan.settingChoice() == SettingChoice.DISCARD
                    ? ", the first at kept round "
                    : ", the first at round ";
            say("failed: " + wrong + where + Words.count(t.totals().firstWrong() + 1));
        } else if (t.verdict() instanceof Verdict.Aborted aborted) {
            say("failed: " + aborted.reason().explanation());
        }
    }

    private void distil(Verdict.Accepted accepted) {
        step(Words.count(plan.layout().distilledRounds(), "bit", "bits") + ", one from each distilled round, by "
                + plan.function().spec());
        List<SeenRound> bits = evidence.rounds().map(SeenRounds::distilled).orElse(List.of());
        if (!bits.isEmpty()) {
            int shown = Math.min(20, bits.size());
            for (int i = 0; i < shown; i++) {
                double x = LEFT + i * 17;
                shapes.add(new Drawing.Box(x, y, 15, 19, 2, Tone.PALE));
                shapes.add(
                        new Drawing.Words(x + 7.5, y + 14, bits.get(i).bit() ? "1" : "0", Anchor.MIDDLE, Tone.INK, 12));
            }
            if (plan.layout().distilledRounds() > shown) {
                shapes.add(new Drawing.Words(LEFT + shown * 17 + 4, y + 13, "\u2026", Anchor.START, Tone.MUTED, 13));
            }
            y += 28;
        }
        step(
                switch (plan.distillation()) {
                    case Distillation.Parity parity -> "Their parity";
                    case Distillation.Family family -> "The function f of them, " + family.spec();
                    case Distillation.Code code -> "The linear code's map of them";
                });
        end(
                accepted.output().length() == 1
                        ? "k = " + (accepted.output().get(0) ? 1 : 0)
                        : Words.count(accepted.output().length()) + " bits",
                Tone.FIRST);
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
