package io.github.clinamen.lab;

import io.github.clinamen.core.protocol.BoxOne;

/**
 * How many bad blocks pay best. With k of Nb blocks bad, hidden to pass with probability s each, and the others paying
 * v = (1/2)^Nd, the worth is a short formula; the best k is searched in plain arithmetic, since a k that is off by a hair costs Eve
 * nothing that could be seen.
 */
final class BestCheat {
    private BestCheat() {}

    static int bad(BoxOne plan) {
        int depth = plan.choiceBits();
        double nd = plan.distilledRounds();
        double s = Math.pow(
                Hiding.passing(plan.game(), plan.epsilon(), RoundBox.blindPair(plan.mermin()))
                        .pays()
                        .doubleValue(),
                nd);
        double v = Math.pow(0.5, nd);
        double eps = plan.epsilon().toDouble();
        double likeliest = Math.pow(1 - eps, depth);
        int best = 0;
        double most = v;
        for (int k = 1; k <= 1 << depth; k++) {
            double hit = reach(eps, depth, k);
            // All pass; or one block alone is wrong and chosen.
            double worth = Math.pow(s, k) * (hit + (1 - hit) * v) + k * (1 - s) * Math.pow(s, k - 1) * likeliest;
            if (worth > most) {
                most = worth;
                best = k;
            }
        }
        return best;
    }

    /** The probability with which a source reaches the first k of 2^depth leaves, in the order of its tree. */
    private static double reach(double eps, int depth, int k) {
        if (k <= 0) {
            return 0;
        }
        if (k >= 1 << depth) {
            return 1;
        }
        int half = 1 << depth - 1;
        double zero = reach(eps, depth - 1, Math.min(k, half));
        double one = reach(eps, depth - 1, k - half);
        return (1 - eps) * Math.max(zero, one) + eps * Math.min(zero, one);
    }
}
