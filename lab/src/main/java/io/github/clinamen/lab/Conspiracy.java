package io.github.clinamen.lab;

import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.core.protocol.Distillation;
import io.github.clinamen.core.protocol.Layout;
import io.github.clinamen.core.protocol.ProtocolPlan;
import io.github.clinamen.core.protocol.SettingChoice;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;

/**
 * An adversary: boxes for every round, and a source that knows them. The source steers settings away from those where its
 * round's box is wrong, and picks (or the block index) to where the pay is best; Eve guesses the output from the predicted
 * bits of the distilled rounds. Within what the boxes allow, the steering is the best there is.
 *
 * @param name for reports
 * @param plan made by parity completion and distilled by parity, at most {@link #MAX_WRONG} wrong rounds allowed, at most 2^14
 *     rounds
 * @param boxes scattered: Nb boxes, one for each place in a bin, or Nd Nb, one for each round; blocks: Nd Nb boxes
 * @param leaks whether the boxes learn the picks, against assumption: then there are two boxes, for tested and picked rounds
 */
public record Conspiracy(String name, ProtocolPlan plan, List<RoundBox> boxes, boolean leaks) {
    /** The largest W of (P5) that the laboratory works out exactly. */
    public static final int MAX_WRONG = 64;

    public Conspiracy {
        boxes = List.copyOf(boxes);
        requireRunnable(plan);
        int expected = leaks ? 2 : plan.layout() instanceof Layout.Scattered ? candidates(plan) : rounds(plan);
        boolean oneEach = !leaks && boxes.size() == rounds(plan);
        if (boxes.size() != expected && !oneEach) {
            throw new IllegalArgumentException("boxes: expected " + expected + ", found " + boxes.size());
        }
        if (leaks && plan.layout() instanceof Layout.Blocks) {
            throw new IllegalArgumentException(
                    "layout: expected scattered, since a block index is drawn after the boxes answer and cannot leak");
        }
    }

    /** @throws IllegalArgumentException when the laboratory cannot run the plan */
    static void requireRunnable(ProtocolPlan plan) {
        if (plan.settingChoice() != SettingChoice.PARITY_COMPLETION
                || !(plan.distillation() instanceof Distillation.Parity)) {
            throw new IllegalArgumentException(
                    "plan: the laboratory expects parity completion and distillation by parity");
        }
        if (plan.wrongAllowed() > MAX_WRONG) {
            throw new IllegalArgumentException(
                    "wrongAllowed: expected 0 to " + MAX_WRONG + " in the laboratory, found " + plan.wrongAllowed());
        }
        if (plan.measuredRounds().compareTo(BigInteger.valueOf(RoundChunk.ROUNDS)) > 0) {
            throw new IllegalArgumentException("plan: expected at most " + RoundChunk.ROUNDS
                    + " rounds in the laboratory, found " + plan.measuredRounds());
        }
    }

    /** Boxes that keep to the assumptions. */
    public Conspiracy(String name, ProtocolPlan plan, List<RoundBox> boxes) {
        this(name, plan, boxes, false);
    }

    private static int candidates(ProtocolPlan plan) {
        return 1 << plan.layout().choiceBits();
    }

    private static int rounds(ProtocolPlan plan) {
        return plan.measuredRounds().intValueExact();
    }

    /** N. */
    public int rounds() {
        return rounds(plan);
    }

    /** Whether some box breaks the no-signalling assumption, or learns picks: the bound does not apply. */
    public boolean breaksAssumptions() {
        return leaks || boxes.stream().anyMatch(RoundBox::isSignalling);
    }

    /** The best steering and what it is worth, worked out. */
    public Prepared prepare() {
        return new Prepared(this);
    }

    /** Hidings of the boxes, in order; equal boxes share one. */
    List<Hiding> hidings() {
        Map<RoundBox, Hiding> known = new HashMap<>();
        List<Hiding> hidings = new ArrayList<>();
        for (RoundBox box : boxes) {
            hidings.add(known.computeIfAbsent(box, b -> Hiding.of(plan.game(), plan.epsilon(), b)));
        }
        return hidings;
    }

    /** |P(0) - P(1)| of a box's contributed bit, which must be the same at all tested settings. */
    BigFraction bias(RoundBox box) {
        List<BigFraction> biases = new ArrayList<>();
        for (int x = 0; x < 1 << plan.game().parties(); x++) {
            if (plan.game().tests(x)) {
                biases.add(box.bias(plan.function(), x));
            }
        }
        if (biases.stream().distinct().count() != 1) {
            throw new IllegalArgumentException("function: " + plan.function().spec()
                    + " of this box is not equally predictable at all settings: " + biases);
        }
        return biases.getFirst();
    }
}
