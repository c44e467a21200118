package io.github.clinamen.core.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.core.game.MerminGame;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableDeviceTest {
    /** The GHZ box of the game: at tested settings all outcomes of the required parity, at others all outcomes, equally likely. */
    static BoxTable ghz(int n) {
        MerminGame game = new MerminGame(n);
        List<List<BigInteger>> rows = new ArrayList<>();
        for (int x = 0; x < 1 << n; x++) {
            List<BigInteger> row = new ArrayList<>();
            for (int a = 0; a < 1 << n; a++) {
                row.add(BigInteger.valueOf(!game.tests(x) ? 1 : game.isWrong(a, x) ? 0 : 2));
            }
            rows.add(row);
        }
        return new BoxTable(n, BigInteger.ONE.shiftLeft(n), rows);
    }

    /** A product of n boxes, party p giving 1 with probability (1 + p + 3 x_p) / 11: nothing in it is a power of two. */
    static BoxTable product(int n) {
        List<List<BigInteger>> rows = new ArrayList<>();
        for (int x = 0; x < 1 << n; x++) {
            List<BigInteger> row = new ArrayList<>();
            for (int a = 0; a < 1 << n; a++) {
                long entry = 1;
                for (int p = 0; p < n; p++) {
                    int one = 1 + p + 3 * (x >> p & 1);
                    entry *= (a >> p & 1) == 1 ? one : 11 - one;
                }
                row.add(BigInteger.valueOf(entry));
            }
            rows.add(row);
        }
        return new BoxTable(n, BigInteger.valueOf(11).pow(n), rows);
    }

    private static ChiSquare chiSquare(BoxTable box, long rounds, long seed) {
        int n = box.parties();
        return ChiSquare.of(
                new TableDevice("box:test", box, seed),
                rounds,
                seed + 1,
                entry -> box.probability(entry & (1 << n) - 1, entry >> n).doubleValue());
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5})
    @Tag("slow")
    @DisplayName("chi-square of the (a,x) table at 10^7 rounds, within 5 sigma; impossible outcomes never occur")
    void agreesWithItsTable(int n) {
        for (BoxTable box : List.of(ghz(n), product(n))) {
            ChiSquare test = chiSquare(box, 10_000_000, 20 + n);
            assertThat(test.impossible()).isZero();
            assertThat(test.sigmas()).isBetween(-5.0, 5.0);
        }
    }

    @Test
    @DisplayName("chi-square at 10^6 rounds, and it notices a table that is another")
    void agreesWithItsTableQuickly() {
        assertThat(chiSquare(product(3), 1_000_000, 3).sigmas()).isBetween(-5.0, 5.0);
        assertThat(chiSquare(ghz(7), 1_000_000, 4).sigmas()).isBetween(-5.0, 5.0);
        BoxTable other = product(3);
        ChiSquare wrong = ChiSquare.of(
                new TableDevice("box:test", ghz(3), 5),
                1_000_000,
                6,
                entry -> other.probability(entry & 7, entry >> 3).doubleValue());
        assertThat(wrong.sigmas()).isGreaterThan(5);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 63, 64, 65, 127, 4097})
    @DisplayName("contract: positional, non-signalling by construction of the table, right at every length and setting")
    void contract(int length) {
        MerminGame game = new MerminGame(5);
        TableDevice device = new TableDevice("box:ghz", ghz(5), 8);
        RoundChunk rounds = RoundChunk.allocate(5, 65).withRounds(length);
        SplittableRandom random = new SplittableRandom(4);
        for (int kind = 0; kind < 3; kind++) {
            for (int w = 0; w < rounds.words(); w++) {
                for (int p = 0; p < 5; p++) {
                    rounds.setSetting(p, w, kind == 0 ? 0 : kind == 1 ? -1 : random.nextLong());
                }
            }
            device.measure(3, rounds);
            int[] first = new int[length];
            for (int r = 0; r < length; r++) {
                first[r] = rounds.outcomesOf(r);
                assertThat(game.isWrong(first[r], rounds.settingsOf(r))).isFalse();
            }
            device.measure(4, rounds);
            device.measure(3, rounds);
            for (int r = 0; r < length; r++) {
                assertThat(rounds.outcomesOf(r)).isEqualTo(first[r]);
            }
        }
    }

    @Test
    void aSingleOutcomeIsCertain() {
        BigInteger one = BigInteger.ONE;
        BigInteger zero = BigInteger.ZERO;
        TableDevice device =
                new TableDevice("box:one", new BoxTable(1, one, List.of(List.of(zero, one), List.of(one, zero))), 1);
        RoundChunk rounds = RoundChunk.allocate(1, 2);
        rounds.setSetting(0, 0, 0x5555_5555_5555_5555L);
        device.measure(0, rounds);
        assertThat(rounds.outcome(0, 0)).isEqualTo(~rounds.setting(0, 0));
    }

    @Test
    void refusesMorePartiesThanItsTablesHold() {
        assertThat(new TableDevice("box:8", ghz(8), 0).parties()).isEqualTo(8);
        assertThatThrownBy(() -> new TableDevice("box:9", ghz(9), 0)).hasMessageContaining("at most 8");
    }
}
