package io.github.clinamen.core.protocol;

import io.github.clinamen.core.bits.PickPlanes;
import io.github.clinamen.core.bits.RoundChunk;

/**
 * A run's source bits, chunk by chunk: first the picks of the bins that begin with the chunk, then the drawn settings.
 * Remembers the pick of a bin that spans several chunks. For a source that is read in order there is one such object a
 * run, else one a thread.
 */
final class SourceBits {
    private static final long[] NONE = {};

    private final ProtocolRun run;
    private final PickPlanes pickPlanes;
    private final boolean scattered;
    private long[] picks = new long[0];
    private long drawnWith = -1;

    SourceBits(ProtocolRun run) {
        this.run = run;
        this.scattered = run.plan().layout() instanceof Layout.Scattered;
        this.pickPlanes = pickPlanes(run.plan());
    }

    static PickPlanes pickPlanes(ProtocolPlan plan) {
        return new PickPlanes(plan.layout() instanceof Layout.Scattered s ? s.choiceBits() : 0);
    }

    /**
     * Draws the chunk's settings into its first planes.
     *
     * @return the picks in force in this chunk, drawn with it or with the chunk where its bin began; good until the next
     *     call
     */
    long[] draw(long c, RoundChunk chunk) {
        int planes = run.plan().settingChoice().sourceBits(chunk.parties());
        long begin = scattered ? pickPlanes.drawnWith(c) : c;
        if (begin == c) {
            int words = scattered ? pickPlanes.drawnWords(c, chunk.rounds()) : 0;
            if (picks.length != words) {
                picks = new long[words];
            }
            drawnWith = c;
            run.source().draw(c, picks, chunk, planes);
            return picks;
        }
        if (drawnWith != begin) {
            // Only a positional source can have come here by another way: it gives the same picks again.
            picks = new long[pickPlanes.drawnWords(begin, RoundChunk.ROUNDS)];
            run.source().draw(begin, picks, chunk.withRounds(0), 0);
            drawnWith = begin;
        }
        run.source().draw(c, NONE, chunk, planes);
        return picks;
    }

    /** Draws and drops the first chunks. */
    void skip(long chunks) {
        RoundChunk chunk = RoundChunk.allocate(run.plan().game().parties(), RoundChunk.WORDS);
        for (long c = 0; c < chunks; c++) {
            draw(c, chunk.withRounds(run.roundsIn(c)));
        }
    }

    /** Step 3 of the blocks layout: l, 0 to Nb - 1, from log2 Nb further bits after all rounds; the first is the lowest. */
    static long blockIndex(ProtocolRun run) {
        int bits = run.plan().layout().choiceBits();
        if (bits == 0) {
            return 0;
        }
        long[] index = new long[1];
        run.source()
                .draw(run.chunks(), index, RoundChunk.allocate(run.plan().game().parties(), 0), 0);
        return index[0] & (1L << bits) - 1;
    }
}
