package io.github.clinamen.app;

import io.github.clinamen.core.InputException;
import java.util.function.Consumer;

/**
 * When a long run keeps how far it is: every few seconds, more seldom where writing takes long. A checkpoint that cannot be
 * written is told once, and the run goes on without.
 */
final class Checkpoints {
    /** Writing may take a twentieth of the time, where checkpoints are large. */
    private static final long PATIENCE = 20;

    private final long interval;
    private final Consumer<String> warn;
    private long nextWrite;
    private String trouble = "";

    /**
     * @param interval nanoseconds between two checkpoints
     * @param warn told in one line, once, when one cannot be written
     */
    Checkpoints(long interval, Consumer<String> warn) {
        this.interval = interval;
        this.warn = warn;
        this.nextWrite = System.nanoTime() + interval;
    }

    /**
     * Writes a checkpoint when it is time, or now.
     *
     * @param write throws InputException when it cannot be done
     */
    void keep(boolean now, Runnable write) {
        long time = System.nanoTime();
        if (!now && time - nextWrite < 0) {
            return;
        }
        try {
            write.run();
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

    /** How to go on from the last checkpoint by a command, or why there is none. */
    String howToGoOn(String command) {
        return trouble.isEmpty() ? "go on with: " + command : "no checkpoint: " + trouble;
    }
}
