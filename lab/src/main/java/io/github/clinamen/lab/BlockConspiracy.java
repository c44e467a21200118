package io.github.clinamen.lab;

import io.github.clinamen.core.bits.BitString;
import io.github.clinamen.core.game.Game;
import io.github.clinamen.core.game.SettingRule;
import io.github.clinamen.core.protocol.BoxOne;
import io.github.clinamen.core.protocol.Distillation;
import io.github.clinamen.core.protocol.Run;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.hipparchus.fraction.BigFraction;

/**
 * An adversary of the paper's Box 1: boxes for every round, a source that steers settings away from those where they are wrong
 * and the block's index to the one block with wrong rounds, else to where the pay is best. Eve guesses the parity of the predicted
 * bits of the distilled block. Within what the boxes allow, the steering is the best there is.
 */
public final class BlockConspiracy implements Adversary {
    private final String name;
    private final BoxOne plan;
    private final List<Hiding> hidings;
    private final List<BitSet> wrong;
    private final List<BitSet> guesses;
    private final SteeredTree index;
    private final BigFraction advantage;

    /**
     * @param plan with parity completion, distilled by parity
     * @param boxes one a round; whether one is wrong depends on the settings alone, and its value is equally predictable at all
     */
    BlockConspiracy(String name, BoxOne plan, List<RoundBox> boxes) {
        if (plan.settings() != SettingRule.PARITY_COMPLETION || !(plan.distillation() instanceof Distillation.Parity)) {
            throw new IllegalArgumentException(
                    "plan: the laboratory expects parity completion and distillation by parity");
        }
        if (boxes.size() != Scene.rounds(plan)) {
            throw new IllegalArgumentException(
                    "boxes: expected one for each of " + Scene.rounds(plan) + " rounds, found " + boxes.size());
        }
        this.name = name;
        this.plan = plan;
        Map<RoundBox, Hiding> known = new HashMap<>();
        Game game = plan.game();
        this.hidings = boxes.stream()
                .map(box -> known.computeIfAbsent(box, b -> Hiding.passing(game, plan.epsilon(), b)))
                .toList();
        this.wrong = each(h -> h.where(x -> isWrong(h.box(), x)));
        this.guesses =
                each(h -> h.where(x -> h.box().lean(x, isWrong(h.box(), x)).signum() < 0));
        Map<RoundBox, BigFraction> biases = new HashMap<>();
        List<BigFraction> bias = boxes.stream()
                .map(box -> biases.computeIfAbsent(box, this::bias))
                .toList();
        int nd = Math.toIntExact(plan.distilledRounds());
        int nb = 1 << plan.choiceBits();
        List<BigFraction> pays =
                IntStream.range(0, nb).mapToObj(j -> product(bias, j * nd, nd)).toList();
        this.index = SteeredTree.most(plan.epsilon(), plan.choiceBits(), pays::get);
        this.advantage = advantage(pays, nd);
    }

    private List<BitSet> each(Function<Hiding, BitSet> places) {
        Map<RoundBox, BitSet> known = new HashMap<>();
        return hidings.stream()
                .map(h -> known.computeIfAbsent(h.box(), b -> places.apply(h)))
                .toList();
    }

    private static BigFraction product(List<BigFraction> factors, int from, int count) {
        return factors.subList(from, from + count).stream().reduce(BigFraction.ONE, BigFraction::multiply);
    }

    /** |P(0) - P(1)| of a box's value, which must be the same at all contexts. */
    private BigFraction bias(RoundBox box) {
        List<BigFraction> biases = plan.game().contexts().stream()
                .map(x -> box.lean(x, isWrong(box, x)).abs())
                .distinct()
                .toList();
        if (biases.size() != 1) {
            throw new IllegalArgumentException("function: " + plan.function().spec()
                    + " of this box is not equally predictable at all settings: " + biases);
        }
        return biases.getFirst();
    }

    private static boolean isWrong(RoundBox box, Game.Context x) {
        BigFraction wrong = box.wrong(x);
        if (wrong.signum() != 0 && !wrong.equals(BigFraction.ONE)) {
            throw new IllegalArgumentException("box: expected one that is wrong always or never at a setting, found "
                    + box.name() + ", wrong with " + wrong + " at " + x.setting());
        }
        return wrong.signum() > 0;
    }

    private BigFraction advantage(List<BigFraction> pays, int nd) {
        List<BigFraction> right = new ArrayList<>();
        for (int j = 0; j < pays.size(); j++) {
            right.add(product(hidings.stream().map(Hiding::pays).toList(), j * nd, nd));
        }
        BigFraction sum = product(right, 0, right.size()).multiply(index.value());
        BigFraction likeliest = BigFraction.ONE.subtract(plan.epsilon().value()).pow(plan.choiceBits());
        for (int j = 0; j < pays.size(); j++) {
            BigFraction only = BigFraction.ONE.subtract(right.get(j));
            for (int i = 0; i < pays.size(); i++) {
                only = i == j ? only : only.multiply(right.get(i));
            }
            sum = sum.add(only.multiply(likeliest).multiply(pays.get(j)));
        }
        return sum;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public BoxOne protocol() {
        return plan;
    }

    @Override
    public boolean breaksAssumptions() {
        return hidings.stream().distinct().anyMatch(h -> h.box().isSignalling());
    }

    @Override
    public BigFraction advantage() {
        return advantage;
    }

    List<RoundBox> boxes() {
        return hidings.stream().map(Hiding::box).toList();
    }

    @Override
    public End attempt(long seed) {
        Function<Scene, Scene.Choice> steering = scene -> (drawn, soFar) -> {
            BitSet blocks = wrongBlocks(scene);
            return blocks.cardinality() == 1
                    ? (blocks.nextSetBit(0) >> drawn & 1) == 1
                    : index.leansToOne(drawn, soFar);
        };
        Scene scene = Scene.of(plan, hidings, steering, seed);
        Run run = scene.run();
        int nd = Math.toIntExact(plan.distilledRounds());
        BitString later =
                plan.choiceBits() == 0 ? BitString.EMPTY : Run.fresh(run.source(), run.chunks(), plan.choiceBits());
        int l = 0;
        for (int level = 0; level < plan.choiceBits(); level++) {
            l |= later.get(level) ? 1 << level : 0;
        }
        boolean guess = false;
        for (int r = l * nd; r < (l + 1) * nd; r++) {
            guess ^= guesses.get(r).get(scene.drawn(r));
        }
        return End.of(run.verdict(run.worker().tally(0, run.chunks())), guess);
    }

    private BitSet wrongBlocks(Scene scene) {
        BitSet blocks = new BitSet();
        for (int r = 0; r < hidings.size(); r++) {
            if (wrong.get(r).get(scene.drawn(r))) {
                blocks.set((int) (r / plan.distilledRounds()));
            }
        }
        return blocks;
    }
}
