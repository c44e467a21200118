package io.github.clinamen.core.bits;

import io.github.clinamen.core.game.SettingRule;

/** The settings planes of a chunk, as the protocol makes them from source bits. */
public final class SettingPlanes {
    private SettingPlanes() {}

    /**
     * Makes the settings that follow from the drawn ones, of chunks with two settings a party.
     *
     * @param chunk its first planes of settings are drawn, as many as the rule says; the others are overwritten
     */
    public static void complete(RoundChunk chunk, SettingRule rule) {
        switch (rule) {
            case PARITY_COMPLETION -> completeParity(chunk);
            case INDEPENDENT -> {}
        }
    }

    /**
     * Parity completion: overwrites the last party's settings with x_n = n xor x_1 xor ... xor x_(n-1) mod 2, so that every
     * round has an even number of Y's and is in X. Whole used words are written.
     */
    public static void completeParity(RoundChunk chunk) {
        requireTwoSettings(chunk);
        Loops.now().completeParity(chunk);
    }

    static void requireTwoSettings(RoundChunk chunk) {
        if (chunk.settingPlanes() != chunk.parties()) {
            throw new IllegalArgumentException("chunk: expected two settings a party, found " + chunk.settingPlanes()
                    + " planes of settings for " + chunk.parties() + " parties");
        }
    }
}
