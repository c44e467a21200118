package io.github.clinamen.lab;

import io.github.clinamen.core.protocol.ProtocolPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How many rounds to rig, and in how many bins, where W tested rounds may be wrong (P5). The allowance is shared by all
 * bins, so the best response need not treat them alike: two kinds of bins are searched, in plain arithmetic, since a choice
 * that is off by a hair costs Eve nothing that could be seen.
 *
 * @param bins how many bins have {@code bad} predictable rounds
 * @param bad 0 to Nb
 * @param elsewhere the number of predictable rounds in every other bin
 */
record NoisyCheat(int bins, int bad, int elsewhere) {
    /** With more candidates a choice than this, bins of the second kind have none, all, or the best common number. */
    private static final int FEW = 16;

    static NoisyCheat best(ProtocolPlan plan) {
        int depth = plan.layout().choiceBits();
        int nd = Math.toIntExact(plan.layout().distilledRounds());
        int w = Math.toIntExact(plan.wrongAllowed());
        double pass = 1
                - Hiding.of(plan.game(), plan.epsilon(), ParityBox.blindPair(plan.game()))
                        .wrongProbability()
                        .doubleValue();
        List<double[]> bin = new ArrayList<>();
        for (int k = 0; k <= 1 << depth; k++) {
            bin.add(bin(BestCheat.reach(plan.epsilon().value(), depth, k), pass, k, w));
        }
        NoisyCheat best = new NoisyCheat(nd, 0, 0);
        double most = worth(power(bin.get(0), nd).getLast());
        for (int k = 1; k < bin.size(); k++) {
            double worth = worth(power(bin.get(k), nd).getLast());
            if (worth > most) {
                most = worth;
                best = new NoisyCheat(nd, k, k);
            }
        }
        int[] others = bin.size() <= FEW + 1
                ? IntStream.range(0, bin.size()).toArray()
                : new int[] {0, best.bad(), bin.size() - 1};
        for (int other : others) {
            List<double[]> rest = power(bin.get(other), nd);
            for (int k = 0; k < bin.size(); k++) {
                double[] product = rest.getFirst();
                for (int n = 1; n < nd; n++) {
                    product = times(product, bin.get(k));
                    double worth = worth(times(product, rest.get(nd - n)));
                    if (worth > most) {
                        most = worth;
                        best = new NoisyCheat(n, k, other);
                    }
                }
            }
        }
        return best;
    }

    /** The number of predictable rounds in each bin. */
    List<Integer> inBins(int count) {
        List<Integer> counts = new ArrayList<>();
        for (int b = 0; b < count; b++) {
            counts.add(b < bins ? bad : elsewhere);
        }
        return counts;
    }

    /** A bin with k bad rounds, by the number of wrong ones: a bad round is picked, or a good one of bias 1/2. */
    private static double[] bin(double reach, double pass, int k, int w) {
        double[] result = new double[w + 1];
        double[] tested = new double[w + 1];
        tested[0] = 1;
        double[] round = new double[w + 1];
        round[0] = pass;
        round[1] = 1 - pass;
        for (int i = 1; i < k; i++) {
            tested = times(tested, round);
        }
        double[] all = k == 0 ? tested : times(tested, round);
        for (int t = 0; t <= w; t++) {
            result[t] = reach * tested[t] + (1 - reach) * all[t] / 2;
        }
        return result;
    }

    /** The powers 0 to n. */
    private static List<double[]> power(double[] series, int n) {
        List<double[]> powers = new ArrayList<>();
        double[] one = new double[series.length];
        one[0] = 1;
        powers.add(one);
        for (int i = 1; i <= n; i++) {
            powers.add(times(powers.getLast(), series));
        }
        return powers;
    }

    private static double[] times(double[] a, double[] b) {
        double[] product = new double[a.length];
        for (int t = 0; t < a.length; t++) {
            for (int i = 0; i <= t; i++) {
                product[t] += a[i] * b[t - i];
            }
        }
        return product;
    }

    private static double worth(double[] series) {
        return Arrays.stream(series).sum();
    }
}
