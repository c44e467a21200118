package io.github.clinamen.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.core.bound.Assumption;
import io.github.clinamen.core.device.Device;
import io.github.clinamen.core.device.GhzDevice;
import io.github.clinamen.core.protocol.Amplification;
import io.github.clinamen.core.protocol.Run;
import io.github.clinamen.core.source.SanthaVaziraniSource;
import java.lang.foreign.MemorySegment;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happens without the assumptions of Theorem A: each attack succeeds, and what the program can refuse it refuses. */
class BrokenAssumptionsTest {
    private static Experiment run(Adversary eve, long trials) {
        return Experiment.run(eve, trials, 1, done -> {});
    }

    @ParameterizedTest
    @CsvSource({"0.3,0.36", "0.1,0.92"})
    @DisplayName(
            "a source that reads outcomes tells K by later settings, whatever the number of rounds: D = .36 at .3, .92 at .1")
    void readingSourceSucceeds(String eps, double d) {
        Adversary few = Attack.READING_SOURCE.on(AttackTest.a3(eps, 100, 0));
        Adversary many = Attack.READING_SOURCE.on(AttackTest.a3(eps, 2_000, 0));
        assertThat(many.advantage()).isEqualTo(few.advantage());
        assertThat(few.advantage().doubleValue()).isCloseTo(d, within(0.01));
        ClopperPearson measured = run(few, 4_000).advantageInterval();
        assertThat(few.advantage().doubleValue()).isBetween(measured.low(), measured.high());
        ClopperPearson measuredMany = run(many, 1_000).advantageInterval();
        assertThat(many.advantage().doubleValue()).isBetween(measuredMany.low(), measuredMany.high());
        assertThat(many.breaksAssumptions()).isTrue();
        if (eps.equals("0.3")) {
            assertThat(measuredMany.low()).isGreaterThan(Ceiling.advantage(many.protocol()));
        }
    }

    @Test
    @DisplayName(
            "rounds that were recorded while the source still drew are refused unless the user says that it is blind")
    void recordedRoundsAreRefused() {
        Amplification plan = AttackTest.a3("0.3", 100, 0);
        ReadingSource.Recorded rounds = new ReadingSource(plan).record(1);
        assertThatThrownBy(() -> Run.of(plan, rounds.source(), rounds.device()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("assert that the source does not see outcomes");
        Run asserted = Run.of(plan, rounds.source(), rounds.device(), true, bytes -> MemorySegment.NULL);
        assertThat(asserted.assumptions())
                .contains(Assumption.SOURCE_DOES_NOT_SEE_OUTCOMES)
                .doesNotContain(Assumption.DRAWN_BEFORE_MEASURING);
    }

    @Test
    @DisplayName(
            "a source that asks a box while bits are still drawn gets nothing: the box is not there before the last bit")
    void livingSourceIsRefused() {
        Amplification plan = AttackTest.a3("0.3", 100, 0);
        Late boxes = new Late(new GhzDevice(3, 1));
        assertThatThrownBy(() -> Run.of(plan, new Reading(boxes, plan.epsilon()), boxes))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("device: asked before the last source bit");
    }

    @Test
    @DisplayName("the engine asks no box before the source has drawn its last bit, and boxes afterwards")
    void boxesComeLast() {
        Amplification plan = AttackTest.a3("0.3", 40_000, 0);
        Late boxes = new Late(new GhzDevice(3, 1));
        Run run = Run.of(plan, new Drawing(boxes, plan.epsilon(), 3), boxes);
        assertThat(run.worker().tally(0, run.chunks()).wrong()).isZero();
    }

    /** Boxes that are not there before they are told so. */
    private static final class Late implements Device {
        private final Device device;
        private boolean there;

        private Late(Device device) {
            this.device = device;
        }

        @Override
        public int parties() {
            return device.parties();
        }

        @Override
        public String spec() {
            return "late";
        }

        @Override
        public boolean isSimulated() {
            return true;
        }

        @Override
        public void measure(long chunk, RoundChunk rounds) {
            if (!there) {
                throw new IllegalStateException("device: asked before the last source bit");
            }
            device.measure(chunk, rounds);
        }
    }

    /** A source that is read in order and brings the boxes after its last chunk. */
    private record Drawing(Late boxes, Epsilon epsilon, int chunks) implements SanthaVaziraniSource {
        @Override
        public String spec() {
            return "drawing";
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
        public void draw(long chunk, long[] words, RoundChunk rounds, int drawnPlanes) {
            boxes.there = chunk == chunks - 1;
        }
    }

    /** A source that asks the boxes before it draws. */
    private record Reading(Late boxes, Epsilon epsilon) implements SanthaVaziraniSource {
        @Override
        public String spec() {
            return "reading";
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
        public void draw(long chunk, long[] words, RoundChunk rounds, int drawnPlanes) {
            boxes.measure(chunk, RoundChunk.allocate(3, 1));
        }
    }

    @Test
    @DisplayName("why no digest of outcomes may be published: k of a 40-round run comes out of one, every time")
    void publishedDigest() {
        Adversary eve = Attack.PUBLISHED_DIGEST.on(AttackTest.a3("0.5", 40, 0));
        assertThat(eve.advantage().doubleValue()).isBetween(0.999, 1.0);
        Experiment result = run(eve, 200);
        assertThat(result.accepted()).isEqualTo(200);
        assertThat(result.right()).isEqualTo(200);
        assertThat(result.advantageInterval().low()).isGreaterThan(Ceiling.advantage(eve.protocol()));
        // The same boxes without the digest.
        assertThat(Attack.UNDETECTABLE.on(AttackTest.a3("0.5", 40, 0)).advantage())
                .isEqualTo(new BigFraction(3, 4).pow(40));
    }

    @Test
    @DisplayName("devices across runs: the second run's verdict tells the first one's bit")
    void secondRun() {
        Adversary eve = Attack.SECOND_RUN.on(AttackTest.a3("0.5", 100, 0));
        assertThat(eve.advantage().doubleValue()).isBetween(1 - 1e-9, 1.0);
        Experiment result = run(eve, 300);
        assertThat(result.accepted()).isEqualTo(300);
        assertThat(result.right()).isEqualTo(300);
        assertThat(result.advantageInterval().low()).isGreaterThan(Ceiling.advantage(eve.protocol()));
        // With few rounds and some wrong ones allowed she is misled now and then.
        Adversary small = Attack.SECOND_RUN.on(AttackTest.a3("0.4", 6, 1));
        ClopperPearson measured = run(small, 3_000).advantageInterval();
        assertThat(small.advantage().doubleValue()).isBetween(measured.low(), measured.high());
    }
}
