package io.github.clinamen.app;

import io.github.clinamen.core.InputException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C as a question that long work asks itself: the process ends only after the work has put away what it has and the
 * command has said so, or after ten seconds.
 */
final class Interrupt implements AutoCloseable {
    private static final long GRACE_SECONDS = 10;
    private static final CountDownLatch SAID = new CountDownLatch(1);

    private final Thread hook = new Thread(this::interrupt, "clinamen-interrupt");
    private final CountDownLatch asked = new CountDownLatch(1);
    private volatile boolean requested;

    Interrupt() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    boolean isRequested() {
        return requested;
    }

    /** Waits for Ctrl-C, or for the thread to be interrupted. */
    void await() {
        try {
            asked.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @throws InputException when requested, for work that leaves nothing behind */
    void check(long roundsDone) {
        if (requested) {
            throw new InputException("interrupted after " + roundsDone + " rounds; nothing was written");
        }
    }

    /** The command has printed its last line: an interrupted process may end now. */
    static void allowExit() {
        SAID.countDown();
    }

    private void interrupt() {
        requested = true;
        asked.countDown();
        try {
            if (!SAID.await(GRACE_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        if (!requested) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }
}
