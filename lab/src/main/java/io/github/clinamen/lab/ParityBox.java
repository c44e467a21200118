package io.github.clinamen.lab;

import io.github.clinamen.core.device.BoxTable;
import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.core.game.OutcomeFunction;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.hipparchus.fraction.BigFraction;

/**
 * Non-signalling boxes with a simple secret: the first {@code fixed} parties always answer 0, and the others answer fairly
 * and at random but for the parity of their outcomes, which is any function of <i>their</i> settings. Leaving out any one of
 * them leaves fair coins, so nobody signals; {@link #table()} has that checked.
 *
 * @param parties n, odd
 * @param fixed how many parties always answer 0, 0 to n - 2
 * @param parity for each packed setting the parity of the outcomes; does not depend on the settings of the fixed parties
 */
public record ParityBox(int parties, int fixed, BitSet parity) implements RoundBox {
    public ParityBox {
        if (fixed < 0 || fixed > parties - 2) {
            throw new IllegalArgumentException("fixed: expected 0 to " + (parties - 2) + ", found " + fixed);
        }
        for (int x = 0; x < 1 << parties; x++) {
            if (parity.get(x) != parity.get(x >> fixed << fixed)) {
                throw new IllegalArgumentException("parity: depends on the setting of a fixed party at " + x);
            }
        }
    }

    /**
     * Theorem 1's optimal box, as the paper's remark after it describes it: party 1 always answers 0, the others complete
     * the required parity. At tested settings party 1's setting is known from the others', so the box is never wrong. For
     * the majority of three the predicted value 0 comes with probability 3/4 at every setting, the most that (B1) allows.
     */
    public static ParityBox undetectable(MerminGame game) {
        BitSet parity = new BitSet();
        for (int x = 0; x < 1 << game.parties(); x++) {
            int others = x & -2;
            int completed = others | (game.tests(others) ? 0 : 1);
            parity.set(x, game.requiredParity(completed) == 1);
        }
        return new ParityBox(game.parties(), 1, parity);
    }

    /**
     * The predictable box that a steering source hides best: parties 1 and 2 always answer 0, so the majority of the first
     * three is 0 for certain. The others know the parity of y_1 + y_2 (y = 1 for Y) but not, when it is even, whether both
     * are 0 or 1; they bet on 1 only if parties 3 to n - 1 all measure Y. For five parties it is wrong at 4 of 16 settings,
     * the fewest for which the majority can be known at every setting, and a source that steers makes that as rare as
     * eps^3 (3 - 2 eps) per round (both by floating-point linear programs, this box being the proof of "at most").
     */
    public static ParityBox blindPair(MerminGame game) {
        int n = game.parties();
        BitSet parity = new BitSet();
        for (int x = 0; x < 1 << n; x++) {
            int others = x & -4;
            boolean even = game.tests(others | 3);
            boolean bettors = (x >> 2 & (1 << n - 3) - 1) == 0;
            int completed = even ? others | (bettors ? 0 : 3) : others | 1;
            parity.set(x, game.requiredParity(completed) == 1);
        }
        return new ParityBox(n, 2, parity);
    }

    @Override
    public int outcomes(int setting, long coins) {
        int free = (1 << parties - 1) - 1 & ~((1 << fixed) - 1);
        int drawn = (int) coins & free;
        int last = Integer.bitCount(drawn) + (parity.get(setting) ? 1 : 0) & 1;
        return drawn | last << parties - 1;
    }

    @Override
    public BigFraction probabilityOfOne(OutcomeFunction function, int setting) {
        int ones = 0;
        int patterns = 1 << parties - 1;
        for (int coins = 0; coins < patterns; coins++) {
            ones += function.value(outcomes(setting, coins)) ? 1 : 0;
        }
        return new BigFraction(ones, patterns);
    }

    /** P(a|x), checked to be non-signalling. */
    public BoxTable table() {
        List<List<BigInteger>> rows = new ArrayList<>();
        int patterns = 1 << parties - 1;
        for (int x = 0; x < 1 << parties; x++) {
            int[] counts = new int[1 << parties];
            for (int coins = 0; coins < patterns; coins++) {
                counts[outcomes(x, coins)]++;
            }
            List<BigInteger> row = new ArrayList<>();
            for (int count : counts) {
                row.add(BigInteger.valueOf(count));
            }
            rows.add(row);
        }
        return new BoxTable(parties, BigInteger.valueOf(patterns), rows);
    }
}
