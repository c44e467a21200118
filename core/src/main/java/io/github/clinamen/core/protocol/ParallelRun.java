package io.github.clinamen.core.protocol;

import io.github.clinamen.core.InputException;
import io.github.clinamen.core.source.ByteSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A {@link StretchedRun} on all cores: threads claim stretches of chunks in order, and their tallies are merged in order,
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
     * @param sourceDigest of the bytes that these chunks took from a source of bytes, so that nobody goes on with others;
     *     empty where it is not known
     */
    public record Prefix(long chunks, Tally tally, String sourceDigest) {
        public static final Prefix START = new Prefix(0, Tally.EMPTY);

        /** Of a source that is no file or stream. */
        public Prefix(long chunks, Tally tally) {
            this(chunks, tally, "");
        }
    }

    private final StretchedRun run;
    private final Supplier<StretchedRun.StretchWorker> workers;
    private final Consumer<Prefix> listener;
    private final BooleanSupplier cancelled;
    private final Map<Long, Tally> waiting = new HashMap<>();
    private final Map<Long, String> digests = new HashMap<>();
    private Prefix prefix;
    private long claimed;
    private boolean finished;
    private @Nullable Throwable failure;

    private ParallelRun(StretchedRun run, Prefix from, Consumer<Prefix> listener, BooleanSupplier cancelled) {
        this.run = run;
        this.workers = run.workers(from.chunks());
        this.prefix = from;
        this.claimed = from.chunks();
        this.listener = listener;
        this.cancelled = cancelled;
        this.finished = run.isHopeless(from.tally());
    }

    /**
     * Runs from a prefix (of the same plan, source and device) to the end.
     *
     * @param threads at least 1
     * @param listener told of each longer prefix, from any thread, one at a time
     * @param cancelled asked between stretches
     * @return the tally of all rounds, or of the rounds up to an early abort
     * @throws CancellationException when cancelled; the last prefix told to the listener remains good to go on from
     * @throws InputException when the source does not begin with the bytes that the prefix was made of
     */
    public static Tally finish(
            StretchedRun run, Prefix from, int threads, Consumer<Prefix> listener, BooleanSupplier cancelled) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads: expected at least 1, found " + threads);
        }
        ParallelRun shared = new ParallelRun(run, from, listener, cancelled);
        requireSameBytes(run, from);
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

    private static void requireSameBytes(StretchedRun run, Prefix from) {
        if (run.source() instanceof ByteSource source
                && !from.sourceDigest().isEmpty()
                && !from.sourceDigest().equals(source.digest())) {
            throw new InputException(source.spec() + ": its first " + source.bitsDrawn() / 8
                    + " bytes are not those with which the run began");
        }
    }

    private void work() {
        try {
            StretchedRun.StretchWorker worker = workers.get();
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
                    // A source that is not positional is drawn in time order, here, under the lock.
                    worker.claim(first, end);
                    if (run.source() instanceof ByteSource source) {
                        digests.put(end, source.digest());
                    }
                }
                deliver(first, worker.tally());
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
            String digest = digests.remove(end);
            prefix = new Prefix(end, prefix.tally().merge(next), digest == null ? "" : digest);
            finished = prefix.chunks() == run.chunks() || run.isHopeless(prefix.tally());
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
