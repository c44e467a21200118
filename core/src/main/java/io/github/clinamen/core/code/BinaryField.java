package io.github.clinamen.core.code;

import java.util.List;

/** GF(2^m) by tables of powers of a primitive element; elements are polynomials over GF(2), packed as bits. */
final class BinaryField {
    /** A primitive polynomial for each m from 1. */
    private static final List<Integer> POLYNOMIALS = List.of(
            0x3, 0x7, 0xb, 0x13, 0x25, 0x43, 0x89, 0x11d, 0x211, 0x409, 0x805, 0x1053, 0x201b, 0x4443, 0x8003, 0x1100b);

    private final int order;
    private final int[] powers;
    private final int[] logs;

    /** @param m 2 to 16 */
    BinaryField(int m) {
        if (m < 2 || m > POLYNOMIALS.size()) {
            throw new IllegalArgumentException("field: expected GF(2^m) with m from 2 to 16, found " + m);
        }
        order = (1 << m) - 1;
        powers = new int[order];
        logs = new int[order + 1];
        int element = 1;
        for (int i = 0; i < order; i++) {
            powers[i] = element;
            logs[element] = i;
            element <<= 1;
            if (element > order) {
                element ^= POLYNOMIALS.get(m - 1);
            }
        }
        if (element != 1) {
            throw new IllegalStateException("polynomial of degree " + m + " is not primitive");
        }
    }

    /** Adds s x^j to sums[j] for each j, with x^0 = 1. */
    void addPowerSums(int[] sums, int s, int x) {
        if (s == 0) {
            return;
        }
        if (x == 0) {
            sums[0] ^= s;
            return;
        }
        int log = logs[s];
        int step = logs[x];
        for (int j = 0; j < sums.length; j++) {
            sums[j] ^= powers[log];
            log += step;
            log -= log >= order ? order : 0;
        }
    }
}
