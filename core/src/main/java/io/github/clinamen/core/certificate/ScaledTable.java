package io.github.clinamen.core.certificate;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * A table over orbits with a common denominator, dense: what the checker computes with.
 *
 * @param denominator positive
 */
record ScaledTable(BigInteger[] numerators, BigInteger denominator) {
    /** @throws CertificateRejectedException when an orbit is unknown, out of order or listed as zero */
    static ScaledTable of(Orbits orbits, String name, OrbitTable table) {
        Map<String, Integer> index = new HashMap<>();
        for (int o = 0; o < orbits.count(); o++) {
            index.put(orbits.key(o), o);
        }
        BigInteger denominator = BigInteger.ONE;
        for (OrbitTable.Entry e : table.entries()) {
            BigInteger d = e.value().getDenominator();
            denominator = denominator.divide(denominator.gcd(d)).multiply(d);
        }
        BigInteger[] numerators = new BigInteger[orbits.count()];
        Arrays.fill(numerators, BigInteger.ZERO);
        int last = -1;
        for (OrbitTable.Entry e : table.entries()) {
            Integer at = index.get(e.orbit());
            CertificateRejectedException.unless(
                    at != null && at > last, "%s: orbit \"%s\" is unknown, repeated or out of order", name, e.orbit());
            CertificateRejectedException.unless(
                    e.value().signum() != 0, "%s: orbit \"%s\" is listed as zero", name, e.orbit());
            last = at == null ? last : at;
            numerators[last] = e.value().multiply(denominator).getNumerator();
        }
        return new ScaledTable(numerators, denominator);
    }

    boolean isNegative(int orbit) {
        return numerators[orbit].signum() < 0;
    }

    boolean isZero(int orbit) {
        return numerators[orbit].signum() == 0;
    }
}
