package io.github.clinamen.core.bits;

import java.lang.foreign.MemorySegment;

/**
 * The inner loops over planes, twice: a word of 64 rounds at a time, and with vectors of words where the JVM was started
 * with the module {@code jdk.incubator.vector}. Both give the same bits. The callers have checked that everything fits.
 */
sealed interface Loops permits WordLoops, VectorLoops {
    /**
     * The loops to use now. A process begins with words, because it takes the compiler a second of processor time or more
     * to make the vector code, and changes to vectors, for good, when it has done so much work that they pay.
     */
    static Loops now() {
        return LoopChoice.now();
    }

    /** @see SettingPlanes#completeParity */
    void completeParity(RoundChunk chunk);

    /** @see GhzPlanes#allTested */
    boolean allTested(RoundChunk chunk);

    /** Which rounds the Mermin game tests. */
    void testedByMermin(RoundChunk chunk, long[] tested);

    /** Which rounds the Mermin game tests and finds wrong. */
    void wrongInMermin(RoundChunk chunk, long[] wrong);

    /** Which rounds of CHSH are wrong. */
    void wrongInChsh(RoundChunk chunk, long[] wrong);

    /** @see GhzPlanes#correlate */
    void correlate(RoundChunk chunk, long[] flips);

    /** The majority of the first three outcomes. */
    void majorityOfThree(RoundChunk chunk, long[] values);

    /** 1 where the weight w of the first {@code listed.length - 1} outcomes has {@code listed[w]}. */
    void weights(RoundChunk chunk, boolean[] listed, long[] values);

    /** @see RandomPlanes#fillPair */
    void fillPair(RandomPlanes planes, long chunk, long pair, MemorySegment memory, long even, long odd, int words);

    /** @see RandomPlanes#fillBiased */
    void fillBiased(
            RandomPlanes planes, long chunk, long plane, Bias bias, MemorySegment memory, long offset, int words);

    /** @see SteeringPlanes#avoid */
    void avoid(RoundChunk chunk, int planes, long[] targets, boolean wandering);
}
