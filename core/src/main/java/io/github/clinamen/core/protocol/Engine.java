package io.github.clinamen.core.protocol;

import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Drives a run elsewhere than on the threads of this process; found by its name among the services of the class path. A
 * run is given to it as texts, which are read where the work is done, and ends with the tally that {@link ParallelRun}
 * would end with, bit for bit.
 */
public interface Engine {
    /** The word that commands use for it. */
    String name();

    /**
     * Runs from a prefix (of the same job) to the end.
     *
     * @param options what the engine must know beyond the job; each engine documents its own
     * @param listener told of each longer prefix, one at a time
     * @param cancelled asked several times a second
     * @return the tally of all rounds, or of the rounds up to an early abort
     * @throws CancellationException when cancelled; the last prefix told to the listener remains good to go on from
     * @throws IllegalArgumentException when the engine cannot run such a job, or an option is unknown or wrong
     */
    Tally finish(
            Job job,
            Map<String, String> options,
            ParallelRun.Prefix from,
            Consumer<ParallelRun.Prefix> listener,
            BooleanSupplier cancelled);
}
