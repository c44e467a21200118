package io.github.clinamen.lab;

import io.github.clinamen.core.device.BoxTable;
import io.github.clinamen.core.device.LocalStrategy;
import io.github.clinamen.core.game.Game;
import io.github.clinamen.core.game.MerminGame;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import org.hipparchus.fraction.BigFraction;

/**
 * What Eve puts into one round, as an exact table: at each packed joint setting a list of equally likely packed outcomes, with
 * repetitions, as long at one setting as at any other. Two settings a party.
 *
 * @param outcomes 2^parties lists
 */
public record RoundBox(String name, int parties, List<List<Integer>> outcomes) {
    public RoundBox {
        outcomes = outcomes.stream().map(List::copyOf).toList();
        int size = outcomes.isEmpty() ? 0 : outcomes.getFirst().size();
        if (size == 0 || outcomes.size() != 1 << parties || outcomes.stream().anyMatch(row -> row.size() != size)) {
            throw new IllegalArgumentException(
                    "box: expected " + (1 << parties) + " equally long lists of outcomes, found " + outcomes);
        }
    }

    private static RoundBox of(String name, int parties, IntFunction<List<Integer>> row) {
        List<List<Integer>> rows = new ArrayList<>();
        for (int x = 0; x < 1 << parties; x++) {
            rows.add(row.apply(x));
        }
        return new RoundBox(name, parties, rows);
    }

    /** Classical boxes: everything is known in advance. */
    static RoundBox local(LocalStrategy strategy) {
        return of("local", strategy.parties(), x -> List.of(strategy.outcomes(x)));
    }

    /**
     * All outcomes equally likely but for the parity of those of the parties after the first {@code fixed}, which always answer
     * 0. Leaving out any one of the others leaves fair coins, so nobody signals if the parity depends on their settings alone.
     *
     * @param parity for each packed setting
     */
    private static RoundBox parity(String name, int parties, int fixed, IntFunction<Integer> parity) {
        return of(name, parties, x -> {
            List<Integer> row = new ArrayList<>();
            for (int a = 0; a < 1 << parties; a += 1 << fixed) {
                if ((Integer.bitCount(a) & 1) == parity.apply(x)) {
                    row.add(a);
                }
            }
            return row;
        });
    }

    /** Perfect GHZ boxes: at every tested setting the right outcomes and no other, all equally likely. */
    static RoundBox ghz(int parties) {
        MerminGame game = new MerminGame(parties);
        return of("ghz", parties, x -> {
            List<Integer> row = new ArrayList<>();
            for (int a = 0; a < 1 << parties; a++) {
                if (!game.tests(x)) {
                    row.add(a);
                } else if (!game.isWrong(a, x)) {
                    row.addAll(List.of(a, a));
                }
            }
            return row;
        });
    }

    /**
     * Theorem 1's optimal box, as the paper's remark after it describes it: party 1 always answers 0, the others complete
     * the required parity. At tested settings party 1's setting is known from the others', so the box is never wrong. For five
     * parties the majority of three is 0 with probability 3/4 at every setting, the most that (B1) allows.
     */
    static RoundBox undetectable(MerminGame game) {
        return parity("undetectable", game.parties(), 1, x -> {
            int others = x & -2;
            return game.requiredParity(others | (game.tests(others) ? 0 : 1));
        });
    }

    /** Popescu and Rohrlich's boxes: CHSH is never lost, every outcome alone is a fair coin. */
    static RoundBox popescuRohrlich() {
        return parity("popescu-rohrlich", 2, 0, x -> x == 3 ? 1 : 0);
    }

    /** The same boxes, wrong in one round of five whatever their settings. */
    RoundBox losingAFifth() {
        return of(name + ", losing 1/5", parties, x -> {
            List<Integer> row = new ArrayList<>();
            for (int a : outcomes.get(x)) {
                row.addAll(List.of(a, a, a, a, a ^ 1));
            }
            return row;
        });
    }

