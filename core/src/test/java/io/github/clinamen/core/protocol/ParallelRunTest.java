package io.github.clinamen.core.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.InputException;
import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.core.device.Device;
import io.github.clinamen.core.device.GhzDevice;
import io.github.clinamen.core.game.Frontier;
import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.core.game.OutcomeFunction;
import io.github.clinamen.core.source.ByteSource;
import io.github.clinamen.core.source.FairSource;
import io.github.clinamen.core.source.SanthaVaziraniSource;
import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Runs on a source of bytes, which can only be read in order, and what may go wrong with threads. */
class ParallelRunTest {
    /** Of three parties: 3 * 2^20 rounds and a bit more, three stretches and a part. */
    private static final ProtocolPlan PLAN = plan(new Layout.Scattered(100_000, 5));

    private static final byte[] BYTES = new byte[2 * 3_200_000 / 8 + 100_000];

    static {
        new Random(12).nextBytes(BYTES);
    }

    private static ProtocolPlan plan(Layout layout) {
        return new ProtocolPlan(
                new MerminGame(3),
                new OutcomeFunction.Majority(3),
                Epsilon.HALF,
                layout,
                SettingChoice.PARITY_COMPLETION,
                new Distillation.Parity(),
                0,
                Frontier.FOUR_PARTY_MAJORITY);
    }

    private static ProtocolRun run(SanthaVaziraniSource source) {
        return new ProtocolRun(PLAN, source, new GhzDevice(3, 6));
    }

    private static ByteSource bytes(byte[] bytes) {
        return new ByteSource("file:bytes", Epsilon.HALF, new ByteArrayInputStream(bytes));
    }

    private static List<ParallelRun.Prefix> prefixes() {
        List<ParallelRun.Prefix> all = new ArrayList<>();
        ParallelRun.finish(run(bytes(BYTES)), ParallelRun.Prefix.START, 2, all::add, () -> false);
        return all;
    }

    @Test
    @DisplayName("Each prefix has the SHA-256 of the bytes it was made of, and a run goes on from it to the same tally")
    void resumedFromBytes() throws Exception {
        List<ParallelRun.Prefix> all = prefixes();
        assertThat(all).hasSize(4);
        Tally whole = all.getLast().tally();
        assertThat(whole.rounds()).isEqualTo(3_200_000);
        assertThat(whole.wrong()).isZero();
        for (ParallelRun.Prefix prefix : all) {
            ByteSource used = bytes(BYTES);
            run(used).skip(prefix.tally());
            byte[] first = Arrays.copyOf(BYTES, Math.toIntExact(used.bitsDrawn() / 8));
            assertThat(prefix.sourceDigest())
                    .isEqualTo(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(first)));
            List<ParallelRun.Prefix> rest = new ArrayList<>();
            assertThat(ParallelRun.finish(run(bytes(BYTES)), prefix, 3, rest::add, () -> false))
                    .isEqualTo(whole);
            assertThat(rest).isEqualTo(all.subList(all.indexOf(prefix) + 1, all.size()));
        }
        assertThat(all.getLast().sourceDigest())
                .isNotEqualTo(all.getFirst().sourceDigest())
                .hasSize(64);
    }

    @Test
    @DisplayName("A run does not go on with bytes other than those it began with, and says how many it looked at")
    void otherBytes() {
        ParallelRun.Prefix prefix = prefixes().getFirst();
        byte[] changed = BYTES.clone();
        changed[77] ^= 4;
        ByteSource used = bytes(BYTES);
        run(used).skip(prefix.tally());
        assertThatThrownBy(() -> ParallelRun.finish(run(bytes(changed)), prefix, 1, p -> {}, () -> false))
                .isInstanceOf(InputException.class)
                .hasMessage("file:bytes: its first " + used.bitsDrawn() / 8
                        + " bytes are not those with which the run began");
        // Bytes not yet used may differ, and a prefix that does not know its bytes is believed.
        byte[] later = BYTES.clone();
        later[later.length - 1] ^= 4;
        ParallelRun.finish(run(bytes(later)), prefix, 1, p -> {}, () -> false);
        ParallelRun.finish(
                run(bytes(changed)), new ParallelRun.Prefix(prefix.chunks(), prefix.tally()), 1, p -> {}, () -> false);
    }

    @Test
    @DisplayName("A source of simulated bits has no bytes to remember")
    void noDigestOfSimulatedBits() {
        ParallelRun.finish(
                run(new FairSource(1)),
                ParallelRun.Prefix.START,
                1,
                p -> assertThat(p.sourceDigest()).isEmpty(),
                () -> false);
    }

    @Test
    @DisplayName("Reading over all rounds leaves the source where the run leaves it, so it draws the same block")
    void skipRounds() {
        ProtocolPlan blocks = plan(new Layout.Blocks(2000, 5));
        ByteSource run = bytes(BYTES);
        ProtocolRun real = new ProtocolRun(blocks, run, new GhzDevice(3, 6));
        Tally whole = ParallelRun.finish(real, ParallelRun.Prefix.START, 1, p -> {}, () -> false);
        ByteSource skipped = bytes(BYTES);
        ProtocolRun other = new ProtocolRun(blocks, skipped, new GhzDevice(3, 6));
        other.skipRounds();
        ByteSource elsewhere = bytes(BYTES);
        ProtocolRun third = new ProtocolRun(blocks, elsewhere, new GhzDevice(3, 6));
        third.skip(whole);
        assertThat(skipped.bitsDrawn()).isEqualTo(run.bitsDrawn()).isPositive();
        assertThat(elsewhere.bitsDrawn()).isEqualTo(run.bitsDrawn());
        long block = real.distillationBlock();
        assertThat(other.distillationBlock()).isEqualTo(block);
        assertThat(third.conclude(whole))
                .isEqualTo(new Verdict.Accepted(
                        new Distillation.Parity().distil(whole.values().slice(block * 2000, (block + 1) * 2000))));
        // What may be drawn in any order has nothing to be read over.
        ProtocolRun positional = new ProtocolRun(blocks, new FairSource(1), new GhzDevice(3, 6));
        long before = positional.distillationBlock();
        positional.skipRounds();
        positional.skip(whole);
        assertThat(positional.distillationBlock()).isEqualTo(before);
    }

    @Test
    @DisplayName("An error in a thread ends the run with that error")
    void errors() {
        for (int threads : new int[] {1, 3}) {
            ProtocolRun run = new ProtocolRun(PLAN, new FairSource(1), new Broken());
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
        assertThat(withABusyHelper().rounds()).isEqualTo(3_200_000);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(withABusyHelper().rounds()).isEqualTo(3_200_000);
        assertThat(Thread.interrupted()).isFalse();
    }

    private static Tally withABusyHelper() {
        ProtocolRun run = new ProtocolRun(
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
