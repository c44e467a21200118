package io.github.clinamen.lab;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.device.LocalStrategy;
import io.github.clinamen.core.game.Frontier;
import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.core.game.OutcomeFunction;
import io.github.clinamen.core.protocol.Layout;
import io.github.clinamen.core.protocol.ProtocolPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hipparchus.fraction.BigFraction;

/** The adversaries of the laboratory, by name. */
public enum Attack {
    /** The optimal box of Theorem 1 in every round: never wrong, and each distilled bit is guessed with 3/4. */
    UNDETECTABLE("Theorem 1 and the remark after it: the bound's first term is met exactly") {
        @Override
        Conspiracy make(ProtocolPlan plan) {
            return new Conspiracy(word(), plan, Collections.nCopies(places(plan), ParityBox.undetectable(plan.game())));
        }
    },
    /** Classical boxes in every round; the source steers settings away from those that they lose. */
    LOCAL("the paper's main text: without maximal violation, a small epsilon lets classical boxes pass") {
        @Override
        Conspiracy make(ProtocolPlan plan) {
            RoundBox box = bestLocal(plan.game(), plan.epsilon());
            return new Conspiracy(word(), plan, Collections.nCopies(places(plan), box));
        }
    },
    /** Predictable boxes where the source can make the picks (or the block index) fall, Theorem 1's elsewhere. */
    CHEAT("Lemma 2 and its scattered form, turned round: the best number of bad blocks, or of bad rounds a bin") {
        @Override
        Conspiracy make(ProtocolPlan plan) {
            if (plan.wrongAllowed() == 0) {
                return cheat(plan, BestCheat.bad(plan));
            }
            Conspiracy.requireRunnable(plan);
            NoisyCheat best = NoisyCheat.best(plan);
            return cheat(plan, best.inBins(Math.toIntExact(plan.layout().distilledRounds())));
        }
    },
    /** Three parties, the bit of one of them: never wrong and known for certain, for every epsilon. */
    THREE_PARTY("the paper's main text and Appendix B: why three parties are not enough") {
        @Override
        Conspiracy make(ProtocolPlan plan) {
            ProtocolPlan three = new ProtocolPlan(
                    new MerminGame(3),
                    new OutcomeFunction.Majority(1),
                    plan.epsilon(),
                    plan.layout(),
                    plan.settingChoice(),
                    plan.distillation(),
                    plan.wrongAllowed(),
                    new Frontier(List.of(new Frontier.Point(BigFraction.ONE, BigFraction.ZERO))));
            return new Conspiracy(
                    word(), three, Collections.nCopies(places(three), ParityBox.undetectable(three.game())));
        }
    },
    /** Boxes that learn each other's settings, against assumption: never wrong and known for certain. */
    SIGNALLING("the no-signalling assumption, broken") {
        @Override
        Conspiracy make(ProtocolPlan plan) {
            return new Conspiracy(word(), plan, Collections.nCopies(places(plan), new RoundBox.Oracle(plan.game())));
        }
    },
    /** Boxes that learn the picks, against assumption: honest where they are tested, classical where they are not. */
    LEAKED_PICKS("the assumption that no box learns a pick, broken") {
        @Override
        Conspiracy make(ProtocolPlan plan) {
            return new Conspiracy(
                    word(),
                    plan,
                    List.of(
                            ParityBox.undetectable(plan.game()),
                            new RoundBox.Local(new LocalStrategy(plan.game().parties(), 0, 0))),
                    true);
        }
    };

    private final String origin;

    Attack(String origin) {
        this.origin = origin;
    }

    abstract Conspiracy make(ProtocolPlan plan);

    /** The name used in commands and reports. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Where it comes from. */
    public String origin() {
        return origin;
    }

    /**
     * The adversary against a plan, ready to attempt it.
     *
     * @throws IllegalArgumentException when the laboratory cannot run the plan, or the attack does not exist for its layout
     */
    public Prepared against(ProtocolPlan plan) {
        return make(plan).prepare();
    }

