package io.github.clinamen.core.practical;

import io.github.clinamen.core.bits.BitString;
import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.core.device.Device;
import io.github.clinamen.core.protocol.StretchedRun;
import io.github.clinamen.core.protocol.Tally;
import io.github.clinamen.core.source.SanthaVaziraniSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A practical run: settings from the source, every round tested, all outcomes kept. Its tallies count lost rounds as wrong ones; their
 * values are the outcomes, chunk after chunk, in each the outcomes of party 1, then those of party 2, and so on.
 *
 * @param plan what is to be run
 * @param source where settings come from: all bits of a round before those of the next. A simulated source is biased round by round,
 *     by what came in earlier rounds; a recorded one must have been drawn so
 * @param device the boxes
 */
public record TestedRun(PracticalPlan plan, SanthaVaziraniSource source, Device device) implements StretchedRun {
    /** Outcomes that a run may keep in memory, and an extractor take at once. */
    public static final long MAX_RAW_BITS = 20_000_000_000L;

    /** Words of fresh bits drawn at once. */
    private static final int FRESH_WORDS = 1 << 10;

    public TestedRun {
        if (device.parties() != plan.parties()) {
            throw new IllegalArgumentException("device: expected " + plan.parties() + " parties, found "
                    + device.parties() + " (" + device.spec() + ")");
        }
        if (plan.rawBits() > MAX_RAW_BITS) {
            throw new IllegalArgumentException(
                    "plan: " + plan.rawBits() + " outcomes cannot be kept in memory, at most " + MAX_RAW_BITS);
        }
    }

    @Override
    public long chunks() {
        return Math.ceilDiv(plan.rounds(), (long) RoundChunk.ROUNDS);
    }

    /** Whether some part is a program's invention, so that the run says nothing about nature. */
    public boolean isSimulation() {
        return source.isSimulated() || device.isSimulated();
    }

    @Override
    public boolean isHopeless(Tally prefix) {
        return !plan.accepts(prefix.wrong());
    }

    int roundsIn(long c) {
        return (int) Math.min(RoundChunk.ROUNDS, plan.rounds() - c * RoundChunk.ROUNDS);
    }

    @Override
    public Supplier<StretchWorker> workers(long done) {
        if (!source.isPositional()) {
            TestedWorker reader = new TestedWorker(this);
            for (long c = 0; c < done; c++) {
                reader.claim(c, c + 1);
            }
        }
        return () -> new TestedWorker(this);
    }

    /** The rounds themselves, as a recorder wants them. */
    public interface Recorder {
        /** Settings and outcomes of one chunk, good until the next call; in order when the source is read in order. */
        RoundChunk rounds(long c);
    }

    public Recorder recorder() {
        TestedWorker worker = new TestedWorker(this);
        return c -> {
            worker.claim(c, c + 1);
            return worker.measured(c);
        };
    }

    /**
     * Fresh bits of a source, for the extractor.
     *
     * @param source this run's own, after all rounds; or another
     * @param chunk the first of its chunks that is not in use: {@link #chunks()}, or 0
     * @param bits how many
     */
    public static BitString fresh(SanthaVaziraniSource source, long chunk, long bits) {
        RoundChunk none = RoundChunk.allocate(1, 0);
        BitString all = BitString.EMPTY;
        for (long i = 0; all.length() < bits; i++) {
            long left = bits - all.length();
            long[] some = new long[(int) Math.min(FRESH_WORDS, Math.ceilDiv(left, 64L))];
            source.draw(chunk + i, some, none, 0);
            all = all.concat(BitString.of(some, Math.min(left, 64L * some.length)));
        }
        return all;
    }

    /** Chunk buffers of all sizes, the claimed stretch's settings already in them when the source is read in order. */
    private static final class TestedWorker implements StretchWorker {
        private static final long[] NO_PICKS = {};

        private final TestedRun run;
        private final long[] lost = new long[RoundChunk.WORDS];
        private final List<RoundChunk> chunks = new ArrayList<>();
        private long first;
        private long end;

        TestedWorker(TestedRun run) {
            this.run = run;
        }

        @Override
        public void claim(long first, long end) {
            this.first = first;
            this.end = end;
            if (!run.source().isPositional()) {
                for (long c = first; c < end; c++) {
                    draw(c, (int) (c - first));
                }
            }
        }

        @Override
        public Tally tally() {
            Tally sum = Tally.EMPTY;
            for (long c = first; c < end; c++) {
                sum = sum.merge(tally(c, measured(c)));
            }
            return sum;
        }

        RoundChunk measured(long c) {
            int slot = 0;
            if (run.source().isPositional()) {
                draw(c, slot);
            } else {
                slot = (int) (c - first);
            }
            RoundChunk chunk = chunks.get(slot);
            run.device().measure(c, chunk);
            return chunk;
        }

        /** Into the slot after those that were used before, or into one of these. */
        private void draw(long c, int slot) {
            if (slot == chunks.size()) {
                chunks.add(RoundChunk.allocate(run.plan().parties(), RoundChunk.WORDS));
            }
            RoundChunk chunk = chunks.get(slot).withRounds(run.roundsIn(c));
            chunks.set(slot, chunk);
            if (run.source().isPositional()) {
                run.source().draw(c, NO_PICKS, chunk, run.plan().parties());
            } else {
                RoundOrder.draw(run.source(), c, chunk);
            }
        }

        private Tally tally(long c, RoundChunk chunk) {
            LostRounds.mark(chunk, lost);
            return RawRounds.tally(chunk, c, lost);
        }
    }
}
