package io.github.clinamen.core.source;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.InputFile;
import io.github.clinamen.core.bits.RoundChunk;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * A source that is read in order, all of whose bits for a run were drawn before anything else was done: so nothing that
 * happens later can move them, and any chunk can be had again, from any thread.
 */
public final class SettledSource implements SanthaVaziraniSource {
    /** Bytes that may be settled: beyond, the bits belong in a file that is read for the run alone. */
    private static final long MOST_BYTES = 1L << 38;

    private final SanthaVaziraniSource stream;
    private final Demand demand;
    private final MemorySegment planes;
    private final long[] later;
    private final List<InputFile> inputs;

    /**
     * What a run draws.
     *
     * @param drawnPlanes m, source bits a round
     * @param laterBits bits after all rounds, 0 or more
     */
    public record Demand(long rounds, int drawnPlanes, int laterBits, DrawOrder order) {
        long chunks() {
            return Math.ceilDiv(rounds, (long) RoundChunk.ROUNDS);
        }

        int roundsIn(long chunk) {
            return (int) Math.min(RoundChunk.ROUNDS, rounds - chunk * RoundChunk.ROUNDS);
        }

        long bytes() {
            return 8L * drawnPlanes * RoundChunk.WORDS * chunks();
        }
    }

    private SettledSource(SanthaVaziraniSource stream, Demand demand, Settling settling) {
        this.stream = stream;
        this.demand = demand;
        this.planes = settling.keep(demand.bytes());
        RoundChunk chunk = RoundChunk.allocate(Math.max(1, demand.drawnPlanes), RoundChunk.WORDS);
        for (long c = 0; c < demand.chunks(); c++) {
            if (settling.isCancelled()) {
                throw new CancellationException("interrupted while the source bits were drawn");
            }
            chunk = chunk.withRounds(demand.roundsIn(c));
            demand.order.draw(stream, c, chunk);
            for (int p = 0; p < demand.drawnPlanes; p++) {
                MemorySegment.copy(
                        chunk.planes(), chunk.settingOffset(p), planes, offset(c, p), 8L * chunk.usedWords());
            }
        }
        later = new long[Math.ceilDiv(demand.laterBits, 64)];
        if (later.length > 0) {
            stream.draw(demand.chunks(), later, chunk.withRounds(0), 0);
        }
        inputs = List.copyOf(stream.inputs());
    }

    /**
     * The source itself when any of its chunks can be had at any time, else one that has drawn all that the run needs.
     *
     * @throws CancellationException when nobody waits for the bits any more
     * @throws SourceExhaustedException when a finite source has fewer bits
     */
    public static SanthaVaziraniSource of(SanthaVaziraniSource source, Demand demand, Settling settling) {
        if (source.isPositional()) {
            return source;
        }
        if (demand.bytes() > MOST_BYTES) {
            throw new IllegalArgumentException(source.spec() + ": " + demand.rounds()
                    + " rounds need more than 2^38 bytes of settings drawn beforehand");
        }
        return new SettledSource(source, demand, settling);
    }

    private long offset(long chunk, int plane) {
        return 8L * RoundChunk.WORDS * (chunk * demand.drawnPlanes + plane);
    }

    @Override
    public Epsilon epsilon() {
        return stream.epsilon();
    }

    @Override
    public String spec() {
        return stream.spec();
    }

    @Override
    public boolean isSimulated() {
        return stream.isSimulated();
    }

    @Override
    public boolean isPositional() {
        return true;
    }

    @Override
    public List<InputFile> inputs() {
        return inputs;
    }

    /**
     * Gives settled bits again. Words beyond the settled ones are drawn from the stream now, in order, by one thread: an
     * extractor's seed.
     */
    @Override
    public void draw(long chunk, long[] words, RoundChunk rounds, int drawnPlanes) {
        if (chunk < demand.chunks()) {
            if (words.length > 0 || drawnPlanes != demand.drawnPlanes || rounds.rounds() != demand.roundsIn(chunk)) {
                throw new IllegalArgumentException("chunk " + chunk + ": expected the " + demand.drawnPlanes
                        + " planes that were settled, found " + drawnPlanes + " and " + words.length + " words");
            }
            for (int p = 0; p < drawnPlanes; p++) {
                MemorySegment.copy(
                        planes, offset(chunk, p), rounds.planes(), rounds.settingOffset(p), 8L * rounds.usedWords());
            }
        } else if (chunk == demand.chunks() && later.length > 0) {
            System.arraycopy(later, 0, words, 0, words.length);
        } else {
            stream.draw(chunk, words, rounds, drawnPlanes);
        }
    }

    @Override
    public void close() {
        stream.close();
    }
}
