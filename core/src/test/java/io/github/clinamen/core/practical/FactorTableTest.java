package io.github.clinamen.core.practical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.Rationals;
import io.github.clinamen.core.bits.RoundChunk;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Law and attack: tables hold against every box and source, the search finds the best, and a table that does not hold is none. */
class FactorTableTest {
    private static final Epsilon EPSILON = Epsilon.parse("0.45");
    private static final BigFraction POWER = new BigFraction(1, 10);

    private static double[] frequencies(double[][] box) {
        double[] nu = new double[16];
        for (int i = 0; i < 16; i++) {
            nu[i] = Math.max(1e-9, box[i >> 2][i & 3]) / 4;
        }
        return nu;
    }

    private static double mean(FactorTable table, double[][] box, double one, double two0, double two1) {
        double sum = 0;
        for (int x = 0; x < 4; x++) {
            double first = (x & 1) == 1 ? one : 1 - one;
            double two = (x & 1) == 1 ? two1 : two0;
            double second = x >> 1 == 1 ? two : 1 - two;
            for (int a = 0; a < 4; a++) {
                double p = box[x][a];
                sum += first
                        * second
                        * table.factors().get(4 * x + a).doubleValue()
                        * Math.pow(p, 1 + table.power().doubleValue());
            }
        }
        return sum;
    }

    @Test
    @DisplayName("E[F P^b] <= 1 for quantum and non-signalling boxes and every epsilon-source")
    void noBoxWins() {
        Random random = new Random(5);
        for (BoxModel model : List.of(BoxModel.NC, BoxModel.QC)) {
            FactorTable table = new FactorSearch(model, EPSILON, frequencies(TestBoxes.chsh(0.5))).best(POWER);
            double most = 0;
            for (int trial = 0; trial < 3000; trial++) {
                double[][] box = TestBoxes.of(GuessCurve.of(model, 2), random, 0.45);
                box = TestBoxes.mixed(
                        box, TestBoxes.local(2, random.nextInt(4), random.nextInt(4)), random.nextInt(3) / 2.0);
                double[] p = new double[3];
                for (int i = 0; i < 3; i++) {
                    p[i] = random.nextBoolean() ? 0.45 : random.nextBoolean() ? 0.55 : 0.5;
                }
                most = Math.max(most, mean(table, box, p[0], p[1], p[2]));
            }
            assertThat(most).isLessThanOrEqualTo(1 + 1e-12).isGreaterThan(0.97);
        }
    }

    @Test
    @DisplayName("for PR boxes and fair settings the table is at least as good as winning and losing rounds alone")
    void theSearchFindsWhatIsKnown() {
        double[][] box = TestBoxes.mixed(TestBoxes.perfect(2), TestBoxes.local(2, 0, 0), 0.9);
        FactorSearch search = new FactorSearch(BoxModel.NC, EPSILON, frequencies(box));
        FactorTable table = search.best(POWER);
        double lost = 0.1 / 4;
        double simple = Double.NEGATIVE_INFINITY;
        for (int i = 1; i < 100; i++) {
            ProbabilityEstimate estimate = new ProbabilityEstimate(
                    PolygonCurve.CHSH, EPSILON.value().pow(2), new BigFraction(i, 100), POWER, BigFraction.ZERO);
            simple = Math.max(
                    simple,
                    (estimate.winFactor().lower().doubleValue() + lost * Math.log(i / 100.0) / Math.log(2)) / 0.1);
        }
        assertThat(search.bits(table, 1, 0)).isGreaterThan(simple - 1e-3).isLessThan(1);
    }

    /** Photons in the state c|00> + s|11> of which a share is lost, seen as outcome 1; angles best for the efficiency, and 0.3 percent noise. */
    private static double[] photons() {
        double efficiency = 0.78;
        double[] alice = {3.0281, 0.5129};
        double[] bob = {3.2551, 2.6287};
        double[] nu = new double[16];
        double c = Math.cos(1.1859);
        double s = Math.sin(1.1859);
        for (int x = 0; x < 4; x++) {
            double a = alice[x & 1];
            double b = bob[x >> 1];
            double both = efficiency
                    * efficiency
                    * Math.pow(c * Math.cos(a) * Math.cos(b) + s * Math.sin(a) * Math.sin(b), 2);
            double one = efficiency * (Math.pow(c * Math.cos(a), 2) + Math.pow(s * Math.sin(a), 2));
            double two = efficiency * (Math.pow(c * Math.cos(b), 2) + Math.pow(s * Math.sin(b), 2));
            double[] p = {both, two - both, one - both, 1 - one - two + both};
            for (int o = 0; o < 4; o++) {
                nu[4 * x + o] = 0.9971 * p[o] / 4 + 0.0029 / 16;
            }
        }
        return nu;
    }

