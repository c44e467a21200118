package io.github.clinamen.core.protocol;

import io.github.clinamen.core.bits.BitString;
import io.github.clinamen.core.bits.Planes;
import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.core.bits.RoundKernel;
import io.github.clinamen.core.bits.SettingPlanes;
import io.github.clinamen.core.game.SettingRule;
import java.util.Arrays;

/** What one thread needs to take rounds of a run from source bits to tally. */
public final class Worker {
    private static final long[] NO_WORDS = {};

    private final Run run;
    private final Protocol protocol;
    private final RoundKernel kernel;
    private final int drawnPlanes;
    private final boolean discards;
    private final long[] kept = new long[RoundChunk.WORDS];
    private final long[] wrong = new long[RoundChunk.WORDS];
    private final long[] values = new long[RoundChunk.WORDS];
    private final long[] sifted = new long[RoundChunk.WORDS + 1];
    private RoundChunk chunk;

    Worker(Run run) {
        this.run = run;
        this.protocol = run.protocol();
        this.kernel = RoundKernel.of(protocol.game());
        this.drawnPlanes = protocol.settings().drawnBits(protocol.game());
        this.discards = !protocol.settings().isOneToOne(protocol.game());
        this.chunk = RoundChunk.allocate(protocol.game(), RoundChunk.WORDS);
        Arrays.fill(kept, -1L);
    }

    /** The tally of chunks {@code first} to {@code end} - 1. */
    public Tally tally(long first, long end) {
        Tally sum = Tally.EMPTY;
        for (long c = first; c < end; c++) {
            sum = sum.merge(tally(rounds(c)));
        }
        return sum;
    }

    /** The rounds of one chunk, settings and outcomes; good until the next call. */
    public RoundChunk rounds(long c) {
        settings(c);
        run.device().measure(c, chunk);
        return chunk;
    }

    /** The settings of one chunk, without its outcomes; good until the next call. */
    public RoundChunk settings(long c) {
        chunk = chunk.withRounds(run.roundsIn(c));
        run.source().draw(c, NO_WORDS, chunk, drawnPlanes);
        if (protocol.settings() == SettingRule.PARITY_COMPLETION) {
            SettingPlanes.completeParity(chunk);
        }
        return chunk;
    }

    /** Which rounds of a chunk are wrong, one bit a round; good until the next call. */
    public long[] wrong(RoundChunk rounds) {
        kernel.wrong(rounds, wrong);
        return wrong;
    }

    /** What rounds, as {@link #rounds} gave them, contribute. */
    public Tally tally(RoundChunk rounds) {
        int words = rounds.usedWords();
        kernel.wrong(rounds, wrong);
        long keptRounds = rounds.rounds();
        if (discards) {
            kernel.tested(rounds, kept);
            keptRounds = Planes.count(kept, words);
        }
        boolean parity = false;
        BitString collected = BitString.EMPTY;
        switch (protocol.keeps()) {
            case PARITY -> {
                kernel.values(rounds, values);
                parity = Planes.parity(values, words);
            }
            case VALUES -> {
                kernel.values(rounds, values);
                collected = discards ? sift(words) : BitString.of(values, rounds.rounds());
            }
            case OUTCOMES -> collected = outcomes(rounds);
        }
        long wrongs = Planes.count(wrong, words);
        return new Tally(
                rounds.rounds(),
                keptRounds,
                wrongs,
                wrongs == 0 ? -1 : keptPosition(Planes.first(wrong, words)),
                wrongs == 0 ? -1 : keptPosition(Planes.last(wrong, words)),
                parity,
                collected);
    }

    /** The rank of a round among the kept ones. */
    private long keptPosition(long round) {
        if (!discards) {
            return round;
        }
        int w = (int) (round >> 6);
        long below = (1L << (round & 63)) - 1;
        return Planes.count(kept, w) + Long.bitCount(kept[w] & below);
    }

    private BitString sift(int words) {
        Arrays.fill(sifted, 0);
        return BitString.of(sifted, Planes.sift(values, kept, words, sifted, 0));
    }

    private static BitString outcomes(RoundChunk rounds) {
        BitString all = BitString.EMPTY;
        long[] plane = new long[rounds.usedWords()];
        for (int p = 0; p < rounds.parties(); p++) {
            for (int w = 0; w < plane.length; w++) {
                plane[w] = rounds.outcome(p, w);
            }
            all = all.concat(BitString.of(plane, rounds.rounds()));
        }
        return all;
    }
}
