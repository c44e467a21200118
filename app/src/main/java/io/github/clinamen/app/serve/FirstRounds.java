package io.github.clinamen.app.serve;

import io.github.clinamen.core.bits.GamePlanes;
import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.core.bits.ValuePlane;
import io.github.clinamen.core.protocol.Layout;
import io.github.clinamen.core.protocol.ProtocolRun;
import io.github.clinamen.core.protocol.Worker;
import java.util.ArrayList;
import java.util.List;

/**
 * The first rounds of a run one by one, made again from its seed: what a page shows of it.
 *
 * @param rounds how many are shown
 * @param of how many the run has
 * @param settings one a round, packed: bit i is the setting of party i + 1, 1 for X and 0 for Y
 * @param outcomes one a round, packed likewise
 * @param marks one character a round: {@code d} distilled (and not looked at by the test), {@code t} tested and right,
 *     {@code w} tested and wrong, {@code -} neither
 * @param values one character a round: the bit it would contribute
 * @param bin how many rounds make a bin (scattered) or a block (blocks, counting tested and distilled rounds only)
 */
record FirstRounds(
        boolean simulation,
        String layout,
        int parties,
        long rounds,
        long of,
        long bin,
        List<Integer> settings,
        List<Integer> outcomes,
        String marks,
        String values) {
    /**
     * @param run just opened: a source that is read in order is read from its beginning
     * @throws Refusal for a run in blocks of more than a chunk, whose distilled block is not known from its beginning
     */
    static FirstRounds of(ProtocolRun run, int most) {
        Worker worker = run.worker();
        RoundChunk chunk = worker.rounds(0);
        long[] wrong = new long[RoundChunk.WORDS];
        long[] kept = new long[RoundChunk.WORDS];
        long[] values = new long[RoundChunk.WORDS];
        GamePlanes.kept(chunk, run.plan().game(), kept);
        GamePlanes.wrong(chunk, run.plan().game(), wrong);
        ValuePlane.fill(chunk, run.plan().function(), values);
        boolean scattered = run.plan().layout() instanceof Layout.Scattered;
        long[] distilled = scattered ? worker.picked(0) : block(run, kept);
        int shown = Math.min(most, chunk.rounds());
        return new FirstRounds(
                run.isSimulation(),
                run.plan().layout().name(),
                chunk.parties(),
                shown,
                run.rounds(),
                scattered
                        ? 1L << run.plan().layout().choiceBits()
                        : run.plan().layout().distilledRounds(),
                packed(chunk, shown, false),
                packed(chunk, shown, true),
                marks(shown, kept, wrong, distilled),
                digits(shown, values));
    }

    /** Box 1 steps 2 and 3: of the first Nd Nb kept rounds, which stay kept, those of the block that the source chose. */
    private static long[] block(ProtocolRun run, long[] kept) {
        if (run.chunks() > 1) {
            throw new Refusal(
                    400,
                    "run",
                    "one of at most " + RoundChunk.ROUNDS + " rounds to show blocks",
                    run.rounds() + " rounds");
        }
        long[] distilled = new long[RoundChunk.WORDS];
        long block = run.distillationBlock();
        long nd = run.plan().layout().distilledRounds();
        long rank = 0;
        for (int r = 0; r < run.rounds(); r++) {
            if (!bit(kept, r)) {
                continue;
            }
            if (rank / nd == block) {
                distilled[r >> 6] |= 1L << (r & 63);
            }
            if (rank >= nd << run.plan().layout().choiceBits()) {
                kept[r >> 6] &= ~(1L << (r & 63));
            }
            rank++;
        }
        return distilled;
    }

    private static List<Integer> packed(RoundChunk chunk, int rounds, boolean outcomes) {
        List<Integer> list = new ArrayList<>(rounds);
        for (int r = 0; r < rounds; r++) {
            list.add(outcomes ? chunk.outcomesOf(r) : chunk.settingsOf(r));
        }
        return list;
    }

    private static String marks(int rounds, long[] kept, long[] wrong, long[] distilled) {
        StringBuilder marks = new StringBuilder(rounds);
        for (int r = 0; r < rounds; r++) {
            marks.append(bit(distilled, r) ? 'd' : !bit(kept, r) ? '-' : bit(wrong, r) ? 'w' : 't');
        }
        return marks.toString();
    }

    private static String digits(int rounds, long[] plane) {
        StringBuilder digits = new StringBuilder(rounds);
        for (int r = 0; r < rounds; r++) {
            digits.append(bit(plane, r) ? '1' : '0');
        }
        return digits.toString();
    }

    private static boolean bit(long[] plane, int r) {
        return (plane[r >> 6] >>> (r & 63) & 1) != 0;
    }
}
