package io.github.clinamen.core.transcript;

/**
 * What an extractor made of the raw outcomes of an expansion; the bits themselves stay in a file of their own, and not even
 * a digest of them is told.
 *
 * @param fresh textual form of the source of the extractor's seed
 * @param freshIsSimulated whether that source is a program's invention
 * @param seedBits fresh source bits that the extractor used, at least 1
 * @param outputBits how many bits came out, at least 1
 * @param output name of the file with the output
 */
public record Extraction(String fresh, boolean freshIsSimulated, long seedBits, long outputBits, String output) {
    public Extraction {
        if (seedBits < 1 || outputBits < 1) {
            throw new IllegalArgumentException("extraction: expected at least 1 bit of seed and of output, found "
                    + seedBits + " and " + outputBits);
        }
    }
}
