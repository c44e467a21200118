package io.github.clinamen.formats.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clinamen.core.bound.DistillingFunction;
import io.github.clinamen.core.certificate.CertificateChecker;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lemma 4, repaired, for small Nd: all functions f against all sequences of rays. Floating point, with a margin of 1e-9. */
class DistillingRaysTest {
    private static final double MARGIN = 1e-9;

    /** |sum over w of (delta(0,f(w)) - 1/2) prod Gamma| / prod Omega for every f, bit w of f being f(w). */
    private static double[] sums(List<double[]> rays, int sequence, int nd) {
        int inputs = 1 << nd;
        double[] product = new double[inputs];
        for (int w = 0; w < inputs; w++) {
            product[w] = 1;
            int rest = sequence;
            for (int i = 0; i < nd; i++) {
                product[w] *= rays.get(rest % rays.size())[w >> i & 1];
                rest /= rays.size();
            }
        }
        double[] sums = new double[1 << inputs];
        sums[0] = Arrays.stream(product).sum() / 2;
        for (int f = 1; f < sums.length; f++) {
            sums[f] = sums[f & (f - 1)] - product[Integer.numberOfTrailingZeros(f)];
        }
        for (int f = 0; f < sums.length; f++) {
            sums[f] = Math.abs(sums[f]);
        }
        return sums;
    }

    private static List<double[]> lemma3() {
        return CertificateChecker.rays(PaperCertificates.lemma3()).stream()
                .map(r -> unit(r.zero().doubleValue(), r.one().doubleValue()))
                .toList();
    }

    private static double[] unit(double zero, double one) {
        return new double[] {zero / Math.hypot(zero, one), one / Math.hypot(zero, one)};
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    @DisplayName(
            "Lemma 3's rays: P(|sum| >= mu prod Omega) <= 2 exp(-2 mu^2) for every sequence, and an f within c sqrt(Nd)")
    void everySequenceOfLemma3(int nd) {
        checkEverySequence(nd);
    }

    @Test
    @Tag("slow")
    @DisplayName("the same for three rounds, 77^3 sequences and 256 functions")
    void everySequenceOfThreeRounds() {
        checkEverySequence(3);
    }

    private static void checkEverySequence(int nd) {
        List<double[]> rays = lemma3();
        double bound = new DistillingFunction(rays.size()).leastConstant(nd).doubleValue() * Math.sqrt(nd);
        double[] mus = {0.6, 0.7, 0.9, 1.1, 1.3};
        double[] worst = new double[1 << (1 << nd)];
        double[] largest = new double[mus.length];
        int sequences = (int) Math.pow(rays.size(), nd);
        for (int s = 0; s < sequences; s++) {
            int[] beyond = new int[mus.length];
            double[] sums = sums(rays, s, nd);
            for (int f = 0; f < sums.length; f++) {
                worst[f] = Math.max(worst[f], sums[f]);
                for (int m = 0; m < mus.length && sums[f] >= mus[m] - MARGIN; m++) {
                    beyond[m]++;
                }
            }
            for (int m = 0; m < mus.length; m++) {
                largest[m] = Math.max(largest[m], (double) beyond[m] / sums.length);
            }
        }
        for (int m = 0; m < mus.length; m++) {
            assertThat(largest[m]).as("mu = %s", mus[m]).isLessThanOrEqualTo(2 * Math.exp(-2 * mus[m] * mus[m]));
        }
        // For so small an Nd every f obeys the lemma, by Cauchy-Schwarz; the best one is strictly better than the
        // worst.
        double best = Arrays.stream(worst).min().orElseThrow();
        assertThat(best).isLessThan(bound);
        double gap = Arrays.stream(worst).max().orElseThrow() - best;
        assertThat(nd == 1 || gap > 0.01).as("gap %s", gap).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4})
    @DisplayName(
            "Nd rays of which not every f is good: the lemma's f is there, and the share of bad ones is as it says")
    void someFunctionsFail(int nd) {
        List<double[]> rays =
                List.of(unit(1, 1), unit(1, -1), unit(1, 0), unit(0, 1)).subList(0, nd);
        double c = new DistillingFunction(rays.size()).leastConstant(nd).doubleValue();
        boolean[] bad = new boolean[1 << (1 << nd)];
        for (int s = 0; s < (int) Math.pow(rays.size(), nd); s++) {
            double[] sums = sums(rays, s, nd);
            for (int f = 0; f < sums.length; f++) {
                bad[f] |= sums[f] >= c * Math.sqrt(nd) - MARGIN;
            }
        }
        int failing = 0;
        for (boolean b : bad) {
            failing += b ? 1 : 0;
        }
        // The constant function fails on (1:1), .., (1:1), where its sum is 2^(Nd/2) / 2.
        assertThat(bad[0]).isTrue();
        assertThat(failing).isLessThan(bad.length);
        double share = 2 * Math.pow(rays.size(), nd) * Math.exp(-2 * c * c * nd);
        assertThat((double) failing / bad.length).isLessThanOrEqualTo(share);
    }
}
