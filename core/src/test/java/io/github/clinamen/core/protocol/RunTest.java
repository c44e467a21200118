package io.github.clinamen.core.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.InputFile;
import io.github.clinamen.core.bits.BitString;
import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.core.bound.Assumption;
import io.github.clinamen.core.certificate.CertifiedGauge;
import io.github.clinamen.core.device.Device;
import io.github.clinamen.core.device.GhzDevice;
import io.github.clinamen.core.device.NoisyGhzDevice;
import io.github.clinamen.core.game.Frontier;
import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.core.game.OutcomeFunction;
import io.github.clinamen.core.game.SettingRule;
import io.github.clinamen.core.practical.BoxModel;
import io.github.clinamen.core.source.ByteSource;
import io.github.clinamen.core.source.FairSource;
import io.github.clinamen.core.source.SequentialAdversary;
import io.github.clinamen.core.source.SourceExhaustedException;
import io.github.clinamen.core.source.SteeringStrategies;
import java.io.ByteArrayInputStream;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All bits are drawn before the first box is used; what is drawn, counted and kept is what the rounds say. */
class RunTest {
    private static final Epsilon EPSILON = Epsilon.parse("0.4");

    private static Amplification amplification(long rounds, long wrong) {
        return Amplification.ofParity(CertifiedGauge.a3(), EPSILON, rounds, wrong);
    }

