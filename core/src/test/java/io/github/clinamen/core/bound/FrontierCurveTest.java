package io.github.clinamen.core.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.clinamen.core.game.Frontier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FrontierCurveTest {
    private static final Frontier FIVE = Frontier.FIVE_PARTY_MAJORITY;
    private static final FrontierCurve CURVE = new FrontierCurve(FIVE);

    @Test
    @DisplayName("beta and the exact point are those of the frontier, at breakpoints and between")
    void betaAndPoint() {
        for (int i = 0; i <= 500; i++) {
            BigFraction alpha = new BigFraction(500 + i, 1000);
            double at = 1 - alpha.doubleValue();
            double beta = FIVE.at(alpha).beta().doubleValue();
            assertThat(CURVE.beta(at)).isCloseTo(beta, within(1e-12));
            Frontier.Point point = CURVE.point(at);
            assertThat(point).isEqualTo(FIVE.at(point.alpha()));
            assertThat(point.alpha().doubleValue()).isCloseTo(alpha.doubleValue(), within(1e-12));
        }
        assertThat(CURVE.greatest()).isEqualTo(0.5);
        assertThat(CURVE.point(0)).isEqualTo(FIVE.points().getLast());
        assertThat(CURVE.point(-1)).isEqualTo(FIVE.points().getLast());
        assertThat(CURVE.point(0.5)).isEqualTo(FIVE.points().getFirst());
        assertThat(CURVE.point(0.7)).isEqualTo(FIVE.points().getFirst());
        assertThat(CURVE.beta(0.7)).isEqualTo(0.625);
        // Near (1, 0) the point keeps its digits.
        assertThat(BigFraction.ONE.subtract(CURVE.point(1e-20).alpha()).doubleValue())
                .isCloseTo(1e-20, within(1e-32));
    }

    @Test
    @DisplayName("the ray beta = slope alpha meets the frontier where it should, or misses it at an end")
    void meet() {
        for (double slope : new double[] {1e-9, 0.01, 0.1, 1.0 / 6, 0.2, 3.0 / 8, 0.5, 1, 1.25}) {
            double t = CURVE.meet(slope);
            assertThat(CURVE.beta(t)).isCloseTo(slope * (1 - t), within(1e-12));
        }
        assertThat(CURVE.meet(0)).isZero();
        assertThat(CURVE.meet(2)).isEqualTo(0.5);
    }

    @Test
    @DisplayName("s(1 + excess) is the greatest 1 - alpha whose alpha + beta/q is no more, and its slope that of s")
    void reach() {
        for (double q : new double[] {0.001, 0.05, 0.2}) {
            double most = CURVE.beta(0.5) / q - 0.5;
            for (int i = 0; i < 400; i++) {
                double excess = most * i / 390;
                double t = CURVE.reach(q, excess);
                if (excess < most) {
                    assertThat(CURVE.beta(t) / q - t).isCloseTo(excess, within(1e-9 * most));
                } else {
                    assertThat(t).isEqualTo(0.5);
                }
                double step = most * 1e-7;
                double rise = (CURVE.reach(q, excess + step) - t) / step;
                boolean bends = FIVE.points().stream()
                        .mapToDouble(p -> p.beta().doubleValue() / q + p.alpha().doubleValue() - 1)
                        .anyMatch(cost -> Math.abs(cost - excess) < 2 * step);
                if (!bends) {
                    assertThat(CURVE.reachSlope(q, excess)).isCloseTo(rise, within(1e-5 * (1 + rise)));
                }
            }
        }
    }

    @Test
    @DisplayName(
            "the least of a function with one valley on each segment, in a segment, at a breakpoint and at both ends")
    void least() {
        for (double valley : List.of(0.0, 0.1, 0.25, 0.3, 1.0 / 3, 0.4, 0.5)) {
            assertThat(CURVE.least(t -> Math.abs(t - valley))).isCloseTo(valley, within(1e-8));
        }
        assertThat(CURVE.least(t -> t)).isZero();
        assertThat(CURVE.least(t -> -t)).isEqualTo(0.5);
        // Two valleys, the lower one in the first segment.
        assertThat(CURVE.least(t -> Math.min(Math.abs(t - 0.1), Math.abs(t - 0.4) + 0.01)))
                .isCloseTo(0.1, within(1e-8));
    }

    @Test
    void goldenSection() {
        for (double valley : new double[] {-3, -2.9, 0, 0.123, 1, 4.9, 5}) {
            assertThat(GoldenSection.minimise(-3, 5, x -> (x - valley) * (x - valley)))
                    .isCloseTo(valley, within(1e-6));
            assertThat(GoldenSection.minimise(-3, 5, x -> Math.abs(x - valley))).isCloseTo(valley, within(1e-9));
            List<Double> tried = new ArrayList<>();
            double found = GoldenSection.minimise(-3, 5, x -> {
                tried.add(Math.abs(x - valley));
                return tried.getLast();
            });
            assertThat(Math.abs(found - valley)).isEqualTo(Collections.min(tried));
        }
    }
}
