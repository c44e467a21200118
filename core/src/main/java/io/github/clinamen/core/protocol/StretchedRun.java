package io.github.clinamen.core.protocol;

import io.github.clinamen.core.source.SanthaVaziraniSource;
import java.util.function.Supplier;

/** A run that is taken stretch by stretch, as {@link ParallelRun} drives it: chunks in time order, each told by a {@link Tally}. */
public interface StretchedRun {
    /** Of settings, and of whatever else is drawn. */
    SanthaVaziraniSource source();

    /** How many chunks the rounds fill. */
    long chunks();

    /** Whether no continuation of a run whose first rounds gave this tally can be accepted. */
    boolean isHopeless(Tally prefix);

    /**
     * Makes the workers of one process, one for each thread.
     *
     * @param done how many chunks an earlier process did; a source that is read in order is read over them now
     */
    Supplier<StretchWorker> workers(long done);

    /** What one thread needs to take stretches from source bits to tally. */
    interface StretchWorker {
        /**
         * Takes chunks {@code first} to {@code end} - 1 as the stretch to tally next, at most {@link ParallelRun#STRETCH} of
         * them, and draws their bits now if the source is read in order; such claims follow each other without gap.
         */
        void claim(long first, long end);

        /** The tally of the claimed stretch. */
        Tally tally();
    }
}
