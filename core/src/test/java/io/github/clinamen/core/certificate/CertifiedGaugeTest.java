package io.github.clinamen.core.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.game.Game;
import io.github.clinamen.core.game.OutcomeFunction;
import io.github.clinamen.core.game.SettingRule;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CertifiedGaugeTest {
    static List<GaugeCertificate> certificates() {
        return List.of(
                ShippedGauges.a3(),
                ShippedGauges.chained(Game.chsh()).orElseThrow(),
                ShippedGauges.chained(Game.chained(2)).orElseThrow(),
                ShippedGauges.chained(Game.chained(3)).orElseThrow(),
                ShippedGauges.chained(Game.chained(4)).orElseThrow());
    }

    @Test
    void shippedGamesHaveTheLossesOfTheTheory() {
        assertThat(CertifiedGauge.a3().loss()).isEqualTo(new BigFraction(1, 3));
        assertThat(CertifiedGauge.chsh().loss()).isEqualTo(BigFraction.ONE);
        assertThat(GaugeChecker.check(ShippedGauges.chained(Game.chained(16)).orElseThrow())
                        .loss())
                .isEqualTo(BigFraction.ONE);
        assertThat(CertifiedGauge.of(Game.mermin(3, new OutcomeFunction.Majority(3))))
                .contains(CertifiedGauge.a3());
        assertThat(CertifiedGauge.of(Game.chsh())).contains(CertifiedGauge.chsh());
        assertThat(CertifiedGauge.of(Game.mermin(3, new OutcomeFunction.Parity(1))))
                .isEmpty();
    }

    @Test
    void theFactorIsOneMinusTheLossTimesTheLeastProbability() {
        Epsilon tenth = Epsilon.parse("0.1");
        assertThat(CertifiedGauge.a3().factor(tenth, SettingRule.PARITY_COMPLETION))
                .isEqualTo(new BigFraction(299, 300));
        assertThat(CertifiedGauge.chsh().factor(tenth, SettingRule.INDEPENDENT)).isEqualTo(new BigFraction(99, 100));
        assertThatThrownBy(() -> CertifiedGauge.a3().factor(tenth, SettingRule.INDEPENDENT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected a rule that reaches each of the 4 contexts of mermin:3:majority:3");
    }

    @Test
    void unequalWeightsAreScaledToALargestOfOne() {
        GaugeCertificate a3 = ShippedGauges.a3();
        // Twice the functionals, and twice the loss, is the same statement.
        List<BigInteger> two = Collections.nCopies(4, BigInteger.TWO);
        PointTable slack = new PointTable(a3.slack().entries().stream()
                .map(e -> new PointTable.Entry(e.point(), e.value().shiftLeft(1)))
                .toList());
        GaugeCertificate doubled = new GaugeCertificate(
                a3.game(), two, new BigFraction(2, 3), a3.denominator(), a3.plus(), a3.minus(), slack);
        assertThat(GaugeChecker.check(doubled).loss()).isEqualTo(new BigFraction(1, 3));
    }

    @ParameterizedTest
    @MethodSource("certificates")
    void noLocalStrategyIsMorePredictable(GaugeCertificate c) {
        Game game = c.game();
        CertifiedGauge certified = GaugeChecker.check(c);
        BigFraction d = new BigFraction(c.denominator());
        BigFraction most = BigFraction.ZERO;
        long strategies = 1;
        for (int s : game.settings()) {
            strategies <<= s;
        }
        for (long strategy = 0; strategy < strategies; strategy++) {
            BigFraction sum = BigFraction.ZERO;
            BigFraction predictable = BigFraction.ZERO;
            for (int i = 0; i < game.contexts().size(); i++) {
                Game.Context x = game.contexts().get(i);
                int a = outcomes(game, strategy, x.setting());
                int gap = x.isWrong(a) ? 0 : x.value().value(a) ? -1 : 1;
                BigFraction plus = value(game, c.plus().get(i), strategy).divide(d);
                BigFraction minus = value(game, c.minus().get(i), strategy).divide(d);
                assertThat(plus.add(gap))
                        .isEqualTo(minus.subtract(gap))
                        .isGreaterThanOrEqualTo(new BigFraction(Math.abs(gap)));
                sum = sum.add(plus).add(gap);
                predictable = predictable.add(Math.abs(gap));
            }
            BigFraction bound = new BigFraction(game.contexts().size()).subtract(certified.loss());
            assertThat(sum.add(value(game, c.slack(), strategy).divide(d))).isEqualTo(bound);
            most = predictable.compareTo(most) > 0 ? predictable : most;
        }
        // A local box loses one context, as the bound has it where L = 1.
        assertThat(most).isEqualTo(new BigFraction(game.contexts().size() - 1));
    }

    private static int outcomes(Game game, long strategy, int setting) {
        int outcomes = 0;
        int rest = setting;
        long code = strategy;
        for (int p = 0; p < game.parties(); p++) {
            int y = rest & (1 << game.settingBits(p)) - 1;
            outcomes |= (int) (code >> y & 1) << p;
            rest >>= game.settingBits(p);
            code >>= game.settings().get(p);
        }
        return outcomes;
    }

    private static BigFraction value(Game game, PointTable table, long strategy) {
        BigInteger sum = BigInteger.ZERO;
        for (PointTable.Entry e : table.entries()) {
            if (outcomes(game, strategy, e.point().setting()) == e.point().outcomes()) {
                sum = sum.add(e.value());
            }
        }
        return new BigFraction(sum);
    }

    @ParameterizedTest
    @MethodSource("certificates")
    void everyChangedNumberIsRefused(GaugeCertificate c) {
        for (int i = 0; i < c.plus().size(); i++) {
            for (PointTable changed : mutants(c.plus().get(i))) {
                refuse(with(c, replaced(c.plus(), i, changed), c.minus(), c.slack()));
            }
            for (PointTable changed : mutants(c.minus().get(i))) {
                refuse(with(c, c.plus(), replaced(c.minus(), i, changed), c.slack()));
            }
        }
        for (PointTable changed : mutants(c.slack())) {
            refuse(with(c, c.plus(), c.minus(), changed));
        }
        for (int i = 0; i < c.weights().size(); i++) {
            refuse(new GaugeCertificate(
                    c.game(),
                    replaced(c.weights(), i, BigInteger.TWO),
                    c.loss(),
                    c.denominator(),
                    c.plus(),
                    c.minus(),
                    c.slack()));
        }
        refuse(new GaugeCertificate(
                c.game(), c.weights(), c.loss(), c.denominator().add(BigInteger.ONE), c.plus(), c.minus(), c.slack()));
    }

    /** One number one more, one less, its sign changed, left out, or moved to a free point. */
    private static List<PointTable> mutants(PointTable table) {
        List<PointTable> mutants = new ArrayList<>();
        for (int i = 0; i < table.entries().size(); i++) {
            PointTable.Entry e = table.entries().get(i);
            for (BigInteger other : List.of(
                    e.value().add(BigInteger.ONE),
                    e.value().subtract(BigInteger.ONE),
                    e.value().negate())) {
                List<PointTable.Entry> changed = new ArrayList<>(table.entries());
                changed.remove(i);
                if (other.signum() != 0) {
                    changed.add(i, new PointTable.Entry(e.point(), other));
                }
                mutants.add(new PointTable(changed));
            }
        }
        return mutants;
    }

    private static <T> List<T> replaced(List<T> list, int at, T value) {
        List<T> changed = new ArrayList<>(list);
        changed.set(at, value);
        return changed;
    }

    private static GaugeCertificate with(
            GaugeCertificate c, List<PointTable> plus, List<PointTable> minus, PointTable slack) {
        return new GaugeCertificate(c.game(), c.weights(), c.loss(), c.denominator(), plus, minus, slack);
    }

    private static GaugeCertificate of(Game game, GaugeCertificate c, BigFraction loss) {
        return new GaugeCertificate(game, c.weights(), loss, c.denominator(), c.plus(), c.minus(), c.slack());
    }

    private static void refuse(GaugeCertificate c) {
        assertThatThrownBy(() -> GaugeChecker.check(c)).isInstanceOf(CertificateRejectedException.class);
    }

    @Test
    void anotherLossIsRefused() {
        GaugeCertificate a3 = ShippedGauges.a3();
        refuse(of(a3.game(), a3, new BigFraction(2, 5)));
        refuse(of(a3.game(), a3, new BigFraction(2, 3)));
        refuse(of(a3.game(), a3, BigFraction.ZERO));
        refuse(of(a3.game(), a3, new BigFraction(-1, 3)));
    }

    @Test
    void anotherGameIsRefused() {
        GaugeCertificate a3 = ShippedGauges.a3();
        for (int i = 0; i < 4; i++) {
            Game.Context x = a3.game().contexts().get(i);
            OutcomeFunction minority = new OutcomeFunction.WeightSet(3, 0b0011);
            for (Game.Context other : List.of(
                    new Game.Context(x.setting(), x.parity(), minority),
                    new Game.Context(x.setting(), 1 - x.parity(), x.value()))) {
                refuse(of(
                        new Game("other", List.of(2, 2, 2), replaced(a3.game().contexts(), i, other)), a3, a3.loss()));
            }
        }
        refuse(of(Game.mermin(3, new OutcomeFunction.Parity(1)), a3, a3.loss()));
    }

    @Test
    void tablesOfAnotherShapeAreRefused() {
        GaugeCertificate a3 = ShippedGauges.a3();
        refuse(of(Game.chsh(), a3, a3.loss()));
        refuse(with(a3, a3.plus().subList(0, 3), a3.minus(), a3.slack()));
        refuse(with(a3, a3.plus(), a3.minus().subList(0, 3), a3.slack()));
        for (PointTable.Point outside : List.of(new PointTable.Point(8, 0), new PointTable.Point(0, 8))) {
            refuse(with(
                    a3, a3.plus(), a3.minus(), new PointTable(List.of(new PointTable.Entry(outside, BigInteger.ONE)))));
        }
        refuse(new GaugeCertificate(
                a3.game(),
                Collections.nCopies(4, BigInteger.ZERO),
                BigFraction.ZERO,
                a3.denominator(),
                a3.plus(),
                a3.minus(),
                a3.slack()));
    }

    @Test
    void tablesListEachPointOnceInOrderAndNoZero() {
        PointTable.Entry first = new PointTable.Entry(new PointTable.Point(1, 0), BigInteger.ONE);
        PointTable.Entry second = new PointTable.Entry(new PointTable.Point(0, 1), BigInteger.ONE);
        assertThat(new PointTable(List.of(first, second)).entries()).hasSize(2);
        for (List<PointTable.Entry> bad : List.of(
                List.of(second, first),
                List.of(first, first),
                List.of(new PointTable.Entry(first.point(), BigInteger.ZERO)))) {
            assertThatThrownBy(() -> new PointTable(bad)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new GaugeCertificate(
                        Game.chsh(),
                        List.of(),
                        BigFraction.ZERO,
                        BigInteger.ZERO,
                        List.of(),
                        List.of(),
                        new PointTable(List.of())))
                .hasMessage("denominator: expected a number above 0, found 0");
    }

    @Test
    void aGameThatIsNoCycleHasNoChain() {
        Game chsh = Game.chsh();
        Game.Context last = chsh.contexts().getLast();
        Game won = new Game(
                "won",
                chsh.settings(),
                replaced(chsh.contexts(), 3, new Game.Context(last.setting(), 0, last.value())));
        Game parted = new Game("parted", List.of(4, 4), partedContexts());
        for (Game other : List.of(Game.mermin(3, new OutcomeFunction.Parity(1)), won, parted)) {
            assertThat(CertifiedGauge.of(other)).isEmpty();
        }
    }

    /** Two cycles of four contexts instead of one of eight. */
    private static List<Game.Context> partedContexts() {
        List<Game.Context> contexts = new ArrayList<>();
        for (int half = 0; half < 2; half++) {
            for (int i = 0; i < 4; i++) {
                int x = 2 * half + (i & 1) | 2 * half + (i >> 1) << 2;
                contexts.add(new Game.Context(x, half == 0 && i == 3 ? 1 : 0, new OutcomeFunction.Parity(1)));
            }
        }
        return contexts;
    }

    @Test
    void chainedGamesAreCertifiedWhenAskedFor() {
        assertThat(CertifiedGauge.of(Game.chained(5)).orElseThrow().loss()).isEqualTo(BigFraction.ONE);
    }

    @Test
    void gamesWithTooManyPointsAreRefused() {
        assertThatThrownBy(() -> new Points(Game.mermin(12, new OutcomeFunction.Majority(3))))
                .isInstanceOf(CertificateRejectedException.class)
                .hasMessageContaining("expected at most 4194304 points");
        assertThat(new Points(Game.mermin(5, new OutcomeFunction.Majority(3))).count())
                .isEqualTo(1024);
    }
}
