package io.github.clinamen.core.practical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.bits.BitString;
import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.core.device.ChshBox;
import io.github.clinamen.core.device.Device;
import io.github.clinamen.core.device.LocalDevice;
import io.github.clinamen.core.device.LocalStrategy;
import io.github.clinamen.core.device.NoisyGhzDevice;
import io.github.clinamen.core.device.TableDevice;
import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.core.protocol.ParallelRun;
import io.github.clinamen.core.protocol.Tally;
import io.github.clinamen.core.source.ByteSource;
import io.github.clinamen.core.source.FairSource;
import io.github.clinamen.core.source.LaneStrategy;
import io.github.clinamen.core.source.SanthaVaziraniSource;
import io.github.clinamen.core.source.SequentialAdversary;
import io.github.clinamen.core.source.SteeringSource;
import io.github.clinamen.core.source.SteeringStrategies;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract: whatever the threads, the length and the source, a run's tally is what a count round by round gives. */
class TestedRunTest {
    private static final Epsilon EPSILON = Epsilon.parse("0.4");

    private static PracticalPlan plan(int parties, long rounds, long allowed) {
        return new PracticalPlan(
                BoxModel.NC,
                parties,
                EPSILON,
                rounds,
                new BigFraction(4, 5),
                new BigFraction(1, 100),
                BigFraction.ZERO,
                allowed,
                new BigFraction(1, 1000),
                new BigFraction(1, 1000),
                "circulant");
    }

    private static Device device(int parties) {
        return parties == 2
                ? new TableDevice("chsh", ChshBox.table(new BigFraction(1, 10)), 3)
                : new NoisyGhzDevice(parties, 3, new BigFraction(1, 10), BigFraction.ZERO);
    }

    private static SanthaVaziraniSource inOrder() {
        return new SequentialAdversary(EPSILON, SteeringStrategies.HASH, 5, 6);
    }

    private static Tally tally(TestedRun run, int threads) {
        return ParallelRun.finish(run, ParallelRun.Prefix.START, threads, p -> {}, () -> false);
    }

    /** What the rounds say, one after another. */
    private static void compareWithCount(TestedRun run, Tally tally) {
        TestedRun.Recorder recorder = run.recorder();
        int n = run.plan().parties();
        long lost = 0;
        BitString values = tally.values();
        assertThat(values.length()).isEqualTo(run.plan().rawBits());
        long at = 0;
        for (long c = 0; c < run.chunks(); c++) {
            RoundChunk chunk = recorder.rounds(c);
            for (int r = 0; r < chunk.rounds(); r++) {
                int a = chunk.outcomesOf(r);
                int x = chunk.settingsOf(r);
                boolean wrong =
                        n == 2 ? (Integer.bitCount(a) & 1) != (x == 3 ? 1 : 0) : new MerminGame(n).isWrong(a, x);
                lost += wrong ? 1 : 0;
                for (int p = 0; p < n; p++) {
                    assertThat(values.get(at + (long) p * chunk.rounds() + r)).isEqualTo((a >> p & 1) == 1);
                }
            }
            at += (long) n * chunk.rounds();
        }
        assertThat(tally.wrong()).isEqualTo(lost);
        assertThat(tally.rounds()).isEqualTo(run.plan().rounds());
    }

