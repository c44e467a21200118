package io.github.clinamen.core.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.core.device.NoisyGhzDevice;
import io.github.clinamen.core.game.Frontier;
import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.core.game.OutcomeFunction;
import io.github.clinamen.core.source.ByteSource;
import io.github.clinamen.core.source.FairSource;
import io.github.clinamen.core.source.SanthaVaziraniSource;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A run taken chunk by chunk, as clusters, recorders and the page take it, against the run taken at once. */
class WorkerTest {
    static List<Layout> layouts() {
        return List.of(
                new Layout.Scattered(3, 15),
                new Layout.Scattered(5, 13),
                new Layout.Scattered(1024, 5),
                new Layout.Blocks(10_000, 2));
    }

    private static ProtocolRun run(Layout layout, SanthaVaziraniSource source, long wrongAllowed) {
        ProtocolPlan plan = new ProtocolPlan(
                new MerminGame(4),
                new OutcomeFunction.Majority(3),
                source.epsilon(),
                layout,
                SettingChoice.PARITY_COMPLETION,
                new Distillation.Parity(),
                wrongAllowed,
                Frontier.FOUR_PARTY_MAJORITY);
        return new ProtocolRun(
                plan, source, new NoisyGhzDevice(4, 8, new BigFraction(1, 1000), new BigFraction(1, 1000)));
    }

    private static ProtocolRun fair(Layout layout) {
        return run(layout, new FairSource(9), layout instanceof Layout.Blocks ? 0 : 1 << 20);
    }

    /** Bytes that nobody will run out of here. */
    private static SanthaVaziraniSource bytes() {
        byte[] bytes = new byte[100_000];
        new Random(4).nextBytes(bytes);
        return new ByteSource("file:bytes", Epsilon.HALF, new ByteArrayInputStream(bytes));
    }

    @ParameterizedTest
    @MethodSource("layouts")
    @DisplayName("Chunks in any order, each by a worker of its own, merge to the tally of the whole")
    void chunksInAnyOrder(Layout layout) {
        ProtocolRun run = fair(layout);
        Tally whole = run.worker().tally(0, run.chunks());
        assertThat(whole.rounds()).isEqualTo(run.rounds());
        assertThat(whole.wrong()).isPositive();
        List<Tally> chunks = new ArrayList<>();
        for (long c = run.chunks() - 1; c >= 0; c--) {
            chunks.addFirst(fair(layout).worker().tally(c, c + 1));
        }
        assertThat(chunks.stream().reduce(Tally.EMPTY, Tally::merge)).isEqualTo(whole);
        // One worker that jumps about.
        Worker worker = run.worker();
        Tally last = worker.tally(run.chunks() - 1, run.chunks());
        assertThat(worker.tally(0, run.chunks() - 1).merge(last)).isEqualTo(whole);
    }

    @ParameterizedTest
    @MethodSource("layouts")
    @DisplayName("The rounds and picks that it shows are those that it tallies, one pick a bin")
    void roundsAndPicks(Layout layout) {
        for (SanthaVaziraniSource shown : List.of(new FairSource(9), bytes())) {
            SanthaVaziraniSource again = shown instanceof FairSource ? shown : bytes();
            ProtocolRun run = run(layout, shown, layout instanceof Layout.Blocks ? 0 : 1 << 20);
            Worker worker = run.worker();
            boolean parity = false;
            long wrong = 0;
            int[] picks = new int[1 << 15];
            for (long c = 0; c < run.chunks(); c++) {
                RoundChunk chunk = worker.rounds(c);
                long[] picked = worker.picked(c).clone();
                for (int r = 0; r < chunk.rounds(); r++) {
                    int outcomes = chunk.outcomesOf(r);
                    if ((picked[r >> 6] >>> r & 1) == 1) {
                        parity ^= run.plan().function().value(outcomes);
                        picks[(int) (c * RoundChunk.ROUNDS + r >> layout.choiceBits())]++;
                    } else if (run.plan().game().isWrong(outcomes, chunk.settingsOf(r))) {
                        wrong++;
                    }
                }
            }
            Tally tally = ParallelRun.finish(
                    run(layout, again, run.plan().wrongAllowed()), ParallelRun.Prefix.START, 1, p -> {}, () -> false);
            boolean early = tally.rounds() < run.rounds();
            assertThat(early).isFalse();
            assertThat(tally.wrong()).isEqualTo(wrong);
            if (layout instanceof Layout.Scattered) {
                assertThat(tally.parity()).isEqualTo(parity);
                assertThat(Arrays.copyOf(picks, (int) layout.distilledRounds())).containsOnly(1);
                assertThat(Arrays.stream(picks).sum()).isEqualTo((int) layout.distilledRounds());
            } else {
                assertThat(Arrays.stream(picks).sum()).isZero();
            }
        }
    }

    @Test
    @DisplayName("Blocks have no picks to show, whatever was tallied before")
    void noPicksOfBlocks() {
        ProtocolRun run = fair(new Layout.Blocks(10_000, 2));
        Worker worker = run.worker();
        worker.tally(0, 1);
        worker.rounds(1);
        assertThat(worker.picked(1)).containsOnly(0);
    }
}
