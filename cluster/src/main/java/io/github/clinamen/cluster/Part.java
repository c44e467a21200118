package io.github.clinamen.cluster;

import io.github.clinamen.core.protocol.ParallelRun;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * The chunks {@code first} to {@code end} - 1 of a run, whole stretches of {@link ParallelRun#STRETCH} but at its end: what
 * one task takes from source to tally.
 */
record Part(long first, long end) implements Serializable {
    Part {
        if (first < 0 || end <= first || first % ParallelRun.STRETCH != 0) {
            throw new IllegalArgumentException("part: expected chunks from a multiple of " + ParallelRun.STRETCH
                    + ", at least one, found " + first + " to " + end);
        }
    }

    boolean isOneStretch() {
        return end - first <= ParallelRun.STRETCH;
    }

    /** Parts of nearly equal size that cover this one in order, {@code most} or as many as there are stretches. */
    List<Part> split(int most) {
        long stretches = Math.ceilDiv(end - first, (long) ParallelRun.STRETCH);
        int count = (int) Math.min(most, stretches);
        List<Part> parts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            parts.add(new Part(border(stretches, i, count), Math.min(border(stretches, i + 1, count), end)));
        }
        return parts;
    }

    private long border(long stretches, int i, int count) {
        // The first stretches % count parts are one stretch longer than the others.
        return first + ParallelRun.STRETCH * (stretches / count * i + Math.min(i, stretches % count));
    }
}
