package io.github.clinamen.app;

import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.core.bits.RoundKernel;
import io.github.clinamen.core.game.Game;
import io.github.clinamen.core.protocol.Run;
import io.github.clinamen.core.protocol.Tally;
import io.github.clinamen.core.protocol.Worker;
import io.github.clinamen.core.transcript.Transcript;
import io.github.clinamen.report.page.SeenRound;
import io.github.clinamen.report.page.SeenRound.Fate;
import io.github.clinamen.report.page.SeenRounds;
import io.github.clinamen.session.Session;
import io.github.clinamen.session.Verification;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The rounds of a transcript, made again from its seed and the files it names, and looked at one by one. */
final class Replay {
    private static final int SHOWN_FIRST = 192;

    private final Transcript transcript;
    private final Game game;
    private final RoundKernel kernel;
    private final long[] values = new long[RoundChunk.WORDS];
    private final long[] wrong = new long[RoundChunk.WORDS];
    private final long[] tested = new long[RoundChunk.WORDS];
    private final Map<Long, long[]> cells = new HashMap<>();
    private final List<SeenRound> first = new ArrayList<>();

    private Replay(Transcript transcript) {
        this.transcript = transcript;
        this.game = transcript.protocol().game();
        this.kernel = RoundKernel.of(game);
    }

    /**
     * Reads the rounds.
     *
     * @param most how many rounds at most, a whole number of chunks is taken
     * @throws io.github.clinamen.core.InputException when a file that the transcript names cannot be read, or does not fit
     */
    static SeenRounds of(Transcript transcript, long most) {
        return new Replay(transcript).read(most);
    }

    private SeenRounds read(long most) {
        try (Session session = Session.open(Verification.jobOf(transcript))) {
            Run run = session.run();
            Worker worker = run.worker();
            Tally tally = Tally.EMPTY;
            long all = transcript.counts().rounds();
            for (long c = 0; tally.rounds() < all && tally.rounds() < most; c++) {
                RoundChunk chunk = worker.rounds(c);
                look(chunk, c);
                tally = tally.merge(worker.tally(chunk));
            }
            return new SeenRounds(tally.rounds(), counts(), first, agreement(run, tally));
        }
    }

    private SeenRounds.Agreement agreement(Run run, Tally tally) {
        if (tally.rounds() < transcript.counts().rounds()) {
            return SeenRounds.Agreement.PART;
        }
        boolean same = tally.withoutValues().equals(transcript.counts())
                && (transcript.protocol().recordedBits() == 0
                        || run.verdict(tally).equals(transcript.verdict()));
        return same ? SeenRounds.Agreement.WHOLE : SeenRounds.Agreement.DIFFERS;
    }

    private void look(RoundChunk chunk, long c) {
        kernel.tested(chunk, tested);
        kernel.wrong(chunk, wrong);
        kernel.values(chunk, values);
        int n = game.parties();
        for (int r = 0; r < chunk.rounds(); r++) {
            cells.computeIfAbsent((long) chunk.settingsOf(r) << n | chunk.outcomesOf(r), cell -> new long[1])[0]++;
            if (first.size() < SHOWN_FIRST) {
                Fate fate = !bit(tested, r) ? Fate.DISCARDED : bit(wrong, r) ? Fate.WRONG : Fate.RIGHT;
                first.add(new SeenRound(c * RoundChunk.ROUNDS + r, fate, bit(values, r)));
            }
        }
    }

    private static boolean bit(long[] plane, int r) {
        return (plane[r >> 6] >>> (r & 63) & 1) == 1;
    }

    private SortedMap<Integer, SortedMap<Integer, Long>> counts() {
        int n = game.parties();
        SortedMap<Integer, SortedMap<Integer, Long>> counts = new TreeMap<>();
        cells.forEach((cell, count) -> counts.computeIfAbsent((int) (cell >> n), setting -> new TreeMap<>())
                .put((int) (cell & (1L << n) - 1), count[0]));
        return counts;
    }
}
