package io.github.clinamen.core.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.core.certificate.CertifiedGauge;
import io.github.clinamen.core.device.Device;
import io.github.clinamen.core.device.GhzDevice;
import io.github.clinamen.core.device.LocalDevice;
import io.github.clinamen.core.device.LocalStrategy;
import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.core.source.ByteSource;
import io.github.clinamen.core.source.FairSource;
import io.github.clinamen.core.source.SanthaVaziraniSource;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Any number of threads and any interruption give the same tally, and what may go wrong with threads. */
class ParallelRunTest {
    /** 3 * 2^20 rounds and a bit more: three stretches and a part. */
    private static final long ROUNDS = 3_200_000;

    private static final Amplification PLAN = Amplification.ofParity(CertifiedGauge.a3(), Epsilon.HALF, ROUNDS, 0);

    private static final byte[] BYTES = new byte[2 * 3_200_000 / 8];

    static {
        new Random(12).nextBytes(BYTES);
    }

    private static Run run(SanthaVaziraniSource source) {
        return Run.of(PLAN, source, new GhzDevice(3, 6));
    }

    private static ByteSource bytes() {
        return new ByteSource("file:bytes", Epsilon.HALF, new ByteArrayInputStream(BYTES));
    }

    private static List<ParallelRun.Prefix> prefixes(Run run, int threads) {
        List<ParallelRun.Prefix> all = new ArrayList<>();
        ParallelRun.finish(run, ParallelRun.Prefix.START, threads, all::add, () -> false);
        return all;
    }

    @Test
    @DisplayName("All threads tell the same prefixes, and a run goes on from any of them to the same tally")
    void resumed() {
        List<ParallelRun.Prefix> all = prefixes(run(bytes()), 2);
        assertThat(all).hasSize(4).isEqualTo(prefixes(run(bytes()), 1)).isEqualTo(prefixes(run(bytes()), 5));
        Tally whole = all.getLast().tally();
        assertThat(whole.rounds()).isEqualTo(ROUNDS);
        assertThat(whole.wrong()).isZero();
        for (ParallelRun.Prefix prefix : all) {
            List<ParallelRun.Prefix> rest = new ArrayList<>();
            assertThat(ParallelRun.finish(run(bytes()), prefix, 3, rest::add, () -> false))
                    .isEqualTo(whole);
            assertThat(rest).isEqualTo(all.subList(all.indexOf(prefix) + 1, all.size()));
        }
    }

    @Test
    @DisplayName("A hopeless run ends with the stretch that made it so, for any number of threads")
    void earlyEnd() {
        Device local = new LocalDevice(List.of(LocalStrategy.leastLosing(new MerminGame(3))), 1);
        for (int threads : new int[] {1, 3}) {
            List<ParallelRun.Prefix> all = prefixes(Run.of(PLAN, new FairSource(1), local), threads);
            assertThat(all).hasSize(1);
            assertThat(all.getFirst().tally().rounds()).isEqualTo(64L * RoundChunk.ROUNDS);
            assertThat(all.getFirst().tally().wrong()).isPositive();
        }
    }

    @Test
    @DisplayName("A cancelled run says after how many rounds; its last prefix is good to go on from")
    void cancelled() {
        List<ParallelRun.Prefix> told = new ArrayList<>();
        assertThatThrownBy(() -> ParallelRun.finish(
                        run(new FairSource(1)), ParallelRun.Prefix.START, 1, told::add, () -> told.size() == 2))
                .isInstanceOf(CancellationException.class)
                .hasMessage("interrupted after 2097152 rounds");
        Tally rest = ParallelRun.finish(run(new FairSource(1)), told.getLast(), 2, p -> {}, () -> false);
        assertThat(rest).isEqualTo(prefixes(run(new FairSource(1)), 1).getLast().tally());
    }

    @Test
    @DisplayName("An error in a thread ends the run with that error")
    void errors() {
        for (int threads : new int[] {1, 3}) {
            Run run = Run.of(PLAN, new FairSource(1), new Broken());
            assertThatThrownBy(() -> ParallelRun.finish(run, ParallelRun.Prefix.START, threads, p -> {}, () -> false))
                    .isInstanceOf(AssertionError.class)
                    .hasMessage("broken");
        }
        assertThatThrownBy(() ->
                        ParallelRun.finish(run(new FairSource(1)), ParallelRun.Prefix.START, 0, p -> {}, () -> false))
                .hasMessage("threads: expected at least 1, found 0");
    }

    @Test
    @DisplayName("An interrupt while threads are waited for is not lost, nor does it end the run")
    void interrupts() {
        Thread.currentThread().interrupt();
        assertThat(withABusyHelper().rounds()).isEqualTo(ROUNDS);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(withABusyHelper().rounds()).isEqualTo(ROUNDS);
        assertThat(Thread.interrupted()).isFalse();
    }

    private static Tally withABusyHelper() {
        Run run = Run.of(
                PLAN, new FairSource(1), new Waiting(new GhzDevice(3, 6), Thread.currentThread(), new AtomicBoolean()));
        return ParallelRun.finish(run, ParallelRun.Prefix.START, 2, p -> {}, () -> false);
    }

    /** Boxes that are busy with another thread's rounds until the first thread has nothing left to do but wait for it. */
    private record Waiting(Device boxes, Thread first, AtomicBoolean helped) implements Device {
        @Override
        public int parties() {
            return boxes.parties();
        }

        @Override
        public String spec() {
            return boxes.spec();
        }

        @Override
        public boolean isSimulated() {
            return true;
        }

        @Override
        public void measure(long chunk, RoundChunk rounds) {
            boxes.measure(chunk, rounds);
            if (Thread.currentThread() == first) {
                while (!helped.get()) {
                    Thread.onSpinWait();
                }
            } else {
                // An interrupted thread does not wait long: what it does then is done soon.
                helped.set(true);
                long end = System.nanoTime() + 200_000_000;
                while (first.getState() != Thread.State.WAITING && System.nanoTime() < end) {
                    Thread.onSpinWait();
                }
            }
        }
    }

    private record Broken() implements Device {
        @Override
        public int parties() {
            return 3;
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
        public void measure(long chunk, RoundChunk rounds) {
            throw new AssertionError("broken");
        }
    }
}
