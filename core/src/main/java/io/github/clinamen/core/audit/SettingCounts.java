package io.github.clinamen.core.audit;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.Log2;
import java.math.BigDecimal;
import java.util.function.IntPredicate;
import org.hipparchus.fraction.BigFraction;

/**
 * How often each setting came in the first rounds of a stream that gives them bit by bit. Under the promise each of the 2^n has probability at
 * least eps^n in every round, given the past, so it is missing in N rounds with probability at most (1 - eps^n)^N.
 */
public final class SettingCounts {
    private final int parties;
    private final long rounds;
    private final long[] counts;
    private long seen;
    private long carried;
    private int filled;

    /**
     * @param parties n, bits of a round, 1 to 25
     * @param rounds how many rounds to count; later bits are not looked at
     */
    public SettingCounts(int parties, long rounds) {
        this.parties = parties;
        this.rounds = rounds;
        this.counts = new long[1 << parties];
    }

    /** The next 64 bits. */
    public void take(long word) {
        long left = word;
        int bits = 64;
        while (seen < rounds && filled + bits >= parties) {
            int some = parties - filled;
            long setting = carried | (left & ((1L << some) - 1)) << filled;
            counts[(int) setting]++;
            seen++;
            left >>>= some;
            bits -= some;
            carried = 0;
            filled = 0;
        }
        if (seen < rounds) {
            carried |= left << filled;
            filled += bits;
        }
    }

    /** How many rounds were counted. */
    public long rounds() {
        return seen;
    }

    public long count(int setting) {
        return counts[setting];
    }

    /**
     * Whether settings are missing that cannot be.
     *
     * @param epsilon the promise
     * @param tested which settings the game tests; given the other bits, the last one makes a round tested with probability at least eps
     * @param error the probability of refuting it though it is kept
     */
    public AuditNote note(Epsilon epsilon, IntPredicate tested, BigFraction error) {
        BigDecimal half = Log2.of(error.divide(2)).lower();
        boolean anyTested = false;
        int missing = -1;
        for (int setting = 0; setting < counts.length; setting++) {
            anyTested |= counts[setting] > 0 && tested.test(setting);
            missing = counts[setting] == 0 ? setting : missing;
        }
        String finding = "";
        if (!anyTested && atMost(epsilon.value(), 0, half)) {
            finding = "none of " + seen + " rounds has a setting of the game";
        } else if (missing >= 0 && atMost(epsilon.value().pow(parties), parties, half)) {
            finding = "setting " + text(missing) + " is missing in " + seen + " rounds";
        }
        return new AuditNote("missing settings", seen * parties, !finding.isEmpty(), "", finding);
    }

    /** Whether something of this probability can be missing in all rounds with a probability of at most 2^limit, for 2^many of them. */
    private boolean atMost(BigFraction probability, int many, BigDecimal limit) {
        BigFraction not = BigFraction.ONE.subtract(probability);
        return Log2.of(not).power(seen).upper().add(BigDecimal.valueOf(many)).compareTo(limit) <= 0;
    }

    private String text(int setting) {
        StringBuilder bits = new StringBuilder();
        for (int p = 0; p < parties; p++) {
            bits.append(setting >> p & 1);
        }
        return bits.toString();
    }
}
