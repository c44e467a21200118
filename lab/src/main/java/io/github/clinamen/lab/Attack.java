package io.github.clinamen.lab;

import io.github.clinamen.core.game.Frontier;
import io.github.clinamen.core.game.Game;
import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.core.game.OutcomeFunction;
import io.github.clinamen.core.protocol.Amplification;
import io.github.clinamen.core.protocol.BoxOne;
import io.github.clinamen.core.protocol.Expansion;
import io.github.clinamen.core.protocol.Protocol;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hipparchus.fraction.BigFraction;

/** The adversaries of the laboratory, by name. */
public enum Attack {
    /** A box that is never wrong in every round; what can be told of its value without a wrong round. */
    UNDETECTABLE("Theorem 1 and the remark after it: boxes that no test can tell from honest ones") {
        @Override
        Adversary against(Amplification plan) {
            RoundBox box = plan.game().parties() == 2
                    ? RoundBox.popescuRohrlich()
                    : RoundBox.undetectable(new MerminGame(plan.game().parties()));
            return new Conspiracy(word(), plan, box);
        }

        @Override
        Adversary against(BoxOne plan) {
            return everywhere(plan, RoundBox.undetectable(plan.mermin()));
        }
    },
    /** Classical boxes in every round; the source steers settings away from those that they lose. */
    LOCAL("the paper's main text: without maximal violation, a small epsilon lets classical boxes pass") {
        @Override
        Adversary against(Amplification plan) {
            return new Conspiracy(word(), plan, Hiding.bestLocal(plan.game(), plan.epsilon()));
        }

        @Override
        Adversary against(BoxOne plan) {
            return everywhere(plan, Hiding.bestLocal(plan.game(), plan.epsilon()));
        }
    },
    /** The box that meets Theorem A exactly: of three parties, with the majority of three. */
    NON_SIGNALLING("Theorem A is exact: the boxes on which its certificate has no slack") {
        @Override
        Adversary against(Amplification plan) {
            requireThreeParties(plan);
            return new Conspiracy(word(), plan, RoundBox.optimal());
        }
    },
    /** Predictable boxes in the blocks to which the source can steer, Theorem 1's elsewhere. */
    CHEAT("Lemma 2 turned round: the best number of bad blocks") {
        @Override
        Adversary against(BoxOne plan) {
            return cheat(plan, BestCheat.bad(plan));
        }
    },
    /** Three parties, the bit of one of them: never wrong and known for certain, for every epsilon. */
    THREE_PARTY("the paper's main text and Appendix B: why one outcome of three parties is not enough") {
        @Override
        Adversary against(BoxOne plan) {
            return everywhere(
                    new BoxOne(
                            new MerminGame(3),
                            new OutcomeFunction.Majority(1),
                            plan.epsilon(),
                            plan.settings(),
                            plan.distilledRounds(),
                            plan.choiceBits(),
                            plan.distillation(),
                            new Frontier(List.of(new Frontier.Point(BigFraction.ONE, BigFraction.ZERO)))),
                    RoundBox.undetectable(new MerminGame(3)));
        }
    },
    /** Boxes that learn each other's settings, against assumption: never wrong and known for certain. */
    SIGNALLING("the no-signalling assumption, broken") {
        @Override
        Adversary against(Amplification plan) {
            return new Conspiracy(word(), plan, RoundBox.oracle(plan.game()));
        }

        @Override
        Adversary against(BoxOne plan) {
            return everywhere(plan, RoundBox.oracle(plan.game()));
        }
    },
    /** A source that reads outcomes and tells them by later settings, against assumption. */
    READING_SOURCE("the source does not see outcomes: broken") {
        @Override
        Adversary against(Amplification plan) {
            return new ReadingSource(plan);
        }
    },
    /** A digest of the values, published against assumption. */
    PUBLISHED_DIGEST("nothing of any outcome is published: broken") {
        @Override
        Adversary against(Amplification plan) {
            return new PublishedDigest(plan);
        }
    },
    /** The same devices in a second run whose verdict is published, against assumption. */
    SECOND_RUN("boxes are used once: broken (Barrett, Colbeck and Kent)") {
        @Override
        Adversary against(Amplification plan) {
            return new SecondRun(plan);
        }
    };

    private final String origin;

    Attack(String origin) {
        this.origin = origin;
    }

    Adversary against(Amplification plan) {
        throw none(plan);
    }

    Adversary against(BoxOne plan) {
        throw none(plan);
    }

    private IllegalArgumentException none(Protocol plan) {
        return new IllegalArgumentException(
                "attack: expected one that there is against " + plan.name() + ", found " + word());
    }

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
     * @throws IllegalArgumentException when the laboratory cannot run the plan, or there is no such attack on it
     */
    public Adversary on(Protocol plan) {
        return switch (plan) {
            case Amplification amplification -> against(amplification);
            case BoxOne boxOne -> against(boxOne);
            case Expansion expansion -> throw none(expansion);
        };
    }

    /** Those that can be tried on a plan. */
    public static List<Attack> allOn(Protocol plan) {
        List<Attack> all = new ArrayList<>();
        for (Attack attack : values()) {
            try {
                attack.on(plan);
                all.add(attack);
            } catch (IllegalArgumentException notForThisPlan) {
                continue;
            }
        }
        return all;
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
     * The adversary of {@link #CHEAT} with a given number of bad blocks: the first ones in the order in which the bits of the
     * choice are drawn, so that a source can steer to them.
     *
     * @param bad 0 to Nb
     */
    public static Adversary cheat(BoxOne plan, int bad) {
        int depth = plan.choiceBits();
        if (bad < 0 || bad > 1 << depth) {
            throw new IllegalArgumentException("bad: expected 0 to " + (1 << depth) + ", found " + bad);
        }
        int nd = Math.toIntExact(plan.distilledRounds());
        List<RoundBox> boxes = new ArrayList<>();
        for (int block = 0; block < 1 << depth; block++) {
            int path = depth == 0 ? 0 : Integer.reverse(block) >>> 32 - depth;
            boxes.addAll(Collections.nCopies(
                    nd, path < bad ? RoundBox.blindPair(plan.mermin()) : RoundBox.undetectable(plan.mermin())));
        }
        return new BlockConspiracy(CHEAT.word() + ":" + bad, plan, boxes);
    }

    Adversary everywhere(BoxOne plan, RoundBox box) {
        return new BlockConspiracy(word(), plan, Collections.nCopies(Scene.rounds(plan), box));
    }

    static void requireThreeParties(Amplification plan) {
        Game a3 = Game.mermin(3, new OutcomeFunction.Majority(3));
        if (!plan.game().contexts().equals(a3.contexts()) || plan.game().parties() != 3) {
            throw new IllegalArgumentException("game: expected " + a3.name() + " for this attack, found "
                    + plan.game().name());
        }
    }
}
