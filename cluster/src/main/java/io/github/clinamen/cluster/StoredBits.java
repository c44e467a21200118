package io.github.clinamen.cluster;

import io.github.clinamen.core.InputException;
import io.github.clinamen.core.bits.PickPlanes;
import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.core.protocol.Layout;
import io.github.clinamen.core.protocol.ProtocolPlan;
import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.source.SanthaVaziraniSource;
import io.github.clinamen.core.source.SourceExhaustedException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A real source whose bits lie in a file, on any storage that Spark reads: the same bits, in the same order, as
 * {@link io.github.clinamen.core.source.ByteSource} takes from the file, but found by position, since the plan tells how
 * many bits every chunk takes. For one thread.
 */
final class StoredBits implements SanthaVaziraniSource {
    private final String spec;
    private final String location;
    private final ProtocolPlan plan;
    private final PickPlanes picks;
    private final int planes;
    private final FSDataInputStream stream;
    private final long bytes;

    StoredBits(String spec, String location, ProtocolPlan plan, Configuration storage) {
        this.spec = spec;
        this.location = location;
        this.plan = plan;
        this.picks = new PickPlanes(plan.layout() instanceof Layout.Scattered s ? s.choiceBits() : 0);
        this.planes = plan.settingChoice().sourceBits(plan.game().parties());
        try {
            Path path = new Path(location);
            FileSystem files = path.getFileSystem(storage);
            this.bytes = files.getFileStatus(path).getLen();
            this.stream = files.open(path);
        } catch (FileNotFoundException e) {
            throw new InputException(location + ": no such file", e);
        } catch (IOException e) {
            throw new InputException(location + ": cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public Epsilon epsilon() {
        return plan.epsilon();
    }

    @Override
    public String spec() {
        return spec;
    }

    @Override
    public boolean isSimulated() {
        return false;
    }

    @Override
    public boolean isPositional() {
        return true;
    }

    @Override
    public void draw(long chunk, long[] pickWords, RoundChunk rounds, int drawnPlanes) {
        long from = offset(chunk);
        ByteBuffer words = read(from, pickWords.length + drawnPlanes * rounds.usedWords());
        for (int i = 0; i < pickWords.length; i++) {
            pickWords[i] = words.getLong();
        }
        for (int w = 0; w < rounds.usedWords(); w++) {
            for (int p = 0; p < drawnPlanes; p++) {
                rounds.setSetting(p, w, words.getLong());
            }
        }
    }

    String location() {
        return location;
    }

    /** How many bytes a run uses that ends, accepted or aborted, after so many chunks and, perhaps, a block index. */
    long bytesUsed(long chunks, boolean withIndex) {
        return offset(chunks) + (withIndex ? 8 : 0);
    }

    /** Where the bits of a chunk begin, in bytes; those of the chunk after the last are the block index. */
    private long offset(long chunk) {
        long rounds = plan.measuredRounds().longValueExact();
        long full = Math.min(chunk, rounds / RoundChunk.ROUNDS);
        boolean scattered = plan.layout() instanceof Layout.Scattered;
        long words = full * planes * RoundChunk.WORDS;
        if (scattered) {
            words += begunWithPicks(full) * picks.drawnWords(0, RoundChunk.ROUNDS);
        }
        if (chunk > full) {
            int rest = (int) (rounds % RoundChunk.ROUNDS);
            words += (long) planes * ((rest + 63) >> 6) + (scattered ? picks.drawnWords(full, rest) : 0);
        }
        return 8 * words;
    }

    /** How many of the first chunks draw picks: all, or the first of each bin that spans several. */
    private long begunWithPicks(long chunks) {
        int spanned = Math.max(0, picks.choiceBits() - Integer.numberOfTrailingZeros(RoundChunk.ROUNDS));
        return (chunks + (1L << spanned) - 1) >> spanned;
    }

    private ByteBuffer read(long from, int words) {
        if (from + 8L * words > bytes) {
            throw new SourceExhaustedException(spec + ": the source ran dry: it had " + 8 * bytes
                    + " bits, the run needs at least " + 8 * (from + 8L * words));
        }
        byte[] raw = new byte[8 * words];
        try {
            stream.readFully(from, raw);
        } catch (IOException e) {
            throw new InputException(spec + ": cannot be read: " + e.getMessage(), e);
        }
        return ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public void close() {
        try {
            stream.close();
        } catch (IOException e) {
            throw new InputException(spec + ": cannot be closed: " + e.getMessage(), e);
        }
    }
}
