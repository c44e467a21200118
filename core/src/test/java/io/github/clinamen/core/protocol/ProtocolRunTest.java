package io.github.clinamen.core.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.bits.BitString;
import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.core.device.Device;
import io.github.clinamen.core.game.Frontier;
import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.core.game.OutcomeFunction;
import io.github.clinamen.core.oracle.NaiveRun;
import io.github.clinamen.core.source.ByteSource;
import io.github.clinamen.core.source.SanthaVaziraniSource;
import io.github.clinamen.core.source.SourceExhaustedException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The engine against {@link NaiveRun}, over random plans, layouts, sources and boxes. */
class ProtocolRunTest {
    private static final Frontier FRONTIER = Frontier.FIVE_PARTY_MAJORITY;

    @Test
    @Tag("thorough")
    @DisplayName("A thousand random small plans end as a reader of Box 1 would end them, with every abort reached")
    void engineAgreesWithTheNaiveRun() {
        SplittableRandom random = new SplittableRandom(20121);
        Map<String, Integer> ends = new HashMap<>();
        for (int i = 0; i < 1200; i++) {
            Case c = Case.random(random, 6, 40);
            ends.merge(end(assertAgree(c)), 1, Integer::sum);
        }
        assertThat(ends.keySet())
                .containsExactlyInAnyOrder("accepted", "too-few-kept", "wrong-round", "too-many-wrong");
    }

    @Test
    @Tag("thorough")
    @DisplayName("The same for runs of several chunks and stretches, and bins that span chunks")
    void engineAgreesOverManyChunks() {
        SplittableRandom random = new SplittableRandom(3);
        assertAgree(new Case(random.nextLong(), plan(5, new Layout.Scattered(5, 15), new Distillation.Parity(), 0), 0));
        assertAgree(new Case(
                random.nextLong(), plan(5, new Layout.Scattered(3, 16), new Distillation.Family(3, 9), 9), 15));
        assertAgree(new Case(
                random.nextLong(), plan(5, new Layout.Scattered(50_001, 1), new Distillation.Parity(), 3), 15));
        assertAgree(new Case(
                random.nextLong(), plan(3, new Layout.Scattered(300, 8), new Distillation.Family(2, 1), 0), 0));
        assertAgree(new Case(random.nextLong(), plan(5, new Layout.Blocks(1001, 6), new Distillation.Parity(), 0), 0));
    }

    @Test
    @DisplayName("Any number of threads, any grain and any point of interruption give the same tally")
    void resultsDoNotDependOnThreadsOrInterruptions() {
        ProtocolPlan plan = plan(5, new Layout.Scattered(1_100_000, 1), new Distillation.Family(2, 5), 1000);
        for (boolean positional : new boolean[] {true, false}) {
            Case c = new Case(77, plan, 14);
            Tally once = ParallelRun.finish(c.run(positional), ParallelRun.Prefix.START, 1, p -> {}, () -> false);
            assertThat(once.rounds()).isEqualTo(2_200_000);
            assertThat(ParallelRun.finish(c.run(positional), ParallelRun.Prefix.START, 4, p -> {}, () -> false))
                    .isEqualTo(once);
            List<ParallelRun.Prefix> seen = new ArrayList<>();
            assertThatThrownBy(() -> ParallelRun.finish(
                            c.run(positional), ParallelRun.Prefix.START, 1, seen::add, () -> !seen.isEmpty()))
                    .isInstanceOf(CancellationException.class);
            assertThat(seen.getLast().tally().rounds()).isLessThan(2_200_000);
            assertThat(ParallelRun.finish(c.run(positional), seen.getLast(), 3, p -> {}, () -> false))
                    .isEqualTo(once);
        }
    }

    @Test
    @DisplayName("A run that cannot be accepted any more ends at the same round for any number of threads")
    void hopelessRunsEndEarlyAndAlike() {
        ProtocolPlan plan = plan(5, new Layout.Scattered(4_000_000, 1), new Distillation.Parity(), 40);
        Case c = new Case(5, plan, 15);
        Tally once = ParallelRun.finish(c.run(true), ParallelRun.Prefix.START, 1, p -> {}, () -> false);
        assertThat(once.rounds()).isLessThan(8_000_000);
        assertThat(once.wrong()).isGreaterThan(40);
        assertThat(ParallelRun.finish(c.run(false), ParallelRun.Prefix.START, 3, p -> {}, () -> false))
                .isEqualTo(ParallelRun.finish(c.run(false), ParallelRun.Prefix.START, 1, p -> {}, () -> false));
        assertThat(ParallelRun.finish(c.run(true), ParallelRun.Prefix.START, 3, p -> {}, () -> false))
                .isEqualTo(once);
        assertThat(c.run(true).conclude(once)).isEqualTo(new Verdict.Aborted(AbortReason.TOO_MANY_WRONG));
    }

