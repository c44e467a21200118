package io.github.clinamen.core.protocol;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Run} on all cores: threads claim stretches of chunks in order, and their tallies are merged in order,
 * so that the result is the same for any number of threads and any interruption.
 *
 * <p>The run ends at the first stretch after which no completion can be accepted; what threads did beyond it is thrown
 * away, so that end is the same for any number of threads too.
 */
public final class ParallelRun {
    /** Chunks a stretch: a million rounds, a fraction of a millisecond, the grain of progress and of early abort. */
    public static final int STRETCH = 64;

    /**
     * How far a run has come: the merged tally of the first {@code chunks} chunks.
     *
     * @param chunks how many chunks the tally covers: a multiple of {@link #STRETCH}, or all
     */
    public record Prefix(long chunks, Tally tally) {
        public static final Prefix START = new Prefix(0, Tally.EMPTY);
    }

    private final Run run;
    private final Consumer<Prefix> listener;
    private final BooleanSupplier cancelled;
    private final Map<Long, Tally> waiting = new HashMap<>();
    private Prefix prefix;
    private long claimed;
    private boolean finished;
    private @Nullable Throwable failure;

    private ParallelRun(Run run, Prefix from, Consumer<Prefix> listener, BooleanSupplier cancelled) {
        this.run = run;
        this.prefix = from;
        this.claimed = from.chunks();
        this.listener = listener;
        this.cancelled = cancelled;
        this.finished = run.protocol().isHopeless(from.tally()) || from.chunks() == run.chunks();
    }

    /**
     * Runs from a prefix (of the same plan, source and device) to the end.
     *
     * @param threads at least 1
     * @param listener told of each longer prefix, from any thread, one at a time
     * @param cancelled asked between stretches
     * @return the tally of all rounds, or of the rounds up to an early abort
     * @throws CancellationException when cancelled; the last prefix told to the listener remains good to go on from
     */
    public static Tally finish(
            Run run, Prefix from, int threads, Consumer<Prefix> listener, BooleanSupplier cancelled) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads: expected at least 1, found " + threads);
        }
        ParallelRun shared = new ParallelRun(run, from, listener, cancelled);
        Thread[] helpers = new Thread[threads - 1];
        for (int i = 0; i < helpers.length; i++) {
            helpers[i] =
                    Thread.ofPlatform().daemon().name("clinamen-" + (i + 1)).start(shared::work);
        }
        shared.work();
        for (Thread helper : helpers) {
            join(helper);
        }
        return shared.result();
    }

    private void work() {
        try {
            Worker worker = run.worker();
            while (true) {
                long first;
                long end;
                synchronized (this) {
                    if (finished || failure != null || claimed >= run.chunks()) {
                        return;
                    }
                    if (cancelled.getAsBoolean()) {
                        throw new CancellationException(
                                "interrupted after " + prefix.tally().rounds() + " rounds");
                    }
                    first = claimed;
                    end = Math.min(first + STRETCH, run.chunks());
                    claimed = end;
                }
                deliver(first, worker.tally(first, end));
            }
        } catch (Throwable e) {
            synchronized (this) {
                if (failure == null) {
                    failure = e;
                }
            }
        }
    }

    private synchronized void deliver(long first, Tally tally) {
        waiting.put(first, tally);
        Tally next;
        while (!finished && (next = waiting.remove(prefix.chunks())) != null) {
            long end = Math.min(prefix.chunks() + STRETCH, run.chunks());
            prefix = new Prefix(end, prefix.tally().merge(next));
            finished = prefix.chunks() == run.chunks() || run.protocol().isHopeless(prefix.tally());
            listener.accept(prefix);
        }
    }

    private synchronized Tally result() {
        if (!finished && failure != null) {
            if (failure instanceof RuntimeException e) {
                throw e;
            }
            if (failure instanceof Error e) {
                throw e;
            }
            throw new IllegalStateException(failure);
        }
        return prefix.tally();
    }

    private static void join(Thread thread) {
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
