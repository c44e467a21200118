package io.github.clinamen.core.bits;

import java.lang.foreign.MemorySegment;

/** The loops a word of 64 rounds at a time, in any JVM. */
final class WordLoops implements Loops {
    @Override
    public void completeParity(RoundChunk chunk) {
        GameWords.completeParity(chunk, 0);
    }

    @Override
    public boolean allTested(RoundChunk chunk) {
        return GameWords.allTested(chunk, 0);
    }

    @Override
    public void testedByMermin(RoundChunk chunk, long[] tested) {
        GameWords.tested(chunk, 0, tested);
    }

    @Override
    public void wrongInMermin(RoundChunk chunk, long[] wrong) {
        GameWords.wrong(chunk, 0, wrong);
    }

    @Override
    public void wrongInChsh(RoundChunk chunk, long[] wrong) {
        GameWords.wrongInChsh(chunk, 0, wrong);
    }

    @Override
    public void correlate(RoundChunk chunk, long[] flips) {
        GameWords.correlate(chunk, 0, flips);
    }

    @Override
    public void majorityOfThree(RoundChunk chunk, long[] values) {
        ValueWords.majorityOfThree(chunk, 0, values);
    }

    @Override
    public void weights(RoundChunk chunk, boolean[] listed, long[] values) {
        ValueWords.weights(chunk, 0, listed, values);
    }

    @Override
    public void fillPair(
            RandomPlanes planes, long chunk, long pair, MemorySegment memory, long even, long odd, int words) {
        RandomWords.fillPair(planes, chunk, pair, memory, even, odd, words);
    }

    @Override
    public void fillBiased(
            RandomPlanes planes, long chunk, long plane, Bias bias, MemorySegment memory, long offset, int words) {
        RandomWords.fillBiased(planes, chunk, plane, bias, memory, offset, words);
    }

    @Override
    public void avoid(RoundChunk chunk, int planes, long[] targets, boolean wandering) {
        SteeringWords.avoid(chunk, planes, targets, wandering);
    }
}
