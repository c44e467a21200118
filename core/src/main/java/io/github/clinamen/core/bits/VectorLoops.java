package io.github.clinamen.core.bits;

import java.lang.foreign.MemorySegment;

/** The loops with vectors; what is left at the end of a plane is done with words. */
final class VectorLoops implements Loops {
    @Override
    public void completeParity(RoundChunk chunk) {
        GameLoops.completeParity(chunk);
    }

    @Override
    public boolean allTested(RoundChunk chunk) {
        return GameLoops.allTested(chunk);
    }

    @Override
    public void testedByMermin(RoundChunk chunk, long[] tested) {
        GameLoops.tested(chunk, tested);
    }

    @Override
    public void wrongInMermin(RoundChunk chunk, long[] wrong) {
        GameLoops.wrong(chunk, wrong);
    }

    @Override
    public void wrongInChsh(RoundChunk chunk, long[] wrong) {
        GameLoops.wrongInChsh(chunk, wrong);
    }

    @Override
    public void correlate(RoundChunk chunk, long[] flips) {
        GameLoops.correlate(chunk, flips);
    }

    @Override
    public void majorityOfThree(RoundChunk chunk, long[] values) {
        ValueLoops.majorityOfThree(chunk, values);
    }

    @Override
    public void weights(RoundChunk chunk, boolean[] listed, long[] values) {
        ValueLoops.weights(chunk, listed, values);
    }

    @Override
    public void fillPair(
            RandomPlanes planes, long chunk, long pair, MemorySegment memory, long even, long odd, int words) {
        RandomLoops.fillPair(planes, chunk, pair, memory, even, odd, words);
    }

    @Override
    public void fillBiased(
            RandomPlanes planes, long chunk, long plane, Bias bias, MemorySegment memory, long offset, int words) {
        RandomLoops.fillBiased(planes, chunk, plane, bias, memory, offset, words);
    }

    @Override
    public void avoid(RoundChunk chunk, int planes, long[] targets, boolean wandering) {
        SteeringLoops.avoid(chunk, planes, targets, wandering);
    }
}
