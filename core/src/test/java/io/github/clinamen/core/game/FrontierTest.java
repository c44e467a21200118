package io.github.clinamen.core.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clinamen.core.Rationals;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrontierTest {
    private static BigFraction number(String text) {
        return Rationals.parse("number", text);
    }

    private static Frontier.Point point(String text) {
        String[] parts = text.strip().split(" ");
        return new Frontier.Point(number(parts[0]), number(parts[1]));
    }

    private static Frontier frontier(String points) {
        return new Frontier(
                points.isEmpty()
                        ? List.of()
                        : Arrays.stream(points.split(","))
                                .map(FrontierTest::point)
                                .toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "''                          | at least one point",
                "0 1                         | (1, 0) as the last point",
                "0 1, 1 1/2                  | (1, 0) as the last point",
                "0 1, 0 1/2, 1 0             | increasing alpha and decreasing beta",
                "1/2 1, 1/4 1/2, 1 0         | increasing alpha and decreasing beta",
                "0 1/2, 1/2 1/2, 1 0         | increasing alpha and decreasing beta",
                "0 1/4, 1/2 1/2, 1 0         | increasing alpha and decreasing beta",
                "0 1, 1 0, 1 0               | increasing alpha and decreasing beta",
                "0 1, 1/2 3/4, 1 0           | a convex curve",
                "0 1, 1/2 1/2, 1 0           | a convex curve",
                "0 2, 1/4 1, 1/2 1/2, 1 0    | -",
                "0 2, 1/4 1, 1/2 3/4, 1 0    | a convex curve",
                "0 1, 1 0                    | -",
                "1 0                         | -"
            })
    @DisplayName("points that are no convex falling curve to (1, 0) are refused")
    void onlyConvexCurves(String points, String expected) {
        if (expected == null) {
            assertThat(frontier(points).points()).isNotEmpty();
        } else {
            assertThatThrownBy(() -> frontier(points))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({"-1/2, 0, alpha", "3/2, 0, alpha", "1/2, -1/8, beta"})
    void pointsOutsideTheSquareAreRefused(String alpha, String beta, String name) {
        assertThatThrownBy(() -> point(alpha + " " + beta)).hasMessageStartingWith(name + ": expected");
    }

    @ParameterizedTest
    @CsvSource({
        "1/2, 5/8",
        "7/12, 7/16",
        "2/3, 1/4",
        "17/24, 3/16",
        "3/4, 1/8",
        "7/8, 1/16",
        "1, 0",
    })
    @DisplayName("between breakpoints the curve is straight")
    void at(String alpha, String beta) {
        Frontier.Point found = Frontier.FIVE_PARTY_MAJORITY.at(number(alpha));
        assertThat(found).isEqualTo(point(alpha + " " + beta));
        assertThat(Frontier.FOUR_PARTY_MAJORITY.at(number(alpha)).beta())
                .isEqualTo(number(beta).multiply(2));
    }

    @ParameterizedTest
    @CsvSource({"1/4", "0", "-1", "2"})
    void besideTheBreakpointsThereIsNothing(String alpha) {
        assertThatThrownBy(() -> Frontier.FIVE_PARTY_MAJORITY.at(number(alpha)))
                .hasMessageContaining("expected from 1 / 2 to 1, found");
    }

    @Test
    void aPointIsWrittenWithItsNames() {
        assertThat(point("1/2 5/8")).hasToString("alpha = 1/2, beta = 5/8");
    }
}
