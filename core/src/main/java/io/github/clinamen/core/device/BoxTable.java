package io.github.clinamen.core.device;

import java.math.BigInteger;
import java.util.List;
import org.hipparchus.fraction.BigFraction;

/**
 * The exact table P(a|x) of one round's boxes, known to be non-signalling: a value of this type has been checked to be
 * non-negative, normalised for every setting, and such that no party's setting changes what the others see.
 *
 * <p>Settings and outcomes are packed as in {@link io.github.clinamen.core.game.MerminGame}: bit i belongs to party
 * i + 1.
 *
 * @param parties 1 to 12
 * @param denominator of all entries, positive
 * @param numerators 2^n rows, one for each setting x, of 2^n entries, one for each outcome a:
 *     P(a|x) = numerators.get(x).get(a) / denominator
 */
public record BoxTable(int parties, BigInteger denominator, List<List<BigInteger>> numerators) {
    public static final int MAX_PARTIES = 12;

    public BoxTable {
        if (parties < 1 || parties > MAX_PARTIES) {
            throw new IllegalArgumentException("parties: expected 1 to " + MAX_PARTIES + ", found " + parties);
        }
        if (denominator.signum() <= 0) {
            throw new IllegalArgumentException("denominator: expected a positive integer, found " + denominator);
        }
        numerators = numerators.stream().map(List::copyOf).toList();
        requireShape(parties, numerators);
        requireProbabilities(parties, denominator, numerators);
        requireNonSignalling(parties, denominator, numerators);
    }

    /** P(a|x), exactly. */
    public BigFraction probability(int outcomes, int setting) {
        return new BigFraction(numerators.get(setting).get(outcomes), denominator);
    }

    private static void requireShape(int n, List<List<BigInteger>> table) {
        int size = 1 << n;
        if (table.size() != size) {
            throw new IllegalArgumentException(
                    "box: expected " + size + " settings for " + n + " parties, found " + table.size());
        }
        for (int x = 0; x < size; x++) {
            if (table.get(x).size() != size) {
                throw new IllegalArgumentException("box: setting " + bits(x, n) + ": expected " + size
                        + " outcomes, found " + table.get(x).size());
            }
        }
    }

    private static void requireProbabilities(int n, BigInteger denominator, List<List<BigInteger>> table) {
        for (int x = 0; x < table.size(); x++) {
            BigInteger sum = BigInteger.ZERO;
            for (int a = 0; a < table.size(); a++) {
                BigInteger p = table.get(x).get(a);
                if (p.signum() < 0) {
                    throw new IllegalArgumentException(
                            "box: P(" + bits(a, n) + "|" + bits(x, n) + ") is negative: " + p + "/" + denominator);
                }
                sum = sum.add(p);
            }
            if (!sum.equals(denominator)) {
                throw new IllegalArgumentException("box: outcomes of setting " + bits(x, n)
                        + ": expected probabilities that add up to 1, found " + sum + "/" + denominator);
            }
        }
    }

    /**
     * Summing out one party must leave a table that does not depend on its setting. One party at a time is enough: the
     * conditions for larger sets of parties follow by chaining these.
     */
    private static void requireNonSignalling(int n, BigInteger denominator, List<List<BigInteger>> table) {
        for (int party = 0; party < n; party++) {
            int bit = 1 << party;
            for (int x = 0; x < table.size(); x++) {
                for (int a = 0; a < table.size() && (x & bit) == 0; a++) {
                    if ((a & bit) != 0) {
                        continue;
                    }
                    BigInteger at0 = table.get(x).get(a).add(table.get(x).get(a | bit));
                    BigInteger at1 =
                            table.get(x | bit).get(a).add(table.get(x | bit).get(a | bit));
                    if (!at0.equals(at1)) {
                        throw new IllegalArgumentException("box: party " + (party + 1) + " signals: the others have "
                                + bits(a, n, party) + " given " + bits(x, n, party) + " with probability " + at0 + "/"
                                + denominator + " for its setting 0, " + at1 + "/" + denominator + " for 1");
                    }
                }
            }
        }
    }

    /** Party 1 first. */
    private static String bits(int word, int n) {
        return bits(word, n, -1);
    }

    private static String bits(int word, int n, int hidden) {
        StringBuilder text = new StringBuilder(n);
        for (int i = 0; i < n; i++) {
            text.append(i == hidden ? '*' : (word >> i & 1) == 1 ? '1' : '0');
        }
        return text.toString();
    }
}
