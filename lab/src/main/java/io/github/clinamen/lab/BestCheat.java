package io.github.clinamen.lab;

import io.github.clinamen.core.protocol.Layout;
import io.github.clinamen.core.protocol.ProtocolPlan;
import org.hipparchus.fraction.BigFraction;

/**
 * How many bad blocks, or bad rounds a bin, pay best. With k of Nb places bad, hidden to pass with probability s, and the
 * others paying v = (1/2)^(rounds a place), the worth is a short formula; the best k is searched in plain arithmetic, since
 * a k that is off by a hair costs Eve nothing that could be seen.
 */
final class BestCheat {
    private BestCheat() {}

    static int bad(ProtocolPlan plan) {
        int depth = plan.layout().choiceBits();
        int nd = Math.toIntExact(plan.layout().distilledRounds());
        double pass = 1
                - Hiding.of(plan.game(), plan.epsilon(), ParityBox.blindPair(plan.game()))
                        .wrongProbability()
                        .doubleValue();
        boolean blocks = plan.layout() instanceof Layout.Blocks;
        double s = blocks ? Math.pow(pass, nd) : pass;
        double v = blocks ? Math.pow(0.5, nd) : 0.5;
        double likeliest = Math.pow(1 - plan.epsilon().toDouble(), depth);
        int best = 0;
        double most = v;
        for (int k = 1; k <= 1 << depth; k++) {
            double hit = reach(plan.epsilon().value(), depth, k);
            double passed = Math.pow(s, k);
            // Scattered: the picked bad round is not tested. Blocks: all are, unless one block alone is wrong and
            // chosen.
            double worth = blocks
                    ? passed * (hit + (1 - hit) * v) + k * (1 - s) * Math.pow(s, k - 1) * likeliest
                    : hit * passed / s + (1 - hit) * passed * v;
            if (worth > most) {
                most = worth;
                best = k;
            }
        }
        return best;
    }

    /** The probability with which a source reaches the first k of 2^depth leaves, in the order of its tree. */
    static double reach(BigFraction epsilon, int depth, int k) {
        if (k <= 0) {
            return 0;
        }
        if (k >= 1 << depth) {
            return 1;
        }
        int half = 1 << depth - 1;
        double eps = epsilon.doubleValue();
        double zero = reach(epsilon, depth - 1, Math.min(k, half));
        double one = reach(epsilon, depth - 1, k - half);
        return (1 - eps) * Math.max(zero, one) + eps * Math.min(zero, one);
    }
}
