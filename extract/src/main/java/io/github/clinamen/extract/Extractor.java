package io.github.clinamen.extract;

import io.github.clinamen.core.bits.BitString;

/**
 * Turns an input of enough min-entropy into bits within a stated distance of uniform and independent of the adversary. Each
 * kind is a record of lengths; its {@code plan} finds them for a {@link Demand} so that the statement is true, and rounds
 * every number towards safety. What is stated, against whom, and why: docs/extractors.md.
 */
public sealed interface Extractor permits Circulant, Dodis, Toeplitz, Trevisan, VonNeumann {
    /** As on the command line. */
    String name();

    /** Bits of input. */
    long inputLength();

    /** Bits of seed, 0 when it needs none. */
    long seedLength();

    /** Bits of output, exactly; for {@link VonNeumann} at most. */
    long outputLength();

    /** Whether the output is uniform even to one who learns the seed later, so that one seed serves many inputs. */
    boolean isStrong();

    /**
     * @param input {@link #inputLength()} bits
     * @param seed {@link #seedLength()} bits
     * @throws IllegalArgumentException when the lengths are others
     */
    BitString extract(BitString input, BitString seed);

    /**
     * Plans the extractor of that name; von Neumann's has nothing to plan and is not among them.
     *
     * @throws IllegalArgumentException when there is none, or nothing can be extracted
     */
    static Extractor plan(String name, Demand demand) {
        return switch (name) {
            case "circulant" -> Circulant.plan(demand);
            case "dodis" -> Dodis.plan(demand);
            case "toeplitz" -> Toeplitz.plan(demand);
            case "trevisan" -> Trevisan.plan(demand);
            default ->
                throw new IllegalArgumentException(
                        "extractor: expected circulant, dodis, toeplitz, trevisan or von-neumann, found \"" + name
                                + "\"");
        };
    }

    /** Rejects lengths that do not fit. */
    default void require(BitString input, BitString seed) {
        if (input.length() != inputLength() || seed.length() != seedLength()) {
            throw new IllegalArgumentException(name() + ": expected " + inputLength() + " bits of input and "
                    + seedLength() + " of seed, found " + input.length() + " and " + seed.length());
        }
    }
}
