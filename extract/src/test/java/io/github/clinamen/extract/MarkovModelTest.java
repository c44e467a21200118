package io.github.clinamen.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Attack: an adversary who holds, beside a classical value t, one qubit about the input and another about the seed, each in as many pure
 * states as there are inputs and seeds. The distance from ideal is computed from its definition, on both qubits together, and is never above
 * the error of the plan.
 */
class MarkovModelTest {
    private static final int P = 11;

    /** The distance of output, seed and both qubits from uniform and independent; half the trace norm of the difference. */
    private static double distance(int[][] xs, int[][] ys, double[] weights, int m) {
        double distance = 0;
        for (int t = 0; t < weights.length; t++) {
            for (int y = 0; y < ys[t].length; y++) {
                double[][] seedQubit = scaled(qubit(y, ys[t].length), 1.0 / ys[t].length);
                double[][][] joint = new double[1 << m][2][2];
                double[][] mean = new double[2][2];
                for (int x = 0; x < xs[t].length; x++) {
                    double[][] inputQubit = scaled(qubit(x, xs[t].length), 1.0 / xs[t].length);
                    add(joint[image(m, xs[t][x], ys[t][y])], inputQubit, 1);
                    add(mean, inputQubit, -1.0 / (1 << m));
                }
                for (double[][] each : joint) {
                    add(each, mean, 1);
                    distance += weights[t] * traceNorm(product(each, seedQubit)) / 2;
                }
            }
        }
        return distance;
    }

    /** One of so many states that sum to a multiple of the identity, so that who holds it guesses with 2/count, not better. */
    private static double[][] qubit(int i, int count) {
        double angle = Math.PI * i / count;
        double c = Math.cos(angle);
        double s = Math.sin(angle);
        return new double[][] {{c * c, c * s}, {c * s, s * s}};
    }

    private static double[][] scaled(double[][] a, double factor) {
        double[][] b = new double[a.length][a.length];
        add(b, a, factor);
        return b;
    }

    private static void add(double[][] a, double[][] b, double factor) {
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a.length; j++) {
                a[i][j] += factor * b[i][j];
            }
        }
    }

    private static double[][] product(double[][] a, double[][] b) {
        double[][] c = new double[4][4];
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                c[i][j] = a[i >> 1][j >> 1] * b[i & 1][j & 1];
            }
        }
        return c;
    }

    /** The sum of the absolute eigenvalues of a symmetric matrix, by Jacobi's rotations. */
    private static double traceNorm(double[][] a) {
        int n = a.length;
        for (int sweep = 0; sweep < 12; sweep++) {
            for (int p = 0; p < n; p++) {
                for (int q = p + 1; q < n; q++) {
                    if (Math.abs(a[p][q]) > 1e-18) {
                        rotate(a, p, q, Math.atan2(2 * a[p][q], a[q][q] - a[p][p]) / 2);
                    }
                }
            }
        }
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += Math.abs(a[i][i]);
        }
        return sum;
    }

    private static void rotate(double[][] a, int p, int q, double angle) {
        double c = Math.cos(angle);
        double s = Math.sin(angle);
        for (int i = 0; i < a.length; i++) {
            double x = a[i][p];
            double y = a[i][q];
            a[i][p] = c * x - s * y;
            a[i][q] = s * x + c * y;
        }
        for (int i = 0; i < a.length; i++) {
            double x = a[p][i];
            double y = a[q][i];
            a[p][i] = c * x - s * y;
            a[q][i] = s * x + c * y;
        }
    }

    /** out_i = xor over j of x_j y_(i+j mod p), what circulant and Dodis both compute. */
    private static int image(int m, int x, int y) {
        int image = 0;
        for (int i = 0; i < m; i++) {
            int rotated = (y >>> i | y << (P - i)) & (1 << P) - 1;
            image |= (Integer.bitCount(rotated & x) & 1) << i;
        }
        return image;
    }

    /** So many numbers: scattered, or those below a bound, which is a subspace with every difference in it. */
    private static int[] support(Random random, int bits, int size) {
        return random.nextBoolean()
                ? random.ints(0, 1 << bits).distinct().limit(size).toArray()
                : java.util.stream.IntStream.range(0, size).toArray();
    }

    /** Pairs of complements, whose difference Dodis' family does not tell apart as a two-universal one does. */
    private static int[] complements(Random random, int size) {
        int[] half = random.ints(0, 1 << (P - 1)).distinct().limit(size / 2).toArray();
        int[] all = java.util.Arrays.copyOf(half, size);
        for (int i = 0; i < half.length; i++) {
            all[half.length + i] = half[i] ^ (1 << P) - 1;
        }
        return all;
    }

    @ParameterizedTest(name = "{0}, k1 near {1} and {2}, k2 near {3} and {4}, m = {5}")
    @CsvSource({
        "circulant, 7, 9, 9, 10, 2",
        "circulant, 8, 8, 8, 8, 3",
        "circulant, 4, 9, 10, 6, 1",
        "dodis, 7, 9, 9, 10, 2",
        "dodis, 8, 8, 8, 8, 3",
        "dodis, 4, 9, 10, 6, 1"
    })
    @DisplayName("with a qubit about the input and one about the seed the classical formula holds")
    void qubitsAreNoBetterThanBits(String extractor, int x0, int x1, int y0, int y1, int m) {
        boolean dodis = extractor.equals("dodis");
        double largest = 0;
        for (int trial = 0; trial < 8; trial++) {
            Random random = new Random(31 * trial + 7 * x0 + y1);
            double[] weights = {0.3, 0.7};
            int[][] xs = {inputs(random, dodis, trial, 1 << x0), inputs(random, dodis, trial, 1 << x1)};
            int[][] ys = {support(random, P, 1 << y0), support(random, P, 1 << y1)};
            double guessX = 0;
            double guessY = 0;
            for (int t = 0; t < 2; t++) {
                guessX += weights[t] * 2 / xs[t].length;
                guessY += weights[t] * 2 / ys[t].length;
            }
            // m = k1 + k2 - p + c - 2 log2 1/e, with c = 1 for Dodis, else 0
            double error = Math.sqrt(Math.pow(2, m + P - (dodis ? 1 : 0)) * guessX * guessY);
            double distance = distance(xs, ys, weights, m);
            assertThat(distance).isLessThanOrEqualTo(error);
            largest = Math.max(largest, distance / error);
        }
        assertThat(largest).as("the attacks are not idle").isGreaterThan(0.03);
    }

    private static int[] inputs(Random random, boolean dodis, int trial, int size) {
        return dodis && trial % 2 == 0 ? complements(random, size) : support(random, dodis ? P : P - 1, size);
    }
}