    /** @throws IllegalArgumentException when there is none, listing those there are */
    public static Attack parse(String word) {
        for (Attack attack : values()) {
            if (attack.word().equals(word)) {
                return attack;
            }
        }
        throw new IllegalArgumentException("attack: expected one of "
                + Arrays.stream(values()).map(Attack::word).collect(Collectors.joining(", ")) + ", found \"" + word
                + "\"");
    }

    /**
     * The adversary of {@link #CHEAT} with a given number of bad blocks, or of bad rounds in each bin: the first places in
     * the order in which the bits of the choice are drawn, so that a source can steer to them.
     *
     * @param bad 0 to Nb
     */
    public static Conspiracy cheat(ProtocolPlan plan, int bad) {
        int depth = plan.layout().choiceBits();
        if (bad < 0 || bad > 1 << depth) {
            throw new IllegalArgumentException("bad: expected 0 to " + (1 << depth) + ", found " + bad);
        }
        int nd = plan.layout() instanceof Layout.Blocks b ? Math.toIntExact(b.distilledRounds()) : 1;
        List<RoundBox> boxes = rigged(plan, bad).stream()
                .flatMap(box -> Collections.nCopies(nd, box).stream())
                .toList();
        return new Conspiracy(CHEAT.word() + ":" + bad, plan, boxes);
    }

    /** The same with a number of bad rounds for each bin of the scattered layout. */
    static Conspiracy cheat(ProtocolPlan plan, List<Integer> badInBins) {
        if (badInBins.stream().distinct().count() == 1) {
            return cheat(plan, badInBins.getFirst());
        }
        Map<Integer, Integer> bins = new TreeMap<>();
        List<RoundBox> boxes = new ArrayList<>();
        for (int bad : badInBins) {
            bins.merge(bad, 1, Integer::sum);
            boxes.addAll(rigged(plan, bad));
        }
        String counts = bins.entrySet().stream()
                .map(kind -> kind.getValue() + "x" + kind.getKey())
                .collect(Collectors.joining("+"));
        return new Conspiracy(CHEAT.word() + ":" + counts, plan, boxes);
    }

    /** A bin, or a box for each block, of which the places that are reached best are bad. */
    private static List<RoundBox> rigged(ProtocolPlan plan, int bad) {
        int depth = plan.layout().choiceBits();
        RoundBox good = ParityBox.undetectable(plan.game());
        RoundBox predictable = ParityBox.blindPair(plan.game());
        List<RoundBox> boxes = new ArrayList<>();
        for (int place = 0; place < 1 << depth; place++) {
            int path = depth == 0 ? 0 : Integer.reverse(place) >>> 32 - depth;
            boxes.add(path < bad ? predictable : good);
        }
        return boxes;
    }

    /** The classical boxes that a steering source hides best. */
    public static RoundBox.Local bestLocal(MerminGame game, Epsilon epsilon) {
        int n = game.parties();
        if (n > 7) {
            throw new IllegalArgumentException("parties: expected at most 7 to search classical boxes, found " + n);
        }
        RoundBox.Local best = new RoundBox.Local(new LocalStrategy(n, 0, 0));
        BigFraction least = Hiding.of(game, epsilon, best).wrongProbability();
        for (int follows = 0; follows < 1 << n; follows++) {
            for (int parity = 0; parity < 2; parity++) {
                RoundBox.Local next = new RoundBox.Local(new LocalStrategy(n, parity << n - 1, follows));
                BigFraction wrong = Hiding.of(game, epsilon, next).wrongProbability();
                if (wrong.compareTo(least) < 0) {
                    best = next;
                    least = wrong;
                }
            }
        }
        return best;
    }

    private static int places(ProtocolPlan plan) {
        return plan.layout() instanceof Layout.Scattered
                ? 1 << plan.layout().choiceBits()
                : plan.measuredRounds().intValueExact();
    }
}
