package io.github.clinamen.lab.selftest;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.bits.Bias;
import io.github.clinamen.core.device.BoxTable;
import io.github.clinamen.core.device.GhzDevice;
import io.github.clinamen.core.device.LocalDevice;
import io.github.clinamen.core.device.LocalStrategy;
import io.github.clinamen.core.device.NoisyGhzDevice;
import io.github.clinamen.core.device.TableDevice;
import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.core.source.BiasedSource;
import io.github.clinamen.core.source.FairSource;
import io.github.clinamen.core.source.LaneStrategy;
import io.github.clinamen.core.source.SequentialAdversary;
import io.github.clinamen.core.source.SteeringSource;
import io.github.clinamen.core.source.SteeringStrategies;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.hipparchus.fraction.BigFraction;

/**
 * The whole self-test: every source, box and protocol of the simulator against what it says of itself, so many rounds each.
 * All checks together fail a right simulator with at most a given probability, whatever they have in common (Bonferroni):
 * each fails when its p-value is below that probability divided by the number of checks.
 *
 * @param seed of all simulated parts
 * @param rounds a check, at least 2^14
 * @param falseAlarm the probability that a right simulator fails, over a random seed; 0 to 1
 */
public record SelfTest(long seed, long rounds, double falseAlarm) {
    /** Rounds a check when nothing else is asked. */
    public static final long ROUNDS = 1L << 20;

    /** With which a right simulator fails when nothing else is asked. */
    public static final double FALSE_ALARM = 1e-9;

    private static final List<Epsilon> EPSILONS = List.of(Epsilon.parse("0.1"), Epsilon.parse("0.4"));
    private static final BigFraction DEPOLARISING = new BigFraction(3, 100);
    private static final BigFraction READOUT = new BigFraction(1, 100);

    public SelfTest {
        if (rounds < 1 << 14) {
            throw new IllegalArgumentException("rounds: expected at least " + (1 << 14) + ", found " + rounds);
        }
        if (!(falseAlarm > 0 && falseAlarm < 1)) {
            throw new IllegalArgumentException("falseAlarm: expected above 0 and below 1, found " + falseAlarm);
        }
    }

    /** Checks that belong together, not yet made. */
    public record Part(String name, Supplier<List<Check>> checks) {}

    /** What is tested, in order; each part takes a fraction of a second for the usual number of rounds. */
    public List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part("generator", () -> GeneratorChecks.of(seed, rounds)));
        parts.add(new Part("fair source", () -> SourceChecks.of(new FairSource(seed), rounds, 0.5, 0.5)));
        for (Epsilon epsilon : EPSILONS) {
            sources(parts, epsilon);
        }
        for (int n = 3; n <= 5; n++) {
            boxes(parts, n);
        }
        double three = wrong(3);
        double five = wrong(5);
        parts.add(new Part(
                "runs", () -> RunChecks.of(RunChecks.simulator(DEPOLARISING, READOUT), three, five, rounds, seed)));
        return parts;
    }

    private static double wrong(int parties) {
        return new NoisyGhzDevice(parties, 0, DEPOLARISING, READOUT)
                .wrongFraction()
                .doubleValue();
    }

    private void sources(List<Part> parts, Epsilon epsilon) {
        double eps = epsilon.toDouble();
        double rare = Bias.of(epsilon).value().doubleValue();
        parts.add(new Part(
                "biased source",
                () -> SourceChecks.of(new BiasedSource(seed, epsilon, true), rounds, 1 - rare, 1 - rare)));
        parts.add(new Part(
                "biased source", () -> SourceChecks.of(new BiasedSource(seed, epsilon, false), rounds, rare, rare)));
        for (LaneStrategy strategy : LaneStrategy.values()) {
            parts.add(new Part(
                    "adversarial source",
                    () -> SourceChecks.of(new SteeringSource(seed, epsilon, strategy), rounds, eps, 1 - eps)));
        }
        for (SteeringStrategies strategy : SteeringStrategies.values()) {
            long e = seed * 0x9e3779b97f4a7c15L;
            parts.add(new Part(
                    "adversarial source",
                    () -> SourceChecks.of(
                            new SequentialAdversary(epsilon, strategy, seed, e), rounds / 4, eps, 1 - eps)));
            parts.add(new Part("lean", () -> LeanChecks.of(epsilon, strategy, seed, e, rounds)));
        }
    }

    private void boxes(List<Part> parts, int n) {
        NoisyGhzDevice noisy = new NoisyGhzDevice(n, seed, DEPOLARISING, READOUT);
        double wrong = noisy.wrongFraction().doubleValue();
        List<LocalStrategy> strategies = List.of(
                LocalStrategy.leastLosing(new MerminGame(n)),
                new LocalStrategy(n, 0b011, 0b101),
                new LocalStrategy(n, 0b110, 0));
        BoxTable mixed = mixture(n, strategies.get(1));
        parts.add(new Part("GHZ boxes", () -> BoxChecks.ghz(new GhzDevice(n, seed), rounds, seed, 0)));
        parts.add(new Part("noisy GHZ boxes", () -> BoxChecks.ghz(noisy, rounds, seed, wrong)));
        parts.add(new Part(
                "local boxes",
                () -> BoxChecks.table(
                        new LocalDevice(strategies, seed), rounds, seed, (a, x) -> share(strategies, a, x))));
        parts.add(new Part(
                "table boxes",
                () -> BoxChecks.table(
                        new TableDevice("box:mixture", mixed, seed),
                        rounds,
                        seed,
                        (a, x) -> mixed.probability(a, x).doubleValue())));
    }

    /** How many of the strategies answer like this, of all. */
    private static double share(List<LocalStrategy> strategies, int outcomes, int setting) {
        return strategies.stream().filter(s -> s.outcomes(setting) == outcomes).count() / (double) strategies.size();
    }

    /** Two parts of GHZ correlations and one of a strategy. */
    private static BoxTable mixture(int n, LocalStrategy strategy) {
        MerminGame game = new MerminGame(n);
        List<List<BigInteger>> rows = new ArrayList<>();
        for (int x = 0; x < 1 << n; x++) {
            List<BigInteger> row = new ArrayList<>();
            for (int a = 0; a < 1 << n; a++) {
                int ghz = !game.tests(x) ? 2 : game.isWrong(a, x) ? 0 : 4;
                row.add(BigInteger.valueOf(ghz + (strategy.outcomes(x) == a ? 1 << n : 0)));
            }
            rows.add(row);
        }
        return new BoxTable(n, BigInteger.valueOf(3L << n), rows);
    }

    /** The p-value below which one of so many checks fails. */
    public double threshold(int checks) {
        return falseAlarm / checks;
    }
}
