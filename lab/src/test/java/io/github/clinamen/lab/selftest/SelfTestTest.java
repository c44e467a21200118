package io.github.clinamen.lab.selftest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.core.device.Device;
import io.github.clinamen.core.device.GhzDevice;
import io.github.clinamen.core.device.NoisyGhzDevice;
import io.github.clinamen.core.protocol.Run;
import io.github.clinamen.core.source.BiasedSource;
import io.github.clinamen.core.source.FairSource;
import io.github.clinamen.core.source.SanthaVaziraniSource;
import io.github.clinamen.core.source.SequentialAdversary;
import io.github.clinamen.core.source.SteeringStrategies;
import io.github.clinamen.core.source.SteeringStrategy;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** That a right simulator passes, and that each way in which it could be broken is noticed. */
class SelfTestTest {
    private static final long ROUNDS = 1 << 18;
    private static final Epsilon TENTH = Epsilon.parse("0.1");
    private static final BigFraction PERCENT = new BigFraction(1, 100);

    /** As for a self-test of a thousand checks. */
    private static final double THRESHOLD = SelfTest.FALSE_ALARM / 1000;

    private static double least(List<Check> checks) {
        return checks.stream().mapToDouble(Check::pValue).min().orElseThrow();
    }

    private static void assertCaught(List<Check> checks) {
        assertThat(least(checks)).isLessThan(THRESHOLD);
    }

    private static void assertPasses(List<Check> checks) {
        assertThat(least(checks)).isGreaterThan(THRESHOLD);
    }

    @Test
    @DisplayName("the simulator passes at the default seed, and its 700 checks cover every source, box and protocol")
    void theSimulatorPasses() {
        List<Check> all = checks(new SelfTest(1, 1 << 16, SelfTest.FALSE_ALARM));
        assertThat(all).hasSizeGreaterThan(700);
        assertPasses(all);
        assertThat(all.stream().map(Check::group).distinct())
                .contains(
                        "source fair, epsilon 0.5",
                        "source biased:0, epsilon 0.1",
                        "source adversarial:fixed, epsilon 0.4",
                        "source adversarial:sequential:drift, epsilon 0.1",
                        "lean of adversarial:sequential:graded, epsilon 0.4",
                        "boxes ghz, 4 parties",
                        "boxes ghz:0.03,0.01, 5 parties",
                        "boxes box:mixture, 3 parties",
                        "run, amplification",
                        "run, Box 1");
    }

    private static List<Check> checks(SelfTest test) {
        return test.parts().stream().flatMap(p -> p.checks().get().stream()).toList();
    }

    @Test
    @Tag("slow")
    @DisplayName("p-values below t come with probability t or a little less: 40 seeds, t = 1% and 10%, 5 sigma")
    void pValuesAreHonest() {
        double[] values = LongStream.range(100, 140)
                .boxed()
                .flatMap(seed -> checks(new SelfTest(seed, 1 << 14, SelfTest.FALSE_ALARM)).stream())
                .mapToDouble(Check::pValue)
                .toArray();
        for (double t : new double[] {0.01, 0.1}) {
            long below = LongStream.range(0, values.length)
                    .filter(i -> values[(int) i] < t)
                    .count();
            // Checks of one seed share their rounds; a cluster counts as at most four independent ones here.
            double sigma = Math.sqrt(4 * values.length * t * (1 - t));
            assertThat((double) below).isLessThan(values.length * t + 5 * sigma);
        }
    }

    /** Bits of one plane after another, turned by what is wrong with them. */
    private interface Fault {
        void apply(RoundChunk rounds, int planes);
    }

    private record Broken(SanthaVaziraniSource source, Fault fault) implements SanthaVaziraniSource {
        @Override
        public Epsilon epsilon() {
            return source.epsilon();
        }

        @Override
        public String spec() {
            return "broken";
        }

        @Override
        public boolean isSimulated() {
            return true;
        }

        @Override
        public boolean isPositional() {
            return source.isPositional();
        }

        @Override
        public void draw(long chunk, long[] words, RoundChunk rounds, int planes) {
            source.draw(chunk, words, rounds, planes);
            fault.apply(rounds, planes);
        }
    }

