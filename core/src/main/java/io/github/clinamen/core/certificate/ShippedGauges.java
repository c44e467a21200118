package io.github.clinamen.core.certificate;

import io.github.clinamen.core.game.Game;
import io.github.clinamen.core.game.OutcomeFunction;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hipparchus.fraction.BigFraction;

/** Certificates written out by hand; they prove nothing until {@link GaugeChecker} has accepted them. */
final class ShippedGauges {
    private ShippedGauges() {}

    /**
     * Three parties, majority of three. A party with setting y and outcome b has code 2 y + b. At 111 and for the slack an
     * entry depends on the sorted codes; at the other settings on the code of the party with setting 1, then the sorted codes
     * of the other two.
     */
    static GaugeCertificate a3() {
        Map<String, Integer> plusAll = Map.of("000", 2, "111", 2, "013", 1, "123", 1, "233", 4);
        Map<String, Integer> minusAll = Map.of("112", 2, "022", 2, "222", 2, "333", 2);
        Map<String, Integer> plusOne = Map.of("200", 2, "311", 4, "112", 1, "013", 1, "313", 1, "322", 2);
        Map<String, Integer> minusOne =
                Map.of("300", 4, "201", 5, "002", 1, "103", 1, "302", 1, "122", 2, "033", 2, "223", 1);
        Game game = Game.mermin(3, new OutcomeFunction.Majority(3));
        List<PointTable> plus = new ArrayList<>();
        List<PointTable> minus = new ArrayList<>();
        for (Game.Context x : game.contexts()) {
            int leader = x.setting() == 0b111 ? -1 : Integer.numberOfTrailingZeros(x.setting());
            plus.add(threeParties(leader < 0 ? plusAll : plusOne, leader));
            minus.add(threeParties(leader < 0 ? minusAll : minusOne, leader));
        }
        return new GaugeCertificate(
                game,
                Collections.nCopies(4, BigInteger.ONE),
                new BigFraction(1, 3),
                BigInteger.valueOf(3),
                plus,
                minus,
                threeParties(Map.of("013", 1), -1));
    }

    /** @param leader the party whose code comes first, from 0; -1 for none */
    private static PointTable threeParties(Map<String, Integer> numbers, int leader) {
        PointTable.Builder table = new PointTable.Builder();
        for (int y = 0; y < 8; y++) {
            for (int a = 0; a < 8; a++) {
                int[] rest = new int[leader < 0 ? 3 : 2];
                String key = "";
                int at = 0;
                for (int p = 0; p < 3; p++) {
                    int code = 2 * (y >> p & 1) + (a >> p & 1);
                    if (p == leader) {
                        key = Integer.toString(code);
                    } else {
                        rest[at++] = code;
                    }
                }
                Arrays.sort(rest);
                for (int code : rest) {
                    key += code;
                }
                table.add(a, y, numbers.getOrDefault(key, 0));
            }
        }
        return table.build();
    }

    /**
     * A chained Bell game: two parties with M settings each and 2 M contexts that form one cycle through all settings, whose
     * parities add up to 1; the value is party 1's outcome. L = 1.
     *
     * <p>R_j = (1 - 1/(2M)) (U - W_j) + (1/(2M)) (sum of W_i, i != j), W the probability to be wrong. The first part less N_j is
     * twice "right and value 1". For the second, N_j = P(a = 0) - P(b = 1 + parity), and along the other contexts, from one
     * end of context j to its other end, P(u = c) - P(v = c + s) = P(u = c, wrong) - P(u != c, wrong) = W - 2 P(u != c, wrong).
     *
     * @return empty when the game is not such a cycle
     */
    static Optional<GaugeCertificate> chained(Game game) {
        int m = game.settings().getFirst();
        int sum = game.contexts().stream().mapToInt(Game.Context::parity).sum();
        if (!game.settings().equals(List.of(m, m))
                || m < 2
                || game.contexts().size() != 2 * m
                || sum % 2 == 0
                || game.contexts().stream().anyMatch(x -> !x.value().equals(new OutcomeFunction.Parity(1)))) {
            return Optional.empty();
        }
        List<PointTable> plus = new ArrayList<>();
        List<PointTable> minus = new ArrayList<>();
        for (Game.Context j : game.contexts()) {
            PointTable.Builder above = new PointTable.Builder();
            PointTable.Builder below = new PointTable.Builder();
            for (int a = 0; a < 2; a++) {
                (a == 1 ? above : below).add(pair(a, a ^ j.parity()), j.setting(), 2L * m - 1);
            }
            if (!walk(game, j, above, below)) {
                return Optional.empty();
            }
            plus.add(above.build());
            minus.add(below.build());
        }
        return Optional.of(new GaugeCertificate(
                game,
                Collections.nCopies(2 * m, BigInteger.ONE),
                BigFraction.ONE,
                BigInteger.valueOf(m),
                plus,
                minus,
                new PointTable(List.of())));
    }

    private static int pair(int a, int b) {
        return a | b << 1;
    }

    /**
     * From party 1's end of context j, which is 0, along all other contexts to party 2's end.
     *
     * @return whether there is such a way
     */
    private static boolean walk(Game game, Game.Context j, PointTable.Builder above, PointTable.Builder below) {
        int m = game.settings().getFirst();
        int shift = game.settingBits(0);
        int[] at = {j.setting() & (1 << shift) - 1, j.setting() >> shift};
        Map<Integer, Game.Context> left = new TreeMap<>();
        game.contexts().forEach(c -> left.put(c.setting(), c));
        left.remove(j.setting());
        int c = 0;
        // Even steps go from party 1 to party 2.
        for (int step = 0; step < 2 * m - 1; step++) {
            int from = step & 1;
            int known = at[from];
            Optional<Game.Context> found = left.values().stream()
                    .filter(x -> (from == 0 ? x.setting() & (1 << shift) - 1 : x.setting() >> shift) == known)
                    .findFirst();
            if (found.isEmpty()) {
                return false;
            }
            Game.Context next = found.get();
            left.remove(next.setting());
            int right = c ^ next.parity();
            above.add(from == 0 ? pair(c ^ 1, right) : pair(right, c ^ 1), next.setting(), 1);
            below.add(from == 0 ? pair(c, right ^ 1) : pair(right ^ 1, c), next.setting(), 1);
            at[1 - from] = from == 0 ? next.setting() >> shift : next.setting() & (1 << shift) - 1;
            c = right;
        }
        return true;
    }
}
