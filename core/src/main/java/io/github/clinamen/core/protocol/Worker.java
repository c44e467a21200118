package io.github.clinamen.core.protocol;

import io.github.clinamen.core.bits.BitString;
import io.github.clinamen.core.bits.GamePlanes;
import io.github.clinamen.core.bits.PickPlanes;
import io.github.clinamen.core.bits.Planes;
import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.core.bits.RoundDigest;
import io.github.clinamen.core.bits.SettingPlanes;
import io.github.clinamen.core.bits.ValuePlane;
import java.util.Arrays;

/**
 * What one thread needs to take stretches of a run from source to tally. A stretch is first {@linkplain #claim claimed},
 * in time order where the source is read in order, then {@linkplain #tally tallied} at leisure.
 */
public final class Worker implements StretchedRun.StretchWorker {
    private final ProtocolRun run;
    private final ProtocolPlan plan;
    private final PickPlanes pickPlanes;
    private final SourceBits bits;
    private final boolean collects;
    private final RoundChunk[] chunks;
    private final long[][] picks;
    private final long[] wrong = new long[RoundChunk.WORDS];
    private final long[] mask = new long[RoundChunk.WORDS];
    private final long[] values = new long[RoundChunk.WORDS];
    private final long[] sifted = new long[RoundChunk.WORDS + 1];
    private long first;
    private long end;

    /**
     * @param bits the run's own for a source that is read in order, else the worker's own
     * @param capacity chunks a stretch at most
     */
    Worker(ProtocolRun run, SourceBits bits, int capacity) {
        this.run = run;
        this.plan = run.plan();
        this.bits = bits;
        this.pickPlanes = SourceBits.pickPlanes(plan);
        this.collects = plan.layout() instanceof Layout.Blocks || !(plan.distillation() instanceof Distillation.Parity);
        // A positional source is drawn chunk by chunk while tallying, so that one chunk stays in the cache throughout.
        int held = run.source().isPositional() ? 1 : capacity;
        this.chunks = new RoundChunk[held];
        this.picks = new long[held][];
        Arrays.setAll(chunks, i -> RoundChunk.allocate(plan.game().parties(), RoundChunk.WORDS));
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

    /** Takes and tallies a stretch of a run whose source is positional. */
    public Tally tally(long first, long end) {
        claim(first, end);
        return tally();
    }

    @Override
    public Tally tally() {
        Tally sum = Tally.EMPTY;
        for (long c = first; c < end; c++) {
            int slot = 0;
            if (run.source().isPositional()) {
                draw(c, slot);
            } else {
                slot = (int) (c - first);
            }
            RoundChunk chunk = chunks[slot];
            measure(c, chunk);
            sum = sum.merge(plan.layout() instanceof Layout.Scattered ? scattered(c, slot) : blocks(c, chunk));
        }
        return sum;
    }

    /** Fills settings and outcomes of one chunk: the rounds themselves, as a recorder wants them. */
    public RoundChunk rounds(long c) {
        claim(c, c + 1);
        if (run.source().isPositional()) {
            draw(c, 0);
        }
        measure(c, chunks[0]);
        return chunks[0];
    }

    /**
     * Which rounds of chunk c, the one that {@link #rounds} gave last, are picked, one bit a round; none are in the blocks
     * layout, whose block is chosen after all rounds. Good until the next call; for eyes only, never for a device.
     */
    public long[] picked(long c) {
        Arrays.fill(mask, 0);
        if (plan.layout() instanceof Layout.Scattered) {
            pickPlanes.mask(c, chunks[0].rounds(), picks[0], mask);
        }
        return mask;
    }

    private void draw(long c, int slot) {
        int rounds = run.roundsIn(c);
        if (chunks[slot].rounds() != rounds) {
            chunks[slot] = chunks[slot].withRounds(rounds);
        }
        long[] current = bits.draw(c, chunks[slot]);
        picks[slot] = chunks.length == 1 ? current : current.clone();
    }

    private void measure(long c, RoundChunk chunk) {
        if (plan.settingChoice() == SettingChoice.PARITY_COMPLETION) {
            SettingPlanes.completeParity(chunk);
        }
        run.device().measure(c, chunk);
    }

    private Tally scattered(long c, int slot) {
        RoundChunk chunk = chunks[slot];
        int words = chunk.usedWords();
        pickPlanes.mask(c, chunk.rounds(), picks[slot], mask);
        GamePlanes.wrong(chunk, plan.game(), wrong);
        Planes.clear(wrong, mask, words);
        ValuePlane.fill(chunk, plan.function(), values);
        return tally(c, chunk, chunk.rounds(), wrong, mask);
    }

    private Tally blocks(long c, RoundChunk chunk) {
        GamePlanes.kept(chunk, plan.game(), mask);
        GamePlanes.wrong(chunk, plan.game(), wrong);
        ValuePlane.fill(chunk, plan.function(), values);
        return tally(c, chunk, Planes.count(mask, chunk.usedWords()), wrong, mask);
    }

    /**
     * @param kept how many rounds of the chunk have settings in X
     * @param counted the wrong rounds that count
     * @param chosen the rounds whose contributed bits count: the picked ones, or all kept ones
     */
    private Tally tally(long c, RoundChunk chunk, long kept, long[] counted, long[] chosen) {
        int words = chunk.usedWords();
        long wrongs = Planes.count(counted, words);
        return new Tally(
                chunk.rounds(),
                kept,
                wrongs,
                wrongs == 0 ? -1 : keptPosition(Planes.first(counted, words)),
                wrongs == 0 ? -1 : keptPosition(Planes.last(counted, words)),
                !collects && Planes.parityOfBoth(values, chosen, words),
                RoundDigest.of(chunk, c),
                collects ? sift(chosen, words) : BitString.EMPTY);
    }

    /** In the blocks layout the rank of a round among the kept ones; in the scattered layout all are kept. */
    private long keptPosition(long round) {
        if (plan.layout() instanceof Layout.Scattered) {
            return round;
        }
        int w = (int) (round >> 6);
        long below = (1L << (round & 63)) - 1;
        return Planes.count(mask, w) + Long.bitCount(mask[w] & below);
    }

    private BitString sift(long[] chosen, int words) {
        Arrays.fill(sifted, 0);
        return BitString.of(sifted, Planes.sift(values, chosen, words, sifted, 0));
    }
}