    @Test
    @DisplayName("a source whose bias is outside of its range is noticed: 0.905 for 0.9")
    void biasOutsideTheRange() {
        SanthaVaziraniSource worse = new BiasedSource(3, Epsilon.parse("0.095"), true);
        assertCaught(SourceChecks.of(worse, 4 * ROUNDS, 0.1, 0.9));
        assertCaught(SourceChecks.of(worse, 4 * ROUNDS, 0.9, 0.9));
        assertPasses(SourceChecks.of(new BiasedSource(3, TENTH, true), ROUNDS, 0.1, 0.9));
    }

    @Test
    @DisplayName("an adversary that leans beyond its range after some histories only is noticed")
    void biasOutsideTheRangeAfterSomeHistories() {
        // Every 1 after a 1 is made a little surer, which leaves the overall frequencies within the range.
        SanthaVaziraniSource sticky = new SequentialAdversary(Epsilon.parse("0.09"), SteeringStrategies.STICKY, 3, 5);
        assertCaught(SourceChecks.of(sticky, 4 * ROUNDS, 0.1, 0.9));
    }

    @Test
    @DisplayName("fair bits that follow their neighbour, their round or their lane are noticed: 5% of them")
    void correlatedBits() {
        SplittableRandom random = new SplittableRandom(6);
        assertCaught(SourceChecks.of(broken((rounds, w, p) -> rounds.setting(p, w) << 1, random), ROUNDS, 0.5, 0.5));
        assertCaught(SourceChecks.of(
                broken((rounds, w, p) -> rounds.setting(Math.max(0, p - 1), w), random), ROUNDS, 0.5, 0.5));
        assertCaught(SourceChecks.of(
                broken((rounds, w, p) -> rounds.setting(p, Math.max(0, w - 8)), random), ROUNDS, 0.5, 0.5));
        assertPasses(SourceChecks.of(broken((rounds, w, p) -> rounds.setting(p, w), random), ROUNDS, 0.5, 0.5));
    }

    private interface Other {
        long word(RoundChunk rounds, int w, int p);
    }

    /** Fair bits of which one in some twenty is replaced by another bit. */
    private static SanthaVaziraniSource broken(Other other, SplittableRandom random) {
        return new Broken(new FairSource(8), (rounds, planes) -> {
            for (int w = 0; w < rounds.usedWords(); w++) {
                for (int p = 0; p < planes; p++) {
                    long replaced = 0;
                    for (int i = 0; i < 64; i++) {
                        replaced |= random.nextInt(20) == 0 ? 1L << i : 0;
                    }
                    long word = rounds.setting(p, w);
                    rounds.setSetting(p, w, word & ~replaced | other.word(rounds, w, p) & replaced);
                }
            }
        });
    }

    @Test
    @DisplayName("a strategy that the adversary does not follow as it says is noticed")
    void anotherLean() {
        SteeringStrategy timid = new SteeringStrategy() {
            @Override
            public String word() {
                return "timid";
            }

            /** Tells the tester of full leans, and leans less itself: every other memory that is begun. */
            private int begun;

            @Override
            public Memory begin(long e) {
                boolean full = begun++ % 2 == 1;
                return new Memory() {
                    @Override
                    public long lean() {
                        return full ? -1L : -1L - (1L << 56);
                    }

                    @Override
                    public void append(boolean bit) {}
                };
            }
        };
        assertCaught(LeanChecks.of(TENTH, timid, 1, 2, 1 << 20));
        assertPasses(LeanChecks.of(TENTH, SteeringStrategies.HASH, 1, 2, ROUNDS));
    }

    /** GHZ boxes whose outcomes are turned, by the settings, in one party's plane. */
    private record Turned(Device device, Turn turn) implements Device {
        interface Turn {
            long flips(RoundChunk rounds, int w, int p);
        }

        @Override
        public int parties() {
            return device.parties();
        }

        @Override
        public String spec() {
            return device.spec();
        }

        @Override
        public boolean isSimulated() {
            return true;
        }

