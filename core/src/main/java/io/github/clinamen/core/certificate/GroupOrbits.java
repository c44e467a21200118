package io.github.clinamen.core.certificate;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The orbits of one group of s parties, each by its numbers: four counts, or the weight of the settings and the parity of
 * the outcomes.
 *
 * @param numbers one row for each orbit, in lexicographic order
 * @param index the place of each row
 */
record GroupOrbits(PartyGroup group, List<List<Integer>> numbers, Map<List<Integer>, Integer> index) {
    static GroupOrbits of(PartyGroup group) {
        List<List<Integer>> all = new ArrayList<>();
        int s = group.size();
        switch (group.kind()) {
            case COUNTS -> {
                for (int n00 = 0; n00 <= s; n00++) {
                    for (int n01 = 0; n00 + n01 <= s; n01++) {
                        for (int n10 = 0; n00 + n01 + n10 <= s; n10++) {
                            all.add(List.of(n00, n01, n10, s - n00 - n01 - n10));
                        }
                    }
                }
            }
            case PARITY -> {
                for (int weight = 0; weight <= s; weight++) {
                    all.add(List.of(weight, 0));
                    all.add(List.of(weight, 1));
                }
            }
        }
        Map<List<Integer>, Integer> index = new HashMap<>();
        all.forEach(orbit -> index.put(orbit, index.size()));
        return new GroupOrbits(group, List.copyOf(all), Map.copyOf(index));
    }

    int count() {
        return numbers.size();
    }

    String key(int orbit) {
        StringBuilder text = new StringBuilder();
        for (int number : numbers.get(orbit)) {
            text.append(text.isEmpty() ? "" : ".").append(number);
        }
        return text.toString();
    }

    int find(List<Integer> orbit) {
        return Objects.requireNonNull(index.get(orbit));
    }

    /** The orbit of the group's part of packed outcomes and setting. */
    int find(int outcomes, int setting) {
        int[] n = new int[4];
        for (int party : group.parties()) {
            n[2 * (outcomes >> (party - 1) & 1) + (setting >> (party - 1) & 1)]++;
        }
        return find(
                switch (group.kind()) {
                    case COUNTS -> List.of(n[0], n[1], n[2], n[3]);
                    case PARITY -> List.of(n[1] + n[3], (n[2] + n[3]) & 1);
                });
    }

    /** The number of parties with setting 1. */
    int weight(int orbit) {
        List<Integer> n = numbers.get(orbit);
        return group.kind() == PartyGroup.Kind.COUNTS ? n.get(1) + n.get(3) : n.get(0);
    }

    /** The number of settings of the group that occur in the orbit. */
    BigInteger settings(int orbit) {
        return choose(group.size(), weight(orbit));
    }

    /** For each of these settings, the number of outcomes that put it in the orbit. */
    BigInteger outcomes(int orbit) {
        List<Integer> n = numbers.get(orbit);
        return switch (group.kind()) {
            case COUNTS -> choose(n.get(0) + n.get(2), n.get(2)).multiply(choose(n.get(1) + n.get(3), n.get(3)));
            case PARITY -> BigInteger.ONE.shiftLeft(group.size() - 1);
        };
    }

    /** One member: packed setting, the outcomes in the bits from 32. */
    long representative(int orbit) {
        List<Integer> n = numbers.get(orbit);
        long member = 0;
        for (int i = 0; i < group.size(); i++) {
            int party = group.parties().get(i) - 1;
            boolean x;
            boolean a;
            if (group.kind() == PartyGroup.Kind.COUNTS) {
                x = i >= n.get(0) + n.get(2);
                a = x ? i >= n.get(0) + n.get(2) + n.get(1) : i >= n.get(0);
            } else {
                x = i < n.get(0);
                a = i == 0 && n.get(1) == 1;
            }
            member |= (x ? 1L << party : 0) | (a ? 1L << (party + 32) : 0);
        }
        return member;
    }

    static BigInteger choose(int n, int k) {
        BigInteger c = BigInteger.ONE;
        for (int i = 0; i < k; i++) {
            c = c.multiply(BigInteger.valueOf(n - i)).divide(BigInteger.valueOf(i + 1));
        }
        return c;
    }
}