    /**
     * The predictable box of five parties that a steering source hides best: parties 1 and 2 always answer 0, so the majority of
     * the first three is 0 for certain. The others know the parity of y_1 + y_2 (y = 1 for Y) but not, when it is even, whether
     * both are 0 or 1; they bet on 1 only if parties 3 to n - 1 all measure Y. It is wrong at 4 of 16 settings, and a source that
     * steers makes that as rare as eps^3 (3 - 2 eps).
     */
    static RoundBox blindPair(MerminGame game) {
        int n = game.parties();
        return parity("blind pair", n, 2, x -> {
            int others = x & -4;
            boolean bettors = (x >> 2 & (1 << n - 3) - 1) == 0;
            boolean even = game.tests(others | 3);
            return game.requiredParity(even ? others | (bettors ? 0 : 3) : others | 1);
        });
    }

    /**
     * The non-signalling box that is best against Theorem A with three parties and majority: never wrong and of majority 0 but at
     * 111, where it is wrong with probability 1/3. A value c of 1, 2 or 3, all equally likely, tells what happens. With at most one X
     * party c alone answers 1. With Y for party y only: c = y alone answers 1, or all answer 0, or the other two answer 1. At 111 all
     * answer 0 twice in three times, else 1. The dual of the certificate: sum of N_x = 11/3.
     */
    static RoundBox optimal() {
        return of("non-signalling", 3, x -> switch (Integer.bitCount(x)) {
            case 3 -> List.of(0, 0, 7);
            case 2 -> List.of(x ^ 7, 0, x);
            default -> List.of(1, 2, 4);
        });
    }

    /**
     * Boxes that learn each other's settings: all outcomes 0, but the last party's is right. Never wrong, known in advance, and
     * signalling.
     */
    static RoundBox oracle(Game game) {
        return of(
                "oracle",
                game.parties(),
                x -> List.of(game.context(x).map(Game.Context::parity).orElse(0) << game.parties() - 1));
    }

    /** The outcomes, from a uniform 64-bit number, each as likely as the others to within 2^-50. */
    int outcomes(int setting, long uniform) {
        List<Integer> row = outcomes.get(setting);
        return row.get((int) Math.unsignedMultiplyHigh(uniform, row.size()));
    }

    /** P(right or wrong as told, value 0) - P(the same, value 1) at a context: N_x of Theorem A, or the same of wrong rounds. */
    BigFraction lean(Game.Context x, boolean wrong) {
        int lean = 0;
        List<Integer> row = outcomes.get(x.setting());
        for (int a : row) {
            lean += x.isWrong(a) != wrong ? 0 : x.value().value(a) ? -1 : 1;
        }
        return new BigFraction(lean, row.size());
    }

    /** P(wrong) at a context. */
    BigFraction wrong(Game.Context x) {
        List<Integer> row = outcomes.get(x.setting());
        return new BigFraction((int) row.stream().filter(x::isWrong).count(), row.size());
    }

    /** Whether the settings of one party change what the others see. */
    public boolean isSignalling() {
        for (int p = 0; p < parties; p++) {
            for (int x = 0; x < 1 << parties; x++) {
                if (!others(x, p).equals(others(x ^ 1 << p, p))) {
                    return true;
                }
            }
        }
        return false;
    }

    private List<Integer> others(int setting, int party) {
        return outcomes.get(setting).stream()
                .map(a -> a & ~(1 << party))
                .sorted()
                .toList();
    }

    /** P(a|x), checked to be non-signalling. */
    public BoxTable table() {
        List<List<BigInteger>> rows = new ArrayList<>();
        for (List<Integer> row : outcomes) {
            List<BigInteger> counts = new ArrayList<>(Collections.nCopies(1 << parties, BigInteger.ZERO));
            row.forEach(a -> counts.set(a, counts.get(a).add(BigInteger.ONE)));
            rows.add(counts);
        }
        return new BoxTable(parties, BigInteger.valueOf(outcomes.getFirst().size()), rows);
    }

    /** Every classical box of so many parties, up to what matters: which outcomes follow their setting, and the parity of all. */
    static List<RoundBox> allLocal(int parties) {
        List<RoundBox> all = new ArrayList<>();
        for (int follows = 0; follows < 1 << parties; follows++) {
            all.add(local(new LocalStrategy(parties, 0, follows)));
            all.add(local(new LocalStrategy(parties, 1 << parties - 1, follows)));
        }
        return all;
    }
}