    @Test
    void aSourceThatRunsDryStopsTheRun() {
        Case c = new Case(5, plan(5, new Layout.Scattered(1_500_000, 1), new Distillation.Parity(), 0), 0);
        ProtocolRun run = c.run(false);
        assertThatThrownBy(() -> ParallelRun.finish(
                        new ProtocolRun(run.plan(), new Dry(run.source()), run.device()),
                        ParallelRun.Prefix.START,
                        2,
                        p -> {},
                        () -> false))
                .isInstanceOf(SourceExhaustedException.class);
    }

    @Test
    void whatCannotBeRunIsRefusedBeforeItBegins() {
        Case c = new Case(1, plan(5, new Layout.Scattered(1, 0), new Distillation.Parity(), 0), 0);
        ProtocolRun run = c.run(true);
        ProtocolPlan huge = plan(5, new Layout.Scattered(1L << 40, 21), new Distillation.Parity(), 0);
        assertThatThrownBy(() -> new ProtocolRun(huge, run.source(), run.device()))
                .hasMessage("plan: 2^61 rounds cannot be run, at most 2^60");
        ProtocolPlan beyond = plan(5, new Layout.Scattered(1, 61), new Distillation.Parity(), 0);
        assertThatThrownBy(() -> new ProtocolRun(beyond, run.source(), run.device()))
                .hasMessage("plan: 2^61 rounds or more cannot be run, at most 2^60");
        ProtocolPlan most = plan(5, new Layout.Scattered(1, 60), new Distillation.Parity(), 0);
        assertThat(new ProtocolRun(most, run.source(), run.device()).rounds()).isEqualTo(ProtocolRun.MAX_ROUNDS);
        ProtocolPlan kept = plan(5, new Layout.Blocks(1L << 20, 15), new Distillation.Parity(), 0);
        assertThat(new ProtocolRun(kept, run.source(), run.device()).rounds()).isEqualTo(ProtocolRun.MAX_COLLECTED);
        ProtocolPlan values = plan(5, new Layout.Scattered(1L << 36, 1), new Distillation.Family(2, 1), 0);
        assertThatThrownBy(() -> new ProtocolRun(values, run.source(), run.device()))
                .hasMessageContaining("keeps 68719476736 bits in memory, at most 34359738368");
        ProtocolPlan parity = plan(5, new Layout.Scattered(1L << 36, 1), new Distillation.Parity(), 0);
        assertThat(new ProtocolRun(parity, run.source(), run.device()).rounds()).isEqualTo(1L << 37);
        ProtocolPlan greedy = plan(5, new Layout.Blocks(1L << 20, 20), new Distillation.Parity(), 0);
        assertThatThrownBy(() -> new ProtocolRun(greedy, run.source(), run.device()))
                .hasMessageContaining("bits in memory");
        ProtocolPlan three = plan(3, new Layout.Scattered(1, 0), new Distillation.Parity(), 0);
        assertThatThrownBy(() -> new ProtocolRun(three, run.source(), run.device()))
                .hasMessageContaining("expected 3 parties, found 5");
        assertThatThrownBy(() -> run.conclude(Tally.EMPTY)).hasMessageContaining("expected 1 rounds, found 0");
    }

    @Test
    @DisplayName("A bin that spans chunks, in the quick suite too")
    void binsThatSpanChunks() {
        assertAgree(new Case(4, plan(3, new Layout.Scattered(2, 15), new Distillation.Family(2, 3), 5), 15));
    }

