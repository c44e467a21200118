package io.github.clinamen.core.bits;

/** The settings planes of a chunk, as the protocol makes them from source bits. */
public final class SettingPlanes {
    private SettingPlanes() {}

    /**
     * Parity completion: overwrites the last party's settings with x_n = n xor x_1 xor ... xor x_(n-1) mod 2, so that every
     * round has an even number of Y's and is in X. Whole used words are written.
     */
    public static void completeParity(RoundChunk chunk) {
        GameLoops.completeParity(chunk);
    }
}
