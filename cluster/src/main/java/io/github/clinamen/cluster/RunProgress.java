package io.github.clinamen.cluster;

import io.github.clinamen.core.protocol.ParallelRun;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;

/** A bar with rate and remaining time on standard error, where that is a terminal. */
final class RunProgress implements AutoCloseable {
    private final long total;
    private final boolean shown = System.console() != null && System.console().isTerminal();
    private @Nullable ProgressBar bar;

    RunProgress(long total) {
        this.total = total;
    }

    void update(ParallelRun.Prefix prefix) {
        if (!shown) {
            return;
        }
        ProgressBar current = bar;
        if (current == null) {
            current = new ProgressBarBuilder()
                    .setTaskName("run")
                    .setUnit(" rounds", 1)
                    .setInitialMax(total)
                    .showSpeed()
                    .clearDisplayOnFinish()
                    .build();
            bar = current;
        }
        current.stepTo(prefix.tally().rounds());
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