    private static Expansion expansion(int parties, long rounds, long allowed) {
        return new Expansion(
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

    private static ByteSource bytes(byte[] bytes) {
        return new ByteSource("file:b", EPSILON, new ByteArrayInputStream(bytes));
    }

    private static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    /** Boxes that remember when they were asked. */
    private static final class Watched implements Device {
        private final Device boxes;
        private final boolean mayPrecedeSource;
        private boolean asked;

        Watched(Device boxes, boolean mayPrecedeSource) {
            this.boxes = boxes;
            this.mayPrecedeSource = mayPrecedeSource;
        }

        @Override
        public int parties() {
            return boxes.parties();
        }

        @Override
        public String spec() {
            return "watched";
        }

        @Override
        public boolean isSimulated() {
            return false;
        }

        @Override
        public boolean mayPrecedeSource() {
            return mayPrecedeSource;
        }

        @Override
        public List<InputFile> inputs() {
            return List.of(new InputFile("watched", 1, "00"));
        }

        @Override
        public void measure(long chunk, RoundChunk rounds) {
            asked = true;
            boxes.measure(chunk, rounds);
        }
    }

    @Test
    @DisplayName("a source that is read in order is read to its last bit before the first box is used, and no further")
    void allBitsAreDrawnFirst() {
        long rounds = 40_000;
        byte[] bits = noise(100_000);
        ByteSource source = bytes(bits);
        Watched boxes = new Watched(new GhzDevice(3, 1), false);
        Run run = Run.of(amplification(rounds, 0), source, boxes);
        assertThat(boxes.asked).isFalse();
        assertThat(source.bitsDrawn()).isEqualTo(2 * 64 * ((rounds + 63) / 64));
        assertThat(run.source().isPositional()).isTrue();
        assertThat(run.inputs()).hasSize(2).contains(source.inputs().getFirst());
        Tally tally = ParallelRun.finish(run, ParallelRun.Prefix.START, 3, p -> {}, () -> false);
        assertThat(tally.wrong()).isZero();
        assertThat(boxes.asked).isTrue();
        assertThat(source.bitsDrawn()).isEqualTo(2 * 64 * ((rounds + 63) / 64));
        // One bit too few is found out before anything is measured.
        Watched unused = new Watched(new GhzDevice(3, 1), false);
        assertThatThrownBy(() -> Run.of(amplification(rounds, 0), bytes(noise(9_999)), unused))
                .isInstanceOf(SourceExhaustedException.class);
        assertThat(unused.asked).isFalse();
    }

    @Test
    @DisplayName(
            "settled settings are those the source gave, chunk after chunk, whatever the order in which they are asked for")
    void settledSettings() {
        SequentialAdversary first = new SequentialAdversary(EPSILON, SteeringStrategies.HASH, 5, 6);
        Run run = Run.of(
                amplification(2L * RoundChunk.ROUNDS + 70, 0),
                new SequentialAdversary(EPSILON, SteeringStrategies.HASH, 5, 6),
                new GhzDevice(3, 1));
        List<RoundChunk> drawn = new ArrayList<>();
        for (int c = 0; c < 3; c++) {
            RoundChunk chunk = RoundChunk.allocate(3, RoundChunk.WORDS).withRounds(c < 2 ? RoundChunk.ROUNDS : 70);
            first.draw(c, new long[0], chunk, 2);
            drawn.add(chunk);
        }
        for (int c : new int[] {2, 0, 1, 0}) {
            RoundChunk again = run.worker().settings(c);
            for (int r = 0; r < again.rounds(); r++) {
                assertThat(again.settingsOf(r) & 3).isEqualTo(drawn.get(c).settingsOf(r) & 3);
                assertThat(new MerminGame(3).tests(again.settingsOf(r))).isTrue();
            }
        }
    }

    @Test
    @DisplayName("boxes that may have been used before the last bit are refused, unless the source is said to be blind")
    void blindSources() {
        Watched recorded = new Watched(new GhzDevice(3, 1), true);
        assertThatThrownBy(() -> Run.of(amplification(100, 0), new FairSource(1), recorded))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("all settings were drawn before the first box was used");
        Run asserted = Run.of(
                amplification(100, 0),
                new FairSource(1),
                recorded,
                true,
                b -> MemorySegment.ofArray(new byte[(int) b]));
        assertThat(asserted.assumptions())
                .contains(Assumption.SOURCE_DOES_NOT_SEE_OUTCOMES)
                .doesNotContain(Assumption.DRAWN_BEFORE_MEASURING);
        Run first = Run.of(amplification(100, 0), new FairSource(1), new GhzDevice(3, 1));
        assertThat(first.assumptions())
                .contains(Assumption.DRAWN_BEFORE_MEASURING)
                .doesNotContain(Assumption.SOURCE_DOES_NOT_SEE_OUTCOMES);
        // The practical mode assumes it of every source.
        assertThat(Run.of(expansion(3, 100, 9), new FairSource(1), recorded).assumptions())
                .contains(Assumption.SOURCE_NOT_STEERED)
                .doesNotContain(Assumption.DRAWN_BEFORE_MEASURING);
    }

    @ParameterizedTest
    @CsvSource({"2,1", "2,63", "3,64", "3,65", "5,127", "5,4097", "2,16384", "3,20001", "5,40000"})
    @DisplayName("an expansion keeps all outcomes, chunk after chunk, party after party, and counts what is lost")
    void outcomes(int parties, long rounds) {
        Expansion plan = expansion(parties, rounds, rounds);
        Device boxes = parties == 2
                ? io.github.clinamen.core.device.Devices.parse("chsh:0.1", plan.game(), 3, new NoFiles())
                : new NoisyGhzDevice(parties, 3, new BigFraction(1, 10), BigFraction.ZERO);
        Run run = Run.of(plan, new SequentialAdversary(EPSILON, SteeringStrategies.HASH, 5, 6), boxes);
        Tally tally = ParallelRun.finish(run, ParallelRun.Prefix.START, 2, p -> {}, () -> false);
        long lost = 0;
        long tested = 0;
        long at = 0;
        assertThat(tally.values().length()).isEqualTo(plan.rawBits());
        for (long c = 0; c < run.chunks(); c++) {
            RoundChunk chunk = run.worker().rounds(c);
            for (int r = 0; r < chunk.rounds(); r++) {
                int a = chunk.outcomesOf(r);
                int x = chunk.settingsOf(r);
                lost += plan.game().isWrong(a, x) ? 1 : 0;
                tested += plan.game().context(x).isPresent() ? 1 : 0;
                for (int p = 0; p < parties; p++) {
                    assertThat(tally.values().get(at + (long) p * chunk.rounds() + r))
                            .isEqualTo((a >> p & 1) == 1);
                }
            }
            at += (long) parties * chunk.rounds();
        }
        assertThat(tally.wrong()).isEqualTo(lost);
        assertThat(tally.kept()).isEqualTo(tested);
        assertThat(tally.rounds()).isEqualTo(rounds);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5})
    @DisplayName(
            "an expansion's bytes are taken round by round: bit n r + p of its chunk for party p of round r, then the seed")
    void bytesAreTakenRoundByRound(int parties) {
        Expansion plan = expansion(parties, 2L * RoundChunk.ROUNDS + 70, 0);
        int words = parties * (2 * RoundChunk.WORDS + 2);
        byte[] bits = noise(8 * (words + 1094));
        Device boxes = parties == 2
                ? io.github.clinamen.core.device.Devices.parse("chsh", plan.game(), 3, new NoFiles())
                : new GhzDevice(parties, 3);
        Run run = Run.of(plan, bytes(bits), boxes);
        for (int c = 0; c < run.chunks(); c++) {
            RoundChunk chunk = run.worker().settings(c);
            for (int r = 0; r < chunk.rounds(); r++) {
                for (int p = 0; p < parties; p++) {
                    int bit = parties * (RoundChunk.ROUNDS * c + r) + p;
                    assertThat(chunk.settingsOf(r) >> p & 1).isEqualTo(bits[bit >> 3] >> (bit & 7) & 1);
                }
            }
        }
        BitString seed = Run.fresh(run.source(), run.chunks(), 70_001);
        assertThat(seed.length()).isEqualTo(70_001);
        for (int i = 0; i < 70_001; i++) {
            assertThat(seed.get(i)).isEqualTo((bits[8 * words + (i >> 3)] >> (i & 7) & 1) == 1);
        }
    }

    private static final class NoFiles implements io.github.clinamen.core.device.Devices.Files {
        @Override
        public io.github.clinamen.core.device.BoxTable box(String path) {
            throw new AssertionError(path);
        }

        @Override
        public Device rounds(String path) {
            throw new AssertionError(path);
        }
    }

    @Test
    @DisplayName("a verdict can be asked for any number of times, also where the source chooses a block")
    void verdictsAreValues() {
        BoxOne plan = new BoxOne(
                new MerminGame(5),
                new OutcomeFunction.Majority(3),
                EPSILON,
                SettingRule.INDEPENDENT,
                10,
                4,
                new Distillation.Parity(),
                Frontier.FIVE_PARTY_MAJORITY);
        Run run = Run.of(plan, bytes(noise(1_000)), new GhzDevice(5, 1));
        Tally tally = ParallelRun.finish(run, ParallelRun.Prefix.START, 1, p -> {}, () -> false);
        Verdict verdict = run.verdict(tally);
        assertThat(verdict.isAccepted()).isTrue();
        assertThat(run.verdict(tally)).isEqualTo(verdict);
        assertThatThrownBy(() -> run.verdict(Tally.EMPTY)).hasMessageContaining("expected 480 rounds, found 0");
    }

    @Test
    void whatCannotBeRunIsRefused() {
        assertThatThrownBy(() -> Run.of(amplification(1L << 61, 0), new FairSource(1), new GhzDevice(3, 1)))
                .hasMessageContaining("cannot be run, at most 2^60");
        assertThatThrownBy(() -> Run.of(amplification(10, 0), new FairSource(1), new GhzDevice(5, 1)))
                .hasMessageContaining("device: expected 3 parties, found 5");
    }
}
