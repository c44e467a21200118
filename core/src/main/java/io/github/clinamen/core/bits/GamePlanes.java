package io.github.clinamen.core.bits;

import io.github.clinamen.core.game.MerminGame;

/** The Mermin game over a chunk: one bit a round, for all rounds at once. Bits at and after the chunk's rounds are 0. */
public final class GamePlanes {
    private GamePlanes() {}

    /**
     * Whether each round's settings are in X (Box 1 step 2).
     *
     * @param kept at least {@code chunk.words()} words, the first of which are overwritten
     */
    public static void kept(RoundChunk chunk, MerminGame game, long[] kept) {
        requireFit(chunk, game, kept);
        Loops.now().testedByMermin(chunk, kept);
    }

    /**
     * I(a,x) of (A2) for each round: settings in X and outcomes of the wrong parity.
     *
     * @param wrong at least {@code chunk.words()} words, the first of which are overwritten
     */
    public static void wrong(RoundChunk chunk, MerminGame game, long[] wrong) {
        requireFit(chunk, game, wrong);
        Loops.now().wrongInMermin(chunk, wrong);
    }

    private static void requireFit(RoundChunk chunk, MerminGame game, long[] plane) {
        requireParties(chunk, game);
        Planes.requireWords(plane, chunk.words());
    }

    static void requireParties(RoundChunk chunk, MerminGame game) {
        if (chunk.parties() != game.parties()) {
            throw new IllegalArgumentException(
                    "chunk: expected " + game.parties() + " parties, found " + chunk.parties());
        }
        SettingPlanes.requireTwoSettings(chunk);
    }
}
