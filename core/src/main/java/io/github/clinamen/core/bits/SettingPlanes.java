package io.github.clinamen.core.bits;

/** The settings planes of a chunk, as the protocol makes them from source bits. */
public final class SettingPlanes {
    private SettingPlanes() {}

    /**
     * Parity completion (THEORY 3.2): overwrites the last party's settings with x_n = 1 xor x_1 xor ... xor x_(n-1), so
     * that every round has settings of odd weight and is in X. Whole used words are written.
     */
    public static void completeParity(RoundChunk chunk) {
        GameLoops.completeParity(chunk);
    }
}
