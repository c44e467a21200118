package io.github.clinamen.core.bits;

import io.github.clinamen.core.game.Game;

/** CHSH: every round is tested, and wrong where a xor b differs from x and y. */
final class ChshKernel extends RoundKernel {
    ChshKernel(Game game) {
        super(game);
    }

    @Override
    void fillTested(RoundChunk chunk, long[] tested) {
        all(chunk, tested);
    }

    @Override
    void fillWrong(RoundChunk chunk, long[] wrong) {
        Loops.now().wrongInChsh(chunk, wrong);
    }
}
