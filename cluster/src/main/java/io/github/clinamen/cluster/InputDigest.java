package io.github.clinamen.cluster;

import io.github.clinamen.core.InputException;
import io.github.clinamen.core.InputFile;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** What a transcript says of the files that a run has read, on any storage; several files count as one, end to end. */
final class InputDigest {
    private static final int BUFFER = 1 << 20;

    private final Configuration storage;
    private final MessageDigest digest;
    private long bytes;

    private InputDigest(Configuration storage) {
        this.storage = storage;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /**
     * Reads files, each up to its end or up to {@code most} bytes.
     *
     * @param name what the transcript calls them
     */
    static InputFile of(String name, List<String> files, long most, Configuration storage) {
        InputDigest input = new InputDigest(storage);
        files.forEach(file -> input.read(file, most));
        return new InputFile(name, input.bytes, HexFormat.of().formatHex(input.digest.digest()));
    }

    private void read(String file, long most) {
        Path path = new Path(file);
        byte[] buffer = new byte[BUFFER];
        try (FileSystem system = FileSystem.newInstance(path.toUri(), storage);
                FSDataInputStream in = system.open(path)) {
            long left = most;
            int count;
            while (left > 0 && (count = in.read(buffer, 0, (int) Math.min(BUFFER, left))) >= 0) {
                digest.update(buffer, 0, count);
                bytes += count;
                left -= count;
            }
        } catch (IOException e) {
            throw new InputException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }
}
