package io.github.clinamen.cluster;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.InputException;
import io.github.clinamen.core.InputFile;
import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.core.protocol.Protocol;
import io.github.clinamen.core.source.DrawOrder;
import io.github.clinamen.core.source.SanthaVaziraniSource;
import io.github.clinamen.core.source.SourceExhaustedException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
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
    private final Protocol protocol;
    private final Configuration storage;
    private final int planes;
    private final FSDataInputStream stream;
    private final long bytes;

    StoredBits(String spec, String location, Protocol protocol, Configuration storage) {
        this.spec = spec;
        this.location = location;
        if (protocol.order() != DrawOrder.WORDS) {
            throw new IllegalArgumentException("source: " + spec + " is drawn round by round, by one machine");
        }
        this.protocol = protocol;
        this.storage = storage;
        this.planes = protocol.settings().drawnBits(protocol.game());
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
        return protocol.epsilon();
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
    public void draw(long chunk, long[] whole, RoundChunk rounds, int drawnPlanes) {
        long from = offset(chunk);
        ByteBuffer words = read(from, whole.length + drawnPlanes * rounds.usedWords());
        for (int i = 0; i < whole.length; i++) {
            whole[i] = words.getLong();
        }
        for (int w = 0; w < rounds.usedWords(); w++) {
            for (int p = 0; p < drawnPlanes; p++) {
                rounds.setSetting(p, w, words.getLong());
            }
        }
    }

    /** All bits that the run draws, whether or not it ends early: they are drawn before it begins. */
    @Override
    public List<InputFile> inputs() {
        long later = Math.ceilDiv(protocol.laterBits(), 64);
        return List.of(InputDigest.of(spec, List.of(location), offset(Long.MAX_VALUE) + 8 * later, storage));
    }

    /** Where the bits of a chunk begin, in bytes; those of the chunk after the last are the block index. */
    private long offset(long chunk) {
        long rounds = protocol.measuredRounds().longValueExact();
        long full = Math.min(chunk, rounds / RoundChunk.ROUNDS);
        long words = full * planes * RoundChunk.WORDS;
        if (chunk > full) {
            words += (long) planes * ((rounds % RoundChunk.ROUNDS + 63) >> 6);
        }
        return 8 * words;
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
