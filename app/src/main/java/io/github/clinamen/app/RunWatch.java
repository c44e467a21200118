package io.github.clinamen.app;

import io.github.clinamen.session.LongRun;

/** Shows the progress of a long run, and hears Ctrl-C. */
final class RunWatch implements LongRun.Watch, AutoCloseable {
    private final Progress progress;
    private final Interrupt interrupt = new Interrupt();

    /** @param task one word, such as {@code run} */
    RunWatch(String task, LongRun run) {
        progress = new Progress(
                task, "rounds", run.job().protocol().measuredRounds().longValueExact());
        progress.startAt(run.measured());
    }

    @Override
    public void reached(long rounds) {
        progress.update(rounds);
    }

    @Override
    public boolean isInterrupted() {
        return interrupt.isRequested();
    }

    @Override
    public void close() {
        interrupt.close();
        progress.close();
    }
}
