package io.github.clinamen.core.bits;

import io.github.clinamen.core.game.Game;

/** The Mermin game of three parties or more, whatever its contexts' values are. */
final class MerminKernel extends RoundKernel {
    MerminKernel(Game game) {
        super(game);
    }

    @Override
    void fillTested(RoundChunk chunk, long[] tested) {
        Loops.now().testedByMermin(chunk, tested);
    }

    @Override
    void fillWrong(RoundChunk chunk, long[] wrong) {
        Loops.now().wrongInMermin(chunk, wrong);
    }
}
