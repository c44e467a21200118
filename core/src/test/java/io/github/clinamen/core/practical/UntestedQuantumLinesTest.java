package io.github.clinamen.core.practical;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Law and attack: each line is proved in directed arithmetic, and three qubits measured at any angles stay below it. */
class UntestedQuantumLinesTest {
    static Stream<GuessCurve.Line> lines() {
        return UntestedQuantumLines.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("lines")
    void everyLineIsProved(GuessCurve.Line line) {
        assertThat(UntestedQuantumLines.holds(line)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("lines")
    @DisplayName("a line that three qubits cross is not proved")
    void whatIsFalseIsNotProved(GuessCurve.Line line) {
        double attained =
                most(line.slope().doubleValue(), best(line)) - 2 * line.slope().doubleValue();
        BigFraction below = new BigFraction((long) Math.floor(attained * 1e6) - 1, 1_000_000L);
        assertThat(UntestedQuantumLines.holds(new GuessCurve.Line(below, line.slope())))
                .isFalse();
        if (line.slope().compareTo(BigFraction.ONE) >= 0) {
            assertThat(line.intercept().doubleValue()).as("tight").isLessThan(1.01 * attained);
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    @DisplayName("P(a|x) <= c + s L for three qubits at angles of all kinds, all strings and all untested settings")
    void noAnglesCrossALine(GuessCurve.Line line) {
        Random random = new Random(5);
        double slope = line.slope().doubleValue();
        double bound = line.intercept().doubleValue() + 2 * slope;
        double near = best(line)[0];
        for (int trial = 0; trial < 400; trial++) {
            double width = trial % 2 == 0 ? Math.PI : 0.3;
            double centre = trial % 2 == 0 ? 0 : near;
            double[] angles = IntStream.range(0, 3)
                    .mapToDouble(i -> centre + width * (2 * random.nextDouble() - 1))
                    .toArray();
            assertThat(most(slope, angles)).isLessThanOrEqualTo(bound + 1e-9);
        }
    }

    @Test
    @DisplayName("at no loss 1/8, what GHZ states give")
    void theLeastIsAnEighth() {
        double least = UntestedQuantumLines.ALL.stream()
                .mapToDouble(line -> line.intercept().doubleValue())
                .min()
                .orElseThrow();
        assertThat(least).isBetween(0.125, 0.12502);
    }

    /** Equal angles that are best for a line, by a search. */
    private static double[] best(GuessCurve.Line line) {
        double slope = line.slope().doubleValue();
        double angle = io.github.clinamen.core.bound.GoldenSection.minimise(
                Math.PI / 2, Math.PI / 2 + 0.6, a -> -most(slope, new double[] {a, a, a}));
        return new double[] {angle, angle, angle};
    }

    /**
     * The largest P(a|x) - s L + 2 s of any state, over the strings a at x = 000: the largest eigenvalue of the string's projector + (s/2) M. Each
     * party measures X at setting 0, and at setting 1 at its angle in the plane of X and Y, so that M maps basis states to their complements:
     * M|b> = m_b |~b>.
     */
    private static double most(double slope, double[] angles) {
        double most = 0;
        for (int signs : List.of(0, 1, 3, 7)) {
            double[][] re = new double[8][8];
            double[][] im = new double[8][8];
            for (int b = 0; b < 8; b++) {
                double sum = 0;
                double mr = 0;
                double mi = 0;
                for (int p = 0; p < 3; p++) {
                    double angle = (b >> p & 1) == 0 ? angles[p] : -angles[p];
                    sum += angle;
                    mr -= Math.cos(angle);
                    mi -= Math.sin(angle);
                }
                re[7 - b][b] += slope / 2 * (mr + Math.cos(sum));
                im[7 - b][b] += slope / 2 * (mi + Math.sin(sum));
                for (int c = 0; c < 8; c++) {
                    re[b][c] += (Integer.bitCount((b ^ c) & signs) & 1) == 0 ? 0.125 : -0.125;
                }
            }
            most = Math.max(most, largestEigenvalue(re, im, 3 * slope + 1));
        }
        return most;
    }

    /** By powers of the matrix, made positive by a shift, squared again and again. */
    private static double largestEigenvalue(double[][] re, double[][] im, double shift) {
        int n = re.length;
        double[][] a = new double[n][n];
        double[][] b = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                a[i][j] = re[i][j] + (i == j ? shift : 0);
                b[i][j] = im[i][j];
            }
        }
        double log = 0;
        double weight = 1;
        for (int k = 0; k < 40; k++) {
            double trace = 0;
            for (int i = 0; i < n; i++) {
                trace += a[i][i];
            }
            log += weight * Math.log(trace);
            weight /= 2;
            double[][] c = new double[n][n];
            double[][] d = new double[n][n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    for (int l = 0; l < n; l++) {
                        c[i][j] += (a[i][l] * a[l][j] - b[i][l] * b[l][j]) / trace / trace;
                        d[i][j] += (a[i][l] * b[l][j] + b[i][l] * a[l][j]) / trace / trace;
                    }
                }
            }
            a = c;
            b = d;
        }
        return Math.exp(log) - shift;
    }
}