    @ParameterizedTest(name = "{0}: {1} bits a round")
    @CsvSource({"NC,.0090", "QC,.0195"})
    @DisplayName(
            "photons of efficiency .78, 2 * 10^6 rounds, eps .49, error 10^-15: a violation of .05 gives something")
    void smallViolationsGiveSomething(BoxModel model, double rate) {
        double[] nu = photons();
        double errorBits = 15 * Math.log(10) / Math.log(2);
        FactorSearch search = new FactorSearch(model, Epsilon.parse("0.49"), nu);
        FactorTable table = search.best(2e6, errorBits);
        double found = search.bits(table, 2e6, errorBits) / 2e6;
        assertThat(found).isCloseTo(rate, within(2e-4));
        for (String b : new String[] {"0.5", "0.8", "1.25", "2"}) {
            FactorTable other = search.best(table.power().multiply(Rationals.parse("b", b)));
            assertThat(search.bits(other, 2e6, errorBits) / 2e6)
                    .as("another power")
                    .isLessThan(found + 1e-5);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = BoxModel.class,
            names = {"NC", "QC"})
    @DisplayName("no table whatever is better by 10^-7: weak duality with weights on the vertices")
    void theSearchEndsAtTheBest(BoxModel model) {
        double[] nu = photons();
        FactorTable table = new FactorSearch(model, Epsilon.parse("0.49"), nu).best(new BigFraction(1, 200));
        // Sum nu log F <= sum nu log(nu / (A^T y)) for every F with A F <= 1 and y >= 0 with a sum of 1.
        List<double[]> rows = new ArrayList<>();
        for (BigFraction[] box : ChshPolytope.boxes(model)) {
            for (BigFraction[] source : ChshPolytope.settings(Epsilon.parse("0.49"))) {
                double[] row = new double[16];
                Arrays.setAll(row, j -> source[j >> 2].doubleValue() * Math.pow(box[j].doubleValue(), 1 + 1 / 200.0));
                rows.add(row);
            }
        }
        double mean = 0;
        for (int j = 0; j < 16; j++) {
            mean += nu[j] * Math.log(table.factors().get(j).doubleValue());
        }
        // Weights one over the room that a solution near the best leaves at a vertex.
        double[] near = new Barrier(nu, rows.toArray(double[][]::new)).solve(1e-8);
        double[] mixture = new double[16];
        double sum = 0;
        for (double[] row : rows) {
            double room = 1;
            for (int j = 0; j < 16; j++) {
                room -= row[j] * near[j];
            }
            assertThat(room).isPositive();
            sum += 1 / room;
            for (int j = 0; j < 16; j++) {
                mixture[j] += row[j] / room;
            }
        }
        double dual = 0;
        for (int j = 0; j < 16; j++) {
            dual += nu[j] * Math.log(nu[j] * sum / mixture[j]);
        }
        assertThat(mean).isPositive().isBetween(dual - 1e-7, dual + 1e-12);
    }

    @Test
    void aTableThatDoesNotHoldIsRejected() {
        FactorTable table = new FactorSearch(BoxModel.NC, EPSILON, frequencies(TestBoxes.perfect(2))).best(POWER);
        List<BigFraction> bold = new ArrayList<>(table.factors());
        bold.replaceAll(f -> f.multiply(new BigFraction(1001, 1000)));
        assertThatThrownBy(() -> new FactorTable(BoxModel.NC, EPSILON, POWER, bold))
                .hasMessageStartingWith("factors: expected a mean of at most 1 at every vertex, found 1.00");
        assertThatThrownBy(() -> new FactorTable(BoxModel.NC, Epsilon.parse("0.4"), POWER, table.factors()))
                .hasMessageStartingWith("factors: expected a mean");
        assertThatThrownBy(() -> new FactorTable(BoxModel.NC, EPSILON, POWER, List.of(BigFraction.ONE)))
                .hasMessageStartingWith("factors: expected 16 numbers");
    }

    @Test
    void vertices() {
        assertThat(ChshPolytope.boxes(BoxModel.NC)).hasSize(24);
        assertThat(ChshPolytope.boxes(BoxModel.QC)).hasSize(16 + 64);
        for (BoxModel model : List.of(BoxModel.NC, BoxModel.QC)) {
            for (BigFraction[] box : ChshPolytope.boxes(model)) {
                for (int x = 0; x < 4; x++) {
                    BigFraction sum = BigFraction.ZERO;
                    for (int a = 0; a < 4; a++) {
                        sum = sum.add(box[4 * x + a]);
                    }
                    assertThat(sum).isEqualTo(BigFraction.ONE);
                }
                // No-signalling: P(a = 0 | x) next to either y, P(b = 0 | y) next to either x.
                for (int x = 0; x < 2; x++) {
                    assertThat(box[4 * x].add(box[4 * x + 2])).isEqualTo(box[4 * (x + 2)].add(box[4 * (x + 2) + 2]));
                    assertThat(box[8 * x].add(box[8 * x + 1])).isEqualTo(box[8 * x + 4].add(box[8 * x + 5]));
                }
            }
        }
        for (BigFraction[] source : ChshPolytope.settings(EPSILON)) {
            assertThat(source[0].add(source[1]).add(source[2]).add(source[3])).isEqualTo(BigFraction.ONE);
        }
        // Eight for each order of the two bits; the four with independent bits are of both.
        assertThat(ChshPolytope.settings(EPSILON).stream().map(List::of).distinct())
                .hasSize(12);
        // Party 2's bit first, and party 1's leaning towards it.
        BigFraction eps = EPSILON.value();
        BigFraction not = BigFraction.ONE.subtract(eps);
        assertThat(ChshPolytope.settings(EPSILON).stream().map(List::of))
                .contains(List.of(eps.multiply(not), eps.multiply(eps), not.multiply(eps), not.multiply(not)));
    }

    @Test
    void countsAreThoseOfTheRounds() {
        RoundChunk chunk = RoundChunk.allocate(2, 3).withRounds(190);
        Random random = new Random(3);
        for (int w = 0; w < 3; w++) {
            for (int p = 0; p < 2; p++) {
                chunk.setSetting(p, w, random.nextLong());
                chunk.setOutcome(p, w, random.nextLong());
            }
        }
        for (int[] range :
                new int[][] {{0, 190}, {0, 64}, {63, 65}, {64, 128}, {5, 6}, {100, 190}, {7, 7}, {190, 190}, {0, 0}}) {
            compareWithCount(chunk, range[0], range[1]);
        }
        compareWithCount(chunk.withRounds(192), 100, 192);
        RoundChunk three = RoundChunk.allocate(3, 3);
        assertThatThrownBy(() -> CaseCounts.add(three, 0, 10, new long[16])).hasMessageContaining("found 3 parties");
        for (int[] range : new int[][] {{-1, 10}, {0, 191}, {11, 10}}) {
            assertThatThrownBy(() -> CaseCounts.add(chunk, range[0], range[1], new long[16]))
                    .hasMessage("chunk: expected two parties and rounds within 0 to 190, found 2 parties, rounds "
                            + range[0] + " to " + range[1]);
        }
    }

    private static void compareWithCount(RoundChunk chunk, int from, int to) {
        long[] counts = new long[16];
        CaseCounts.add(chunk, from, to, counts);
        long[] expected = new long[16];
        for (int r = from; r < to; r++) {
            expected[4 * chunk.settingsOf(r) + chunk.outcomesOf(r)]++;
        }
        assertThat(counts).isEqualTo(expected);
    }

    @Test
    @DisplayName("factors 1/2 and 1, b = 1/2, 12 and 4 rounds, error 2^-10: (-12 - 10)/b = -44 bits")
    void theEntropyOfATable() {
        List<BigFraction> factors = new ArrayList<>();
        long[] counts = new long[16];
        for (int i = 0; i < 16; i++) {
            factors.add(i < 4 ? BigFraction.ONE : BigFraction.ONE_HALF);
            counts[i] = i < 8 ? 1 : i < 12 ? 2 : 0;
        }
        FactorTable table = new FactorTable(BoxModel.QC, EPSILON, BigFraction.ONE_HALF, factors);
        assertThat(table.entropy(counts, new BigFraction(1, 1024))).isEqualByComparingTo("-44");
    }

    @Test
    @DisplayName("what is expected of a table is what it finds in rounds of the expected frequencies")
    void theExpectedEntropyIsFound() {
        long[] counts = new long[16];
        double[] nu = new double[16];
        for (int i = 0; i < 16; i++) {
            counts[i] = Math.round(1e5 * frequencies(TestBoxes.chsh(0.7))[i]) + 1;
        }
        long n = Arrays.stream(counts).sum();
        Arrays.setAll(nu, i -> counts[i] / (double) n);
        FactorSearch search = new FactorSearch(BoxModel.NC, EPSILON, nu);
        FactorTable table = search.best(POWER);
        double found = table.entropy(counts, new BigFraction(1, 1L << 40)).doubleValue();
        assertThat(found).isCloseTo(search.bits(table, n, 40), within(1e-4)).isPositive();
    }

    @Test
    @DisplayName("frequencies are those counted, with half a round more of each case: none is impossible")
    void whatWasNotSeenIsNotImpossible() {
        long[] counts = new long[16];
        assertThat(FactorSearch.of(BoxModel.NC, EPSILON, counts).frequencies())
                .containsOnly(1 / 16.0)
                .hasSize(16);
        counts[3] = 24;
        FactorSearch search = FactorSearch.of(BoxModel.QC, EPSILON, counts);
        for (int i = 0; i < 16; i++) {
            assertThat(search.frequencies()[i]).isEqualTo(i == 3 ? 24.5 / 32 : 0.5 / 32);
        }
        assertThat(search.model()).isEqualTo(BoxModel.QC);
    }
}