        @Override
        public void measure(long chunk, RoundChunk rounds) {
            device.measure(chunk, rounds);
            for (int w = 0; w < rounds.usedWords(); w++) {
                for (int p = 0; p < parties(); p++) {
                    rounds.setOutcome(p, w, rounds.outcome(p, w) ^ turn.flips(rounds, w, p));
                }
            }
        }
    }

    @Test
    @DisplayName("boxes with one wrong sign, at one setting of sixteen, are noticed")
    void oneWrongSign() {
        Device ghz = new GhzDevice(5, 4);
        Device wrong = new Turned(ghz, (rounds, w, p) -> p == 4 ? at(rounds, w, 0b10110) : 0);
        assertCaught(BoxChecks.ghz(wrong, ROUNDS, 1, 0));
        assertPasses(BoxChecks.ghz(ghz, ROUNDS, 1, 0));
    }

    private static long at(RoundChunk rounds, int w, int setting) {
        long all = -1;
        for (int p = 0; p < rounds.parties(); p++) {
            all &= (setting >> p & 1) == 1 ? rounds.setting(p, w) : ~rounds.setting(p, w);
        }
        return all;
    }

    @Test
    @DisplayName("noise of 5.9% instead of 5.2% is noticed")
    void anotherNoiseRate() {
        Device noisy = new NoisyGhzDevice(5, 4, PERCENT, PERCENT);
        double right =
                new NoisyGhzDevice(5, 4, PERCENT, PERCENT).wrongFraction().doubleValue();
        assertPasses(BoxChecks.ghz(noisy, ROUNDS, 1, right));
        assertCaught(BoxChecks.ghz(new NoisyGhzDevice(5, 4, new BigFraction(25, 1000), PERCENT), ROUNDS, 1, right));
    }

    @Test
    @DisplayName("boxes of right parity whose outcomes are not uniform at one setting are noticed")
    void outcomesThatAreNotUniform() {
        Device ghz = new GhzDevice(5, 4);
        // Parties 4 and 5 flip together, so that the parity stays, in an eighth of the rounds at one setting.
        Device fixed = new Turned(
                ghz,
                (rounds, w, p) ->
                        p == 3 || p == 4 ? rounds.outcome(3, w) & at(rounds, w, 0b11111) & 0x0101010101010101L : 0);
        assertCaught(BoxChecks.ghz(fixed, ROUNDS, 1, 0));
    }

    @Test
    @DisplayName("runs with another noise, or with boxes that fix the output, are noticed")
    void runsThatCountWrongly() {
        double three = wrong(3);
        double five = wrong(5);
        RunChecks.Maker simulator = RunChecks.simulator(PERCENT, PERCENT);
        assertPasses(RunChecks.of(simulator, three, five, ROUNDS, 3));
        assertCaught(RunChecks.of(RunChecks.simulator(new BigFraction(2, 100), PERCENT), three, five, ROUNDS, 3));
        RunChecks.Maker predictable = (plan, seed) -> {
            Run run = simulator.run(plan, seed);
            // The first outcomes are 0, the last keeps the parity, and the majority is 0.
            int last = plan.game().parties() - 1;
            return Run.of(
                    plan,
                    run.source(),
                    new Turned(
                            run.device(),
                            (rounds, w, p) -> p < last
                                    ? rounds.outcome(p, w)
                                    : LongStream.range(0, last)
                                            .map(q -> rounds.outcome((int) q, w))
                                            .reduce(0, (a, b) -> a ^ b)));
        };
        assertCaught(RunChecks.of(predictable, three, five, ROUNDS, 3));
    }

    private static double wrong(int parties) {
        return new NoisyGhzDevice(parties, 0, PERCENT, PERCENT).wrongFraction().doubleValue();
    }

    @Test
    void sizesAreRefused() {
        assertThatThrownBy(() -> new SelfTest(1, 100, 0.1)).hasMessageContaining("rounds: expected at least 16384");
        assertThatThrownBy(() -> new SelfTest(1, 1 << 20, 0)).hasMessageContaining("falseAlarm: expected above 0");
        assertThat(new SelfTest(1, 1 << 20, 1e-9).threshold(1000)).isEqualTo(1e-12);
    }
}
