package io.github.clinamen.core.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.game.Game;
import io.github.clinamen.core.game.SettingRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertifiedTreeTest {
    private static final SettingRule RULE = SettingRule.PARITY_COMPLETION;
    private static final Epsilon EPSILON = Epsilon.parse("0.3");
    private final CertifiedTree a4 = CertifiedTree.a4();

    private double factor(String epsilon) {
        return a4.factor(Epsilon.parse(epsilon), RULE).doubleValue();
    }

    @ParameterizedTest
    @CsvSource({"0.5, 0.875", "0.4, 0.897632", "0.3, 0.927586", "0.2, 0.965299", "0.1, 0.99"})
    void factorsAreThoseOfTheTheory(String epsilon, double expected) {
        assertThat(factor(epsilon)).isCloseTo(expected, Offset.offset(1e-6));
    }

    @Test
    void nothingIsBetweenTheGridAndNothingBelowIt() {
        assertThat(a4.factor(Epsilon.parse("0.1000001"), RULE)).isEqualTo(a4.factor(Epsilon.parse("0.1"), RULE));
        Epsilon least = a4.grid().getFirst();
        assertThat(a4.factor(new Epsilon(least.value().divide(2)), RULE)).isEqualTo(BigFraction.ONE);
        assertThatThrownBy(() -> a4.factor(Epsilon.HALF, SettingRule.INDEPENDENT))
                .hasMessageContaining("expected parity-completion for four-parties, found independent");
    }

    @Test
    @DisplayName(
            "a local box that is wrong where the source goes least is not better than any bound: 1 - eps^2 at least")
    void noLocalBoxBeatsABound() {
        for (Epsilon e : a4.grid()) {
            double f = a4.factor(e, RULE).doubleValue();
            double best = bestLocalBox(a4.game(), e.toDouble());
            assertThat(f).as("%s", e).isGreaterThanOrEqualTo(best).isLessThan(1);
            assertThat(best).isGreaterThanOrEqualTo(1 - e.toDouble() * e.toDouble() - 1e-12);
        }
    }

    /** The largest sum of pi(x) |N_x| over deterministic boxes and extreme sources. */
    private static double bestLocalBox(Game game, double e) {
        double best = 0;
        for (int strategy = 0; strategy < 256; strategy++) {
            double[] gap = new double[8];
            for (int b = 0; b < 8; b++) {
                int x = RULE.setting(game, b);
                int a = 0;
                for (int p = 0; p < 4; p++) {
                    a |= (strategy >> 2 * p + (x >> p & 1) & 1) << p;
                }
                gap[b] = game.isWrong(a, x) ? 0 : 1;
            }
            best = Math.max(best, favoured(gap, 0, 0, e));
        }
        return best;
    }

    private static double favoured(double[] gap, int drawn, int depth, double e) {
        if (depth == 3) {
            return gap[drawn];
        }
        double zero = favoured(gap, drawn, depth + 1, e);
        double one = favoured(gap, drawn | 1 << depth, depth + 1, e);
        return e * Math.min(zero, one) + (1 - e) * Math.max(zero, one);
    }

    private static ApproximateTables good() {
        return ApproximateTables.parse(text("0.3"));
    }

    private static String text(String epsilon) {
        try (var in = CertifiedTree.class.getResourceAsStream("tree-four-parties/" + epsilon + ".txt")) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.US_ASCII);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    @DisplayName("changed numbers prove less, or nothing, but never what is false: f of a tree is at least the optimum")
    void noNumbersProveWhatIsFalse() {
        ApproximateTables good = good();
        BigFraction f = TreeProof.factor(a4.game(), RULE, EPSILON, good);
        Random random = new Random(7);
        int weaker = 0;
        for (int trial = 0; trial < 40; trial++) {
            List<long[]> tables = new ArrayList<>();
            good.tables().forEach(t -> tables.add(t.clone()));
            long[] table = tables.get(random.nextInt(tables.size()));
            if (table.length == 0) {
                continue;
            }
            int at = 2 * random.nextInt(table.length / 2) + 1;
            table[at] = trial % 2 == 0 ? 0 : table[at] * 2 + 1000;
            BigFraction changed = TreeProof.factor(
                    a4.game(), RULE, EPSILON, new ApproximateTables(good.title(), good.scale(), tables));
            // The optimum is .9275856 (linear program): nothing is proven below it.
            assertThat(changed.doubleValue()).isGreaterThan(0.92758);
            weaker += changed.compareTo(f) > 0 ? 1 : 0;
        }
        assertThat(weaker).isGreaterThan(25);
    }

    @Test
    @DisplayName("numbers for another game, epsilon or order of bits prove no more than 1 - eps^2 allows")
    void anotherGameOrEpsilonIsNotFooled() {
        ApproximateTables good = good();
        for (Epsilon other : List.of(Epsilon.parse("0.31"), Epsilon.parse("0.2"), Epsilon.parse("0.01"))) {
            BigFraction f = TreeProof.factor(a4.game(), RULE, other, good);
            assertThat(f.doubleValue()).isGreaterThanOrEqualTo(bestLocalBox(a4.game(), other.toDouble()));
        }
        Game majority = Game.parse("mermin:4:majority:3");
        assertThat(TreeProof.factor(majority, RULE, EPSILON, good)).isEqualTo(BigFraction.ONE);
    }

    @Test
    void tablesOfAnotherShapeAreRefused() {
        ApproximateTables good = good();
        List<long[]> fewer = good.tables().subList(1, good.tables().size());
        List<long[]> more = new ArrayList<>(good.tables());
        more.add(new long[0]);
        List<long[]> negative = new ArrayList<>(good.tables());
        negative.set(0, new long[] {0, -1});
        List<long[]> outside = new ArrayList<>(good.tables());
        outside.set(0, new long[] {256, 1});
        for (List<long[]> bad : List.of(fewer, more, negative, outside)) {
            ApproximateTables tables = new ApproximateTables(good.title(), good.scale(), bad);
            assertThatThrownBy(() -> TreeProof.factor(a4.game(), RULE, EPSILON, tables))
                    .isInstanceOf(CertificateRejectedException.class);
        }
        for (String bad :
                List.of("", "0.3", "0.3 30\n1", "0.3 30\n1:2:3", "0.3 30\n2:1 1:1", "0.3 61", "0.3 x", "0.3 30\n1:-")) {
            assertThatThrownBy(() -> ApproximateTables.parse(bad)).isInstanceOf(CertificateRejectedException.class);
        }
    }
}
