package io.github.clinamen.core.bits;

import io.github.clinamen.core.game.MerminGame;

/** The outcomes of GHZ boxes for all rounds of a chunk at once. */
public final class GhzPlanes {
    private GhzPlanes() {}

    /** Whether every round of the used words has settings in X, so that no outcome of the last party is free. */
    public static boolean allTested(RoundChunk chunk) {
        SettingPlanes.requireTwoSettings(chunk);
        return Loops.now().allTested(chunk);
    }

    /**
     * Makes the last party's outcomes: in rounds with settings in X, what the required parity and the other outcomes leave,
     * flipped where {@code flips} says so; in other rounds, what is there already.
     *
     * @param flips one bit a round, as many words as are used, or none at all for no flips
     */
    public static void correlate(RoundChunk chunk, MerminGame game, long[] flips) {
        GamePlanes.requireParties(chunk, game);
        if (flips.length > 0) {
            Planes.requireWords(flips, chunk.usedWords());
        }
        Loops.now().correlate(chunk, flips);
    }
}
