package io.github.clinamen.session;

import io.github.clinamen.core.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * When a long run keeps how far it is: every few seconds, more seldom where writing takes long. A checkpoint that cannot be
 * written is told once, and the run goes on without.
 */
public final class Checkpoints {
    /** Writing may take a twentieth of the time, where checkpoints are large. */
    private static final long PATIENCE = 20;

    private final @Nullable Path file;
    private final boolean again;
    private final long interval;
    private final String also;
    private final Consumer<String> warn;
    private boolean written;
    private long nextWrite;
    private String trouble = "";

    /**
     * @param source of the run, as text
     * @param file null to keep nothing
     * @param interval nanoseconds between two checkpoints
     * @param also options that the command to go on with needs too
     * @param warn told in one line, once, when one cannot be written
     */
    public Checkpoints(String source, @Nullable Path file, long interval, String also, Consumer<String> warn) {
        // The operating system gives no bit twice: nothing can go on from the bits of an ended process.
        this.again = !source.equals("os");
        this.file = again ? file : null;
        this.interval = interval;
        this.also = also;
        this.warn = warn;
        this.nextWrite = System.nanoTime() + interval;
    }

    /**
     * Writes a checkpoint when it is time, or now.
     *
     * @param write throws InputException when it cannot be done
     */
    void keep(boolean now, Consumer<Path> write) {
        Path target = file;
        if (target == null) {
            return;
        }
        long time = System.nanoTime();
        if (!now && time - nextWrite < 0) {
            return;
        }
        try {
            write.accept(target);
            written = true;
            trouble = "";
        } catch (InputException e) {
            if (trouble.isEmpty()) {
                warn.accept(e.getMessage() + "; the run goes on without a new checkpoint");
            }
            trouble = String.valueOf(e.getMessage());
        }
        long spent = System.nanoTime() - time;
        nextWrite = System.nanoTime() + Math.max(interval, PATIENCE * spent);
    }

    /**
     * The whole command that goes on from the last checkpoint and loses nothing, or why there is none.
     *
     * @param command {@code run} or {@code practical run}
     */
    String howToGoOn(String command) {
        if (file == null) {
            return again
                    ? "with --out or --checkpoint a run can be resumed"
                    : "a run on the source os cannot be resumed";
        }
        return trouble.isEmpty()
                ? "go on with: clinamen " + command + " --resume " + quoted(file.toString()) + also
                : "no checkpoint: " + trouble;
    }

    /** Where the result still is when it could not be written, or nothing. */
    public String advice(String command) {
        Path kept = file;
        return kept != null && Files.exists(kept)
                ? "; when that is mended, " + howToGoOn(command).replace("go on with", "have it with")
                : "";
    }

    /** As a shell takes it for one word. */
    private static String quoted(String word) {
        return word.matches("[\\w@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    /**
     * Removes the checkpoint of a run that has ended, but none that another run left.
     *
     * @param resumed whether the run went on from it
     */
    void remove(boolean resumed) {
        try {
            if (file != null && (written || resumed && Files.exists(file))) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new InputException(file + ": cannot be removed: " + e.getMessage(), e);
        }
    }
}