    @ParameterizedTest
    @CsvSource({"2,1", "2,63", "3,64", "3,65", "5,127", "5,4097", "2,16384", "3,20001", "5,40000"})
    void theTallyIsTheCount(int parties, long rounds) {
        for (SanthaVaziraniSource source :
                List.of(new FairSource(2), new SteeringSource(2, EPSILON, LaneStrategy.WANDERING))) {
            TestedRun run = new TestedRun(plan(parties, rounds, rounds), source, device(parties));
            compareWithCount(run, tally(run, 2));
        }
        Tally tally = tally(new TestedRun(plan(parties, rounds, rounds), inOrder(), device(parties)), 2);
        compareWithCount(new TestedRun(plan(parties, rounds, rounds), inOrder(), device(parties)), tally);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5})
    @DisplayName(
            "settings and seed of a source of bytes: bit n r + p of its chunk for party p of round r, then the seed")
    void bytesAreTakenRoundByRound(int parties) {
        PracticalPlan plan = plan(parties, 2L * RoundChunk.ROUNDS + 70, 0);
        int words = parties * (2 * RoundChunk.WORDS + 2);
        byte[] bytes = new byte[8 * (words + 1094)];
        new Random(parties).nextBytes(bytes);
        TestedRun run =
                new TestedRun(plan, new ByteSource("bytes", EPSILON, new ByteArrayInputStream(bytes)), device(parties));
        TestedRun.Recorder recorder = run.recorder();
        for (int c = 0; c < run.chunks(); c++) {
            RoundChunk chunk = recorder.rounds(c);
            for (int r = 0; r < chunk.rounds(); r++) {
                for (int p = 0; p < parties; p++) {
                    int bit = parties * (RoundChunk.ROUNDS * c + r) + p;
                    assertThat(chunk.settingsOf(r) >> p & 1).isEqualTo(bytes[bit >> 3] >> (bit & 7) & 1);
                }
            }
        }
        BitString seed = TestedRun.fresh(run.source(), run.chunks(), 70_001);
        assertThat(seed.length()).isEqualTo(70_001);
        for (int i = 0; i < 70_001; i++) {
            assertThat(seed.get(i)).isEqualTo((bytes[8 * words + (i >> 3)] >> (i & 7) & 1) == 1);
        }
    }

    @Test
    @DisplayName("a source that has a place for each setting gives each party the settings that stand there")
    void positionalSettingsStayInTheirPlace() {
        for (int parties : new int[] {2, 3, 5}) {
            SanthaVaziraniSource source = new SteeringSource(2, EPSILON, LaneStrategy.WANDERING);
            TestedRun run = new TestedRun(plan(parties, RoundChunk.ROUNDS + 70, 0), source, device(parties));
            for (int c : new int[] {1, 0}) {
                RoundChunk chunk = run.recorder().rounds(c);
                RoundChunk expected =
                        RoundChunk.allocate(parties, RoundChunk.WORDS).withRounds(c == 0 ? RoundChunk.ROUNDS : 70);
                source.draw(c, new long[0], expected, parties);
                assertThat(chunk.rounds()).isEqualTo(expected.rounds());
                for (int r = 0; r < chunk.rounds(); r++) {
                    assertThat(chunk.settingsOf(r)).isEqualTo(expected.settingsOf(r));
                }
            }
        }
    }

    @Test
    @DisplayName("a run is a simulation as soon as source or boxes are")
    void onePartOfASimulationIsEnough() {
        SanthaVaziraniSource real = new ByteSource("bytes", EPSILON, new ByteArrayInputStream(new byte[0]));
        Device simulated = device(3);
        Device boxes = new Device() {
            @Override
            public int parties() {
                return 3;
            }

            @Override
            public String spec() {
                return "boxes";
            }

            @Override
            public boolean isSimulated() {
                return false;
            }

            @Override
            public void measure(long chunk, RoundChunk rounds) {}
        };
        PracticalPlan plan = plan(3, 100, 0);
        assertThat(new TestedRun(plan, real, boxes).isSimulation()).isFalse();
        assertThat(new TestedRun(plan, inOrder(), boxes).isSimulation()).isTrue();
        assertThat(new TestedRun(plan, real, simulated).isSimulation()).isTrue();
        assertThat(new TestedRun(plan, new FairSource(1), simulated).isSimulation())
                .isTrue();
    }

    @Test
    void threadsAndInterruptionsChangeNothing() {
        PracticalPlan plan = plan(3, 3L * ParallelRun.STRETCH * RoundChunk.ROUNDS + 777, 1L << 20);
        Tally alone = tally(new TestedRun(plan, inOrder(), device(3)), 1);
        assertThat(tally(new TestedRun(plan, inOrder(), device(3)), 3)).isEqualTo(alone);
        List<ParallelRun.Prefix> prefixes = new ArrayList<>();
        ParallelRun.finish(
                new TestedRun(plan, inOrder(), device(3)), ParallelRun.Prefix.START, 2, prefixes::add, () -> false);
        assertThat(prefixes).hasSize(4);
        assertThat(ParallelRun.finish(
                        new TestedRun(plan, inOrder(), device(3)), prefixes.get(1), 2, p -> {}, () -> false))
                .isEqualTo(alone);
    }

    @Test
    void aRunThatLosesTooMuchEndsEarly() {
        PracticalPlan plan = plan(3, 10L * ParallelRun.STRETCH * RoundChunk.ROUNDS, 5);
        Device local = new LocalDevice(List.of(LocalStrategy.leastLosing(new MerminGame(3))), 1);
        Tally tally = tally(new TestedRun(plan, new FairSource(1), local), 2);
        assertThat(plan.accepts(tally.wrong())).isFalse();
        assertThat(tally.rounds()).isEqualTo((long) ParallelRun.STRETCH * RoundChunk.ROUNDS);
    }

    @Test
    void freshBitsFollowTheRoundsAndAreNew() {
        PracticalPlan plan = plan(3, 20_000, 20_000);
        TestedRun run = new TestedRun(plan, inOrder(), device(3));
        tally(run, 2);
        BitString seed = TestedRun.fresh(run.source(), run.chunks(), 70_001);
        assertThat(seed.length()).isEqualTo(70_001);
        TestedRun again = new TestedRun(plan, inOrder(), device(3));
        tally(again, 1);
        assertThat(TestedRun.fresh(again.source(), again.chunks(), 70_001)).isEqualTo(seed);
        SanthaVaziraniSource fair = new FairSource(8);
        BitString one = TestedRun.fresh(fair, 2, 1 << 16);
        assertThat(one.slice(0, 100)).isEqualTo(TestedRun.fresh(fair, 2, 100));
        assertThat(one).isNotEqualTo(TestedRun.fresh(fair, 3, 1 << 16));
    }

    @Test
    void devicesOfOtherPartiesAreRejected() {
        assertThatThrownBy(() -> new TestedRun(plan(5, 10, 10), new FairSource(1), device(3)))
                .hasMessage("device: expected 5 parties, found 3 (ghz:0.1,0)");
    }
}
