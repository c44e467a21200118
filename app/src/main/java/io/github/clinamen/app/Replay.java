package io.github.clinamen.app;

import io.github.clinamen.core.InputException;
import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.core.bits.RoundDigest;
import io.github.clinamen.core.bits.ValuePlane;
import io.github.clinamen.core.protocol.Layout;
import io.github.clinamen.core.protocol.ProtocolPlan;
import io.github.clinamen.core.protocol.ProtocolRun;
import io.github.clinamen.core.protocol.Verdict;
import io.github.clinamen.core.protocol.Worker;
import io.github.clinamen.core.transcript.Transcript;
import io.github.clinamen.report.page.SeenRound;
import io.github.clinamen.report.page.SeenRound.Fate;
import io.github.clinamen.report.page.SeenRounds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/** The rounds of a transcript, made again from its seed and the files it names, and looked at one by one. */
final class Replay {
    private static final int SHOWN_FIRST = 192;
    private static final int SHOWN_DISTILLED = 24;

    private final Transcript transcript;
    private final ProtocolPlan plan;
    private final long[] values = new long[RoundChunk.WORDS];
    private final Map<Long, long[]> cells = new HashMap<>();
    private final List<SeenRound> first = new ArrayList<>();
    private final List<SeenRound> distilled = new ArrayList<>();
    private long block = -1;
    private long kept;

    private Replay(Transcript transcript) {
        this.transcript = transcript;
        this.plan = transcript.plan();
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
        try (RunSession session = open()) {
            ProtocolRun run = session.run();
            if (plan.layout() instanceof Layout.Blocks && transcript.verdict() instanceof Verdict.Accepted) {
                block = chosenBlock();
            }
            if (transcript.totals().rounds() > run.rounds()) {
                throw new InputException(
                        "rounds: expected at most the " + run.rounds() + " of the transcript's plan, found "
                                + transcript.totals().rounds());
            }
            Worker worker = run.worker();
            long digest = 0;
            long counted = 0;
            for (long c = 0; counted < transcript.totals().rounds() && counted < most; c++) {
                RoundChunk chunk = worker.rounds(c);
                look(chunk, c, worker.picked(c));
                digest += RoundDigest.of(chunk, c);
                counted += chunk.rounds();
            }
            return new SeenRounds(
                    counted,
                    counts(),
                    first,
                    distilled,
                    block < 0 ? OptionalLong.empty() : OptionalLong.of(block),
                    counted < transcript.totals().rounds()
                            ? SeenRounds.Agreement.PART
                            : counted == transcript.totals().rounds()
                                            && digest == transcript.totals().digest()
                                    ? SeenRounds.Agreement.WHOLE
                                    : SeenRounds.Agreement.DIFFERS);
        }
    }

    private RunSession open() {
        return RunSession.open(
                plan,
                transcript.provenance().source(),
                transcript.provenance().device(),
                transcript.provenance().seed());
    }

    /** A source that is read in order tells the block only after all rounds: a second reading, of its bits alone. */
    private long chosenBlock() {
        try (RunSession session = open()) {
            session.run().skipRounds();
            return session.run().distillationBlock();
        }
    }

    private void look(RoundChunk chunk, long c, long[] picked) {
        int n = plan.game().parties();
        ValuePlane.fill(chunk, plan.function(), values);
        for (int r = 0; r < chunk.rounds(); r++) {
            int setting = chunk.settingsOf(r);
            int outcome = chunk.outcomesOf(r);
            cells.computeIfAbsent((long) setting << n | outcome, cell -> new long[1])[0]++;
            boolean keeps = plan.game().tests(setting);
            boolean distils = keeps
                    && (plan.layout() instanceof Layout.Scattered
                            ? (picked[r >> 6] >>> (r & 63) & 1) == 1
                            : block >= 0 && kept / plan.layout().distilledRounds() == block);
            kept += keeps ? 1 : 0;
            if (first.size() < SHOWN_FIRST || distils && distilled.size() < SHOWN_DISTILLED) {
                Fate fate = !keeps
                        ? Fate.DISCARDED
                        : distils ? Fate.DISTILLED : plan.game().isWrong(outcome, setting) ? Fate.WRONG : Fate.TESTED;
                SeenRound round =
                        new SeenRound(c * RoundChunk.ROUNDS + r, fate, (values[r >> 6] >>> (r & 63) & 1) == 1);
                if (first.size() < SHOWN_FIRST) {
                    first.add(round);
                }
                if (distils && distilled.size() < SHOWN_DISTILLED) {
                    distilled.add(round);
                }
            }
        }
    }

    private SortedMap<Integer, SortedMap<Integer, Long>> counts() {
        int n = plan.game().parties();
        SortedMap<Integer, SortedMap<Integer, Long>> counts = new TreeMap<>();
        cells.forEach((cell, count) -> counts.computeIfAbsent((int) (cell >> n), setting -> new TreeMap<>())
                .put((int) (cell & (1L << n) - 1), count[0]));
        return counts;
    }
}
