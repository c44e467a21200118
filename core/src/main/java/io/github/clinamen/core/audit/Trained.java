package io.github.clinamen.core.audit;

import java.util.Arrays;

/**
 * Predictors that say what came most often so far after the same context. They learn a stretch at a time: what they say in a stretch was
 * learned before it began. Each comes in several grades of confidence, and is silent in contexts where it has less.
 */
abstract class Trained extends Predictors {
    /** Least share of the more frequent bit among those seen in a context, counting one more of each. */
    private static final double[] CONFIDENCE = {0, 0.55, 0.65, 0.8, 0.9, 0.97};

    private static final int FIRST_STRETCH = 512;
    private static final int LONGEST_STRETCH = 1 << 20;

    private final long[] learned;
    private final int[] fresh;
    private long seen;
    private int waiting;

    /**
     * @param cases how many different things are counted, contexts with what followed
     * @param kinds how many sets of contexts there are
     */
    Trained(int cases, int kinds) {
        super(kinds * CONFIDENCE.length);
        this.learned = new long[cases];
        this.fresh = new int[cases];
    }

    final String confidence(int predictor) {
        int grade = predictor % CONFIDENCE.length;
        return grade == 0 ? "" : ", where that was seen in " + Math.round(100 * CONFIDENCE[grade]) + " % and more";
    }

    static int kind(int predictor) {
        return predictor / CONFIDENCE.length;
    }

    /** Counts one case of the stretch. */
    final void see(int which) {
        fresh[which]++;
    }

    /** Ends the stretch when it is long enough; called now and then. */
    final void advance(int cases) {
        waiting += cases;
        if (waiting >= Math.clamp(seen, FIRST_STRETCH, LONGEST_STRETCH)) {
            settle();
        }
    }

    @Override
    final void settle() {
        if (waiting == 0) {
            return;
        }
        long[] now = new long[fresh.length];
        Arrays.setAll(now, i -> fresh[i]);
        scoreAll(now, learned.clone());
        for (int i = 0; i < fresh.length; i++) {
            learned[i] += fresh[i];
        }
        Arrays.fill(fresh, 0);
        seen += waiting;
        waiting = 0;
    }

    /** Scores all kinds; both arrays may be overwritten. */
    abstract void scoreAll(long[] now, long[] before);

    /**
     * Scores one kind of context: case c + {@code contexts} * b is context c followed by bit b.
     *
     * @param now what came in this stretch
     * @param before what had been learned when it began
     */
    final void score(int kind, long[] now, long[] before, int contexts) {
        for (int c = 0; c < contexts; c++) {
            long asked = now[c] + now[c + contexts];
            long zeros = before[c];
            long ones = before[c + contexts];
            if (asked == 0 || zeros + ones == 0) {
                continue;
            }
            long right = ones > zeros ? now[c + contexts] : now[c];
            double share = (Math.max(zeros, ones) + 1) / (zeros + ones + 2.0);
            for (int g = 0; g < CONFIDENCE.length && share >= CONFIDENCE[g]; g++) {
                score(kind * CONFIDENCE.length + g, right, asked);
            }
        }
    }
}
