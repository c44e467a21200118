package io.github.clinamen.app.serve;

import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.core.bits.RoundKernel;
import io.github.clinamen.core.protocol.Run;
import java.util.ArrayList;
import java.util.List;

/**
 * The first rounds of a run one by one, made again from its seed: what a page shows of it.
 *
 * @param rounds how many are shown
 * @param of how many the run has
 * @param settings one a round, packed: bit i is the setting of party i + 1, 1 for X and 0 for Y
 * @param outcomes one a round, packed likewise
 * @param marks one character a round: {@code t} tested and right, {@code w} tested and wrong, {@code -} discarded
 * @param values one character a round: the bit it contributes
 */
record FirstRounds(
        boolean simulation,
        String protocol,
        int parties,
        long rounds,
        long of,
        List<Integer> settings,
        List<Integer> outcomes,
        String marks,
        String values) {
    /** @param run just opened */
    static FirstRounds of(Run run, int most) {
        RoundChunk chunk = run.worker().rounds(0);
        RoundKernel kernel = RoundKernel.of(run.protocol().game());
        long[] wrong = new long[RoundChunk.WORDS];
        long[] tested = new long[RoundChunk.WORDS];
        long[] values = new long[RoundChunk.WORDS];
        kernel.tested(chunk, tested);
        kernel.wrong(chunk, wrong);
        kernel.values(chunk, values);
        int shown = Math.min(most, chunk.rounds());
        return new FirstRounds(
                run.isSimulation(),
                run.protocol().name(),
                chunk.parties(),
                shown,
                run.rounds(),
                packed(chunk, shown, false),
                packed(chunk, shown, true),
                marks(shown, tested, wrong),
                digits(shown, values));
    }

    private static List<Integer> packed(RoundChunk chunk, int rounds, boolean outcomes) {
        List<Integer> list = new ArrayList<>(rounds);
        for (int r = 0; r < rounds; r++) {
            list.add(outcomes ? chunk.outcomesOf(r) : chunk.settingsOf(r));
        }
        return list;
    }

    private static String marks(int rounds, long[] tested, long[] wrong) {
        StringBuilder marks = new StringBuilder(rounds);
        for (int r = 0; r < rounds; r++) {
            marks.append(!bit(tested, r) ? '-' : bit(wrong, r) ? 'w' : 't');
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
