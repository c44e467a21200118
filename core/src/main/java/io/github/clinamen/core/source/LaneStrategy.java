package io.github.clinamen.core.source;

import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.core.bits.SteeringPlanes;

/**
 * How a {@link SteeringSource} leans. A chunk has 512 lanes: rounds r, r + 512, r + 1024, ... are one lane, and lanes do not
 * know of each other, so that whole words can be steered at once. Each lane has a target setting, part of Eve's variable e:
 * the one that her boxes would lose at. The source makes the target as rare as it may: while the bits of a round agree with
 * the target, the next bit leans away from it; once they differ, the rest leans back, which evens out the counts.
 */
public enum LaneStrategy {
    /**
     * The target moves with the lane's whole history: after each round all its bits are flipped when x_1 and x_2 differ.
     */
    WANDERING("wandering"),
    /** The target stays for the whole chunk, so that boxes can be made for it. */
    FIXED("fixed");

    /** Words of e a plane: one bit a lane. */
    static final int COLUMN_WORDS = SteeringPlanes.COLUMN_WORDS;

    private final String word;

    LaneStrategy(String word) {
        this.word = word;
    }

    /** One word for transcripts and reports. */
    public String word() {
        return word;
    }

    void steer(RoundChunk noise, int drawnPlanes, long[] targets) {
        SteeringPlanes.avoid(noise, drawnPlanes, targets, this == WANDERING);
    }
}
