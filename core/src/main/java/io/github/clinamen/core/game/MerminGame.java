package io.github.clinamen.core.game;

/**
 * The Mermin game of n parties (Appendix A for n = 5): which settings are tested and which parity of the outcomes they
 * require.
 *
 * <p>A setting is the integer whose bit i is the setting of party i + 1; bit value 1 means "measure X", 0 means
 * "measure Y" on the GHZ state. Outcomes are packed the same way. With k the number of Y's, the tested settings are
 * those with k even, and the parity required of their outcomes is k/2 mod 2. For n = 5 this is the set X of (A2):
 * weights 1 and 5 need even parity, weight 3 needs odd parity. The paper takes n odd; GHZ states win for even n as well,
 * and four parties already leave Eve uncertain.
 *
 * @param parties n, 3 to 25
 */
public record MerminGame(int parties) {
    public static final int MAX_PARTIES = 25;

    public MerminGame {
        if (parties < 3 || parties > MAX_PARTIES) {
            throw new IllegalArgumentException(
                    "parties: expected a number from 3 to " + MAX_PARTIES + ", found " + parties);
        }
    }

    /** The number 2^(n-1) of tested settings. */
    public int testedSettings() {
        return 1 << (parties - 1);
    }

    /** Whether the setting belongs to X, the settings that appear in the inequality. */
    public boolean tests(int setting) {
        return (parties - Integer.bitCount(setting)) % 2 == 0;
    }

    /** The outcome parity (0 or 1) that a tested setting requires. */
    public int requiredParity(int setting) {
        return ((parties - Integer.bitCount(setting)) >> 1) & 1;
    }

    /** I(a,x) of (A2): whether the setting is tested and the outcomes have the wrong parity. */
    public boolean isWrong(int outcomes, int setting) {
        return tests(setting) && (Integer.bitCount(outcomes) & 1) != requiredParity(setting);
    }
}
