package io.github.clinamen.core.bits;

import io.github.clinamen.core.game.Game;

/** Any XOR game: which settings are tested and what parity they require, as programs over planes. */
final class CompiledKernel extends RoundKernel {
    private final BitProgram tested;
    private final BitProgram required;

    CompiledKernel(Game game) {
        super(game);
        this.tested = BitProgram.tested(game);
        this.required = BitProgram.required(game);
    }

    @Override
    void fillTested(RoundChunk chunk, long[] plane) {
        tested.run(chunk, plane);
    }

    @Override
    void fillWrong(RoundChunk chunk, long[] wrong) {
        required.run(chunk, wrong);
        for (int p = 0; p < chunk.parties(); p++) {
            for (int w = 0; w < chunk.usedWords(); w++) {
                wrong[w] ^= chunk.outcome(p, w);
            }
        }
        long[] mask = new long[chunk.words()];
        tested.run(chunk, mask);
        for (int w = 0; w < chunk.words(); w++) {
            wrong[w] &= mask[w];
        }
    }
}
