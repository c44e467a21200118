package io.github.clinamen.core.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntBinaryOperator;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoxTableTest {
    private static List<List<BigInteger>> table(int n, IntBinaryOperator entry) {
        List<List<BigInteger>> rows = new ArrayList<>();
        for (int x = 0; x < 1 << n; x++) {
            List<BigInteger> row = new ArrayList<>();
            for (int a = 0; a < 1 << n; a++) {
                row.add(BigInteger.valueOf(entry.applyAsInt(a, x)));
            }
            rows.add(row);
        }
        return rows;
    }

    /** The Popescu-Rohrlich box: a1 xor a2 = x1 and x2. */
    private static int popescuRohrlich(int a, int x) {
        return ((a ^ a >> 1) & 1) == (x & x >> 1 & 1) ? 1 : 0;
    }

    @Test
    void theStrongestTwoPartyBoxIsNonSignalling() {
        BoxTable box = new BoxTable(2, BigInteger.TWO, table(2, BoxTableTest::popescuRohrlich));
        assertThat(box.probability(0b01, 0b11)).isEqualTo(BigFraction.ONE_HALF);
        assertThat(box.probability(0b01, 0b10)).isEqualTo(BigFraction.ZERO);
    }

    @Test
    void aBoxThatSignalsIsRejectedWithTheParty() {
        assertThatThrownBy(() -> new BoxTable(2, BigInteger.ONE, table(2, (a, x) -> a == (x & 1) << 1 ? 1 : 0)))
                .hasMessage("box: party 1 signals: the others have *0 given *0 with probability 1/1 for its setting 0,"
                        + " 0/1 for 1");
    }

    @Test
    void aNegativeEntryIsNamed() {
        assertThatThrownBy(() -> new BoxTable(1, BigInteger.ONE, table(1, (a, x) -> a == 0 ? 2 : -1)))
                .hasMessage("box: P(1|0) is negative: -1/1");
    }

    @Test
    void aSettingWithoutNormIsNamed() {
        assertThatThrownBy(() -> new BoxTable(1, BigInteger.TWO, table(1, (a, x) -> a == 0 ? 2 : x)))
                .hasMessage("box: outcomes of setting 1: expected probabilities that add up to 1, found 3/2");
    }

    @Test
    void everySingleChangedEntryOfABoxIsNoticed() {
        for (int changed = 0; changed < 16; changed++) {
            int at = changed;
            assertThatThrownBy(() -> new BoxTable(
                            2, BigInteger.TWO, table(2, (a, x) -> popescuRohrlich(a, x) + (a + 4 * x == at ? 1 : 0))))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "0, 2", "1, 0", "1, 2", "2, 0", "2, 1"})
    @DisplayName("whichever of three parties signals to whichever other, it is named")
    void everyPartyIsWatched(int from, int to) {
        assertThatThrownBy(() ->
                        new BoxTable(3, BigInteger.ONE, table(3, (a, x) -> a == (x >> from & 1) << to ? 1 : 0)))
                .hasMessageContaining("box: party " + (from + 1) + " signals: the others have ");
    }

    @Test
    @DisplayName(
            "correlations of two parties that depend on the third's setting are signals too, though no single outcome shows them")
    void signalsInCorrelations() {
        assertThatThrownBy(() -> new BoxTable(
                        3, BigInteger.valueOf(4), table(3, (a, x) -> ((a ^ a >> 1) & 1) == (x >> 2) ? 1 : 0)))
                .hasMessageContaining("box: party 3 signals: the others have ");
    }

    @Test
    void aTableOfAnotherShapeIsRefused() {
        List<List<BigInteger>> two = table(2, BoxTableTest::popescuRohrlich);
        assertThatThrownBy(() -> new BoxTable(1, BigInteger.TWO, two))
                .hasMessage("box: expected 2 settings for 1 parties, found 4");
        assertThatThrownBy(() -> new BoxTable(3, BigInteger.TWO, two))
                .hasMessage("box: expected 8 settings for 3 parties, found 4");
        List<List<BigInteger>> ragged = new ArrayList<>(two);
        ragged.set(2, two.get(2).subList(0, 3));
        assertThatThrownBy(() -> new BoxTable(2, BigInteger.TWO, ragged))
                .hasMessage("box: setting 01: expected 4 outcomes, found 3");
    }

    @Test
    void limits() {
        assertThat(new BoxTable(1, BigInteger.ONE, table(1, (a, x) -> a)).probability(1, 0))
                .isEqualTo(BigFraction.ONE);
        assertThatThrownBy(() -> new BoxTable(0, BigInteger.ONE, List.of())).hasMessageContaining("expected 1 to 12");
        assertThatThrownBy(() -> new BoxTable(13, BigInteger.ONE, List.of())).hasMessageContaining("expected 1 to 12");
        for (int denominator : new int[] {0, -1}) {
            BigInteger d = BigInteger.valueOf(denominator);
            assertThatThrownBy(() -> new BoxTable(1, d, table(1, (a, x) -> 0)))
                    .hasMessageContaining("expected a positive integer");
        }
    }
}
