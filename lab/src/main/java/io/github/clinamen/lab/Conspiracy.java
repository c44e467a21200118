package io.github.clinamen.lab;

import io.github.clinamen.core.code.ParityCode;
import io.github.clinamen.core.protocol.Amplification;
import io.github.clinamen.core.protocol.Run;
import io.github.clinamen.core.protocol.Worker;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hipparchus.fraction.BigFraction;

/**
 * An adversary of Theorem A's protocol: boxes for every round, and a source that steers their settings to where they are most
 * predictable, which is the best steering where no round may be wrong. Eve guesses each round's value from its setting and flag.
 */
public final class Conspiracy implements Adversary {
    /** The largest W that the laboratory works out exactly. */
    public static final int MAX_WRONG = 64;

    private final String name;
    private final Amplification plan;
    private final List<Hiding> hidings;
    private final List<BitSet> whenRight;
    private final List<BitSet> whenWrong;

    /** @throws IllegalArgumentException when the laboratory cannot run the plan */
    Conspiracy(String name, Amplification plan, List<RoundBox> boxes) {
        requireRunnable(plan);
        if (boxes.size() != Scene.rounds(plan)) {
            throw new IllegalArgumentException(
                    "boxes: expected one for each of " + Scene.rounds(plan) + " rounds, found " + boxes.size());
        }
        this.name = name;
        this.plan = plan;
        Map<RoundBox, Hiding> known = new HashMap<>();
        this.hidings = boxes.stream()
                .map(box -> known.computeIfAbsent(box, b -> Hiding.predictable(plan.game(), plan.epsilon(), b)))
                .toList();
        this.whenRight = guesses(false);
        this.whenWrong = guesses(true);
    }

    private List<BitSet> guesses(boolean wrong) {
        Map<RoundBox, BitSet> known = new HashMap<>();
        return hidings.stream()
                .map(h -> known.computeIfAbsent(h.box(), b -> h.guesses(wrong)))
                .toList();
    }

    /** The same box in every round. */
    Conspiracy(String name, Amplification plan, RoundBox box) {
        this(name, plan, Collections.nCopies(Scene.rounds(plan), box));
    }

    private static void requireRunnable(Amplification plan) {
        if (!(plan.code() instanceof ParityCode) || plan.attempts() != 1) {
            throw new IllegalArgumentException("plan: the laboratory expects one bit, a parity, and one attempt");
        }
        if (plan.wrongAllowed() > MAX_WRONG) {
            throw new IllegalArgumentException(
                    "wrongAllowed: expected 0 to " + MAX_WRONG + " in the laboratory, found " + plan.wrongAllowed());
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Amplification protocol() {
        return plan;
    }

    @Override
    public boolean breaksAssumptions() {
        return hidings.stream().distinct().anyMatch(h -> h.box().isSignalling());
    }

    List<Hiding> hidings() {
        return hidings;
    }

    @Override
    public BigFraction advantage() {
        int w = Math.toIntExact(plan.wrongAllowed());
        return perBox(hiding -> WrongSeries.round(worth(hiding, false), worth(hiding, true), w));
    }

    /** The sum over all records of at most W wrong rounds of a product over rounds. */
    BigFraction perBox(Function<Hiding, WrongSeries> series) {
        Map<Hiding, Integer> counts = hidings.stream()
                .collect(Collectors.toMap(Function.identity(), h -> 1, Integer::sum, LinkedHashMap::new));
        return counts.entrySet().stream()
                .map(kind -> series.apply(kind.getKey()).power(kind.getValue()))
                .reduce(WrongSeries::times)
                .orElseThrow()
                .total();
    }

    private BigFraction worth(Hiding hiding, boolean wrong) {
        return hiding.expectation(
                plan.epsilon(), x -> hiding.box().lean(x, wrong).abs());
    }

    @Override
    public End attempt(long seed) {
        Scene scene = Scene.of(plan, hidings, seed);
        Run run = scene.run();
        Worker worker = run.worker();
        boolean guess = guess(scene, worker.wrong(worker.rounds(0)));
        return End.of(run.verdict(worker.tally(0, run.chunks())), guess);
    }

    private boolean guess(Scene scene, long[] wrong) {
        boolean guess = false;
        for (int r = 0; r < hidings.size(); r++) {
            boolean flag = (wrong[r >> 6] >>> (r & 63) & 1) == 1;
            guess ^= (flag ? whenWrong : whenRight).get(r).get(scene.drawn(r));
        }
        return guess;
    }
}
