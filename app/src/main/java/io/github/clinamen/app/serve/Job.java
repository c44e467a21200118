package io.github.clinamen.app.serve;

import io.github.clinamen.app.view.AttackTable;
import io.github.clinamen.app.view.RunReport;
import io.github.clinamen.app.view.VerifyReport;
import io.github.clinamen.core.transcript.Transcript;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A run, attack or verification that goes on while its client looks, and what came of it. */
final class Job {
    /** What a job does. */
    enum Kind {
        RUN,
        ATTACK,
        VERIFICATION
    }

    /** How far it is. */
    enum State {
        RUNNING,
        FINISHED,
        FAILED,
        CANCELLED
    }

    /** What is to be done; it reports to the job and returns what came of it. */
    interface Work {
        Outcome doIt(Job job);
    }

    /**
     * What came of it.
     *
     * @param transcript of a run or verification, for download and for its first rounds
     * @param problem why a transcript, though read, was not verified
     */
    record Outcome(
            @Nullable Transcript transcript,
            @Nullable RunReport run,
            @Nullable AttackTable attack,
            @Nullable VerifyReport verification,
            @Nullable Problem problem) {}

    /**
     * A job as clients see it.
     *
     * @param kind {@code run}, {@code attack} or {@code verification}
     * @param state {@code running}, {@code finished}, {@code failed} or {@code cancelled}
     * @param done how many rounds or attempts are done, of {@code total}
     * @param wrong how many tested rounds were wrong so far
     */
    record View(
            String id,
            String kind,
            String state,
            long done,
            long total,
            long wrong,
            double seconds,
            @Nullable RunReport run,
            @Nullable AttackTable attack,
            @Nullable VerifyReport verification,
            @Nullable Problem problem) {}

    private static final Outcome NOTHING = new Outcome(null, null, null, null, null);

    private final String id;
    private final Kind kind;
    private final long total;
    private final Limits limits;
    private final long started = System.nanoTime();
    private volatile boolean cancelled;
    private @Nullable Thread worker;
    private State state = State.RUNNING;
    private long done;
    private long wrong;
    private long ended;
    private Outcome outcome = NOTHING;

    Job(String id, Kind kind, long total, Limits limits) {
        this.id = id;
        this.kind = kind;
        this.total = total;
        this.limits = limits;
    }

    String id() {
        return id;
    }

    /** Says how far the work is. */
    synchronized void progress(long doneSoFar, long wrongSoFar) {
        done = Math.max(done, doneSoFar);
        wrong = wrongSoFar;
    }

    /** Whether the work should stop: nobody wants it any more, or it has taken too long. */
    boolean isUnwanted() {
        return cancelled || isLate();
    }

    void cancel() {
        cancelled = true;
        interrupt();
    }

    /** Ends what does not ask {@link #isUnwanted}: bounds that take for ever to compute. */
    synchronized void interrupt() {
        Thread doing = worker;
        if (doing != null) {
            doing.interrupt();
        }
    }

    synchronized boolean isRunning() {
        return state == State.RUNNING;
    }

    /** What came of it; nothing while it is running. */
    synchronized Outcome outcome() {
        return outcome;
    }

    double seconds() {
        return (System.nanoTime() - started) / 1e9;
    }

    /** Does the work, on the calling thread. */
    void perform(Work work) {
        begin();
        try {
            end(State.FINISHED, work.doIt(this));
        } catch (CancellationException e) {
            end(
                    cancelled ? State.CANCELLED : State.FAILED,
                    problem(
                            cancelled
                                    ? Problem.of(409, "job: cancelled")
                                    : Problem.of(
                                            503,
                                            "job",
                                            "at most " + limits.jobSeconds() + " s",
                                            "one that takes longer; use the command line")));
        } catch (Refusal refusal) {
            end(State.FAILED, problem(refusal.problem()));
        } catch (IllegalArgumentException misuse) {
            end(State.FAILED, problem(Problem.of(400, misuse.getMessage())));
        } catch (Throwable fault) {
            // Also when memory runs out: the server and its other jobs go on.
            end(State.FAILED, problem(Problem.of(500, "server: fault of the program, please report it: " + fault)));
        }
    }

    synchronized View view() {
        double time = (state == State.RUNNING ? System.nanoTime() : ended) - started;
        return new View(
                id,
                kind.name().toLowerCase(Locale.ROOT),
                state.name().toLowerCase(Locale.ROOT),
                done,
                total,
                wrong,
                time / 1e9,
                outcome.run(),
                outcome.attack(),
                outcome.verification(),
                outcome.problem());
    }

    private synchronized void begin() {
        if (cancelled) {
            Thread.currentThread().interrupt();
        }
        worker = Thread.currentThread();
    }

    private synchronized void end(State how, Outcome what) {
        worker = null;
        // The next job of this thread is another's.
        Thread.interrupted();
        ended = System.nanoTime();
        state = how;
        outcome = what;
    }

    private boolean isLate() {
        return System.nanoTime() - started > TimeUnit.SECONDS.toNanos(limits.jobSeconds());
    }

    private static Outcome problem(Problem problem) {
        return new Outcome(null, null, null, null, problem);
    }
}