    @Test
    @DisplayName("A run is a simulation as soon as its source or its boxes are")
    void simulations() {
        Case c = new Case(1, plan(5, new Layout.Scattered(1, 0), new Distillation.Parity(), 0), 0);
        ProtocolRun invented = c.run(true);
        SanthaVaziraniSource bits = new ByteSource("file:bits", Epsilon.HALF, InputStream.nullInputStream());
        Device measured = new Measured(invented.device());
        assertThat(invented.isSimulation()).isTrue();
        assertThat(new ProtocolRun(c.plan(), bits, invented.device()).isSimulation())
                .isTrue();
        assertThat(new ProtocolRun(c.plan(), invented.source(), measured).isSimulation())
                .isTrue();
        assertThat(new ProtocolRun(c.plan(), bits, measured).isSimulation()).isFalse();
    }

    @Test
    @DisplayName("Blocks: all wrong rounds in one block may still be accepted, in two or beyond the last they may not")
    void hopelessBlocks() {
        ProtocolPlan plan = new ProtocolPlan(
                new MerminGame(5),
                new OutcomeFunction.Majority(3),
                Epsilon.HALF,
                new Layout.Blocks(10, 2),
                SettingChoice.DISCARD,
                new Distillation.Parity(),
                0,
                FRONTIER);
        ProtocolRun run = new Case(1, plan, 0).run(true);
        assertThat(run.isHopeless(wrong(0, -1, -1))).isFalse();
        assertThat(run.isHopeless(wrong(1, 0, 0))).isFalse();
        assertThat(run.isHopeless(wrong(2, 20, 29))).isFalse();
        assertThat(run.isHopeless(wrong(2, 29, 30))).isTrue();
        assertThat(run.isHopeless(wrong(1, 39, 39))).isFalse();
        assertThat(run.isHopeless(wrong(1, 40, 40))).isTrue();
    }

    private static Tally wrong(long count, long first, long last) {
        return new Tally(120, 60, count, first, last, false, 0, BitString.EMPTY);
    }

    @Test
    @DisplayName("Box 1 step 2: a third of the rounds kept is enough, one less is not")
    void aThirdIsEnough() {
        ProtocolPlan plan = new ProtocolPlan(
                new MerminGame(5),
                new OutcomeFunction.Majority(3),
                Epsilon.HALF,
                new Layout.Blocks(16, 1),
                SettingChoice.DISCARD,
                new Distillation.Parity(),
                0,
                FRONTIER);
        ProtocolRun run = new Case(1, plan, 0).run(true);
        BitString values = BitString.of(new long[] {0b1011_0000_0000_0000_0001L}, 32);
        Verdict accepted = run.conclude(new Tally(96, 32, 0, -1, -1, false, 0, values));
        assertThat(accepted).isInstanceOf(Verdict.Accepted.class);
        assertThat(run.conclude(new Tally(96, 31, 0, -1, -1, false, 0, values.slice(0, 31))))
                .isEqualTo(new Verdict.Aborted(AbortReason.TOO_FEW_KEPT));
    }

    private static Verdict assertAgree(Case c) {
        Verdict naive = c.naive().result().verdict();
        for (boolean positional : new boolean[] {true, false}) {
            ProtocolRun run = c.run(positional);
            Verdict engine = run.conclude(ParallelRun.finish(run, ParallelRun.Prefix.START, 1, p -> {}, () -> false));
            assertThat(engine).as("%s positional %s", c, positional).isEqualTo(naive);
        }
        return naive;
    }

