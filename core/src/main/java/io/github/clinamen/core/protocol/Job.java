package io.github.clinamen.core.protocol;

/**
 * A run as texts, which are read where the work is done.
 *
 * @param source textual form of the source
 * @param device textual form of the device
 * @param fresh textual form of the source of an extractor's seed; the source itself, going on, has the same text
 * @param seed of all simulated parts
 * @param sourceIsBlind whether the user asserts that the source does not see outcomes
 */
public record Job(Protocol protocol, String source, String device, String fresh, long seed, boolean sourceIsBlind) {
    /** A run without an extractor, whose source bits are all drawn before its boxes are used. */
    public Job(Protocol protocol, String source, String device, long seed) {
        this(protocol, source, device, source, seed, false);
    }
}
