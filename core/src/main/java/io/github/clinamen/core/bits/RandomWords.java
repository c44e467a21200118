package io.github.clinamen.core.bits;

import java.lang.foreign.MemorySegment;

/** {@link RandomPlanes} word by word. */
final class RandomWords {
    private RandomWords() {}

    static void fillPair(
            RandomPlanes planes, long chunk, long pair, MemorySegment memory, long even, long odd, int words) {
        ThreefryBlock block = new ThreefryBlock(planes.seed(), planes.domain());
        for (int w = 0; w < words; w++) {
            block.compute(chunk, (pair << 32) + w);
            memory.set(RoundChunk.WORD, odd + 8L * w, block.odd);
            memory.set(RoundChunk.WORD, even + 8L * w, block.even);
        }
    }

    static void fillBiased(
            RandomPlanes planes, long chunk, long plane, Bias bias, MemorySegment memory, long offset, int words) {
        ThreefryBlock block = new ThreefryBlock(planes.seed(), planes.domain());
        long firstPair = plane * (RandomPlanes.DIGITS / 2);
        for (int w = 0; w < words; w++) {
            long undecided = -1;
            long below = 0;
            for (int level = 0; level < bias.length() && undecided != 0; level += 2) {
                block.compute(chunk, (firstPair + (level >> 1) << 32) + w);
                long differs = undecided & (block.even ^ bias.digit(level));
                below |= differs & bias.digit(level);
                undecided ^= differs;
                // The digits after the last 1 are 0 and decide nothing.
                long next = undecided & (block.odd ^ bias.digit(level + 1));
                below |= next & bias.digit(level + 1);
                undecided ^= next;
            }
            memory.set(RoundChunk.WORD, offset + 8L * w, below);
        }
    }
}