    private static String end(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Accepted a -> "accepted";
            case Verdict.Aborted a -> a.reason().word();
        };
    }

    private static ProtocolPlan plan(int n, Layout layout, Distillation distillation, long wrongAllowed) {
        return new ProtocolPlan(
                new MerminGame(n),
                new OutcomeFunction.Majority(3),
                Epsilon.HALF,
                layout,
                SettingChoice.PARITY_COMPLETION,
                distillation,
                wrongAllowed,
                FRONTIER);
    }

    /**
     * @param noiseBits each round's outcome parity is flipped with probability 2^-noiseBits; 0 for never
     */
    private record Case(long seed, ProtocolPlan plan, int noiseBits) {
        static Case random(SplittableRandom random, int maxChoiceBits, int maxNd) {
            int choiceBits = random.nextInt(maxChoiceBits + 1);
            long nd = 1 + random.nextInt(maxNd);
            boolean scattered = random.nextBoolean();
            long seed = random.nextLong();
            Distillation distillation = random.nextBoolean()
                    ? new Distillation.Parity()
                    : new Distillation.Family(2 + random.nextInt(4), random.nextLong());
            SettingChoice choice =
                    !scattered && random.nextBoolean() ? SettingChoice.DISCARD : SettingChoice.PARITY_COMPLETION;
            ProtocolPlan plan = new ProtocolPlan(
                    new MerminGame(random.nextBoolean() ? 5 : 3),
                    OutcomeFunction.parse(random.nextBoolean() ? "majority:3" : "table:2:0111"),
                    Epsilon.HALF,
                    scattered ? new Layout.Scattered(nd, choiceBits) : new Layout.Blocks(nd, choiceBits),
                    choice,
                    distillation,
                    scattered && random.nextBoolean() ? random.nextInt(30) : 0,
                    FRONTIER);
            return new Case(seed, plan, random.nextInt(4) == 0 ? 3 + random.nextInt(6) : 0);
        }

        long word(long chunk, int plane, int index) {
            return new SplittableRandom(seed ^ chunk * 0x9e3779b97f4a7c15L ^ (plane + 2L) << 40 ^ index).nextLong();
        }

        int outcomes(long round, int settings) {
            SplittableRandom random = new SplittableRandom(seed + 31 * round + settings * 0x1234567L);
            int n = plan.game().parties();
            int a = random.nextInt(1 << n);
            if (plan.game().isWrong(a, settings)) {
                a ^= 1;
            }
            return noiseBits > 0 && random.nextInt(1 << noiseBits) == 0 ? a ^ 1 : a;
        }

        NaiveRun naive() {
            return new NaiveRun(plan, this::word, this::outcomes);
        }

        ProtocolRun run(boolean positional) {
            return new ProtocolRun(plan, new Words(this, positional), new Boxes(this));
        }
    }

    private record Words(Case c, boolean isPositional) implements SanthaVaziraniSource {
        @Override
        public Epsilon epsilon() {
            return Epsilon.HALF;
        }

        @Override
        public String spec() {
            return "test";
        }

        @Override
        public boolean isSimulated() {
            return true;
        }

        @Override
        public void draw(long chunk, long[] picks, RoundChunk rounds, int drawnPlanes) {
            for (int i = 0; i < picks.length; i++) {
                picks[i] = c.word(chunk, -1, i);
            }
            for (int w = 0; w < rounds.usedWords(); w++) {
                for (int p = 0; p < drawnPlanes; p++) {
                    rounds.setSetting(p, w, c.word(chunk, p, w));
                }
            }
        }
    }

    private record Dry(SanthaVaziraniSource source) implements SanthaVaziraniSource {
        @Override
        public Epsilon epsilon() {
            return source.epsilon();
        }

        @Override
        public String spec() {
            return "dry";
        }

        @Override
        public boolean isSimulated() {
            return true;
        }

        @Override
        public boolean isPositional() {
            return false;
        }

        @Override
        public void draw(long chunk, long[] picks, RoundChunk rounds, int drawnPlanes) {
            if (chunk == 100) {
                throw new SourceExhaustedException("dry");
            }
            source.draw(chunk, picks, rounds, drawnPlanes);
        }
    }

    private record Measured(Device boxes) implements Device {
        @Override
        public int parties() {
            return boxes.parties();
        }

        @Override
        public String spec() {
            return "measured";
        }

        @Override
        public boolean isSimulated() {
            return false;
        }

        @Override
        public void measure(long chunk, RoundChunk rounds) {
            boxes.measure(chunk, rounds);
        }
    }

    private record Boxes(Case c) implements Device {
        @Override
        public int parties() {
            return c.plan().game().parties();
        }

        @Override
        public String spec() {
            return "test";
        }

        @Override
        public boolean isSimulated() {
            return true;
        }

        @Override
        public void measure(long chunk, RoundChunk rounds) {
            int n = rounds.parties();
            for (int w = 0; w < rounds.usedWords(); w++) {
                long[] outcomes = new long[n];
                for (int i = 0; i < 64 && 64 * w + i < rounds.rounds(); i++) {
                    int round = 64 * w + i;
                    int a = c.outcomes(chunk * RoundChunk.ROUNDS + round, rounds.settingsOf(round));
                    for (int p = 0; p < n; p++) {
                        outcomes[p] |= (a >> p & 1L) << i;
                    }
                }
                for (int p = 0; p < n; p++) {
                    rounds.setOutcome(p, w, outcomes[p]);
                }
            }
        }
    }
}
