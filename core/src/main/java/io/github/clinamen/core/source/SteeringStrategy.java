package io.github.clinamen.core.source;

/**
 * How an adversarial source leans: before each bit, as a function of all earlier bits and of Eve's variable e. Whatever a
 * strategy answers, {@link BiasRange} turns it into a probability within [eps, 1-eps].
 */
public interface SteeringStrategy {
    /** One word for transcripts and reports. */
    String word();

    /** The strategy at the start of a run, nothing drawn yet. */
    Memory begin(long e);

    /** The strategy in the middle of a run; remembers what it needs of the bits so far. */
    interface Memory {
        /** The lean of the next bit, an unsigned 64-bit number; see {@link BiasRange}. */
        long lean();

        /** Tells the bit that was drawn. */
        void append(boolean bit);
    }
}
