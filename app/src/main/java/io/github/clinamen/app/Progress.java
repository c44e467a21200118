package io.github.clinamen.app;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A bar with rate and remaining time on standard error, for work of more than two seconds on a terminal. */
final class Progress implements AutoCloseable {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(2);

    private final String task;
    private final String unit;
    private final long total;
    private final boolean shown;
    private final long started = System.nanoTime();
    private @Nullable ProgressBar bar;
    private long alreadyDone;

    /**
     * @param unit what is counted, such as {@code rounds}
     * @param total how many there are
     */
    Progress(String task, String unit, long total) {
        this.task = task;
        this.unit = unit;
        this.total = total;
        this.shown = System.console() != null && System.console().isTerminal();
    }

    /** Work done before this process began, so that the rate counts only what it did itself. */
    void startAt(long done) {
        alreadyDone = done;
    }

    /** Says how much is done in all. */
    synchronized void update(long done) {
        if (!shown) {
            return;
        }
        ProgressBar current = bar;
        if (current == null) {
            if (System.nanoTime() - started < PATIENCE) {
                return;
            }
            current = new ProgressBarBuilder()
                    .setTaskName(task)
                    .setUnit(" " + unit, 1)
                    .setInitialMax(total)
                    .setStyle(
                            System.getenv("NO_COLOR") == null
                                    ? ProgressBarStyle.COLORFUL_UNICODE_BLOCK
                                    : ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(250)
                    .startsFrom(alreadyDone, Duration.ofNanos(0))
                    .showSpeed()
                    .clearDisplayOnFinish()
                    .build();
            bar = current;
        }
        current.stepTo(done);
    }

    @Override
    public synchronized void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
