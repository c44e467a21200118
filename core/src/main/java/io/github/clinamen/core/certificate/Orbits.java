package io.github.clinamen.core.certificate;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * The orbits of all pairs (a,x) under the symmetry of a partition of the parties into groups: one orbit of each group.
 * A table over the orbits stands for the table over (a,x) that has the same entry on all members of an orbit. One group
 * for each party is no symmetry at all: 4^n orbits.
 *
 * <p>An orbit's key joins those of its groups, in their order: {@code 2.0.1.0/2.0}.
 */
final class Orbits {
    private final List<GroupOrbits> groups;
    private final int count;

    /** @throws CertificateRejectedException unless the groups are a partition of parties 1 to n */
    Orbits(int parties, List<PartyGroup> partition) {
        List<Integer> members = new ArrayList<>();
        partition.forEach(g -> members.addAll(g.parties()));
        members.sort(null);
        boolean isPartition = members.size() == parties;
        for (int i = 0; i < members.size() && isPartition; i++) {
            isPartition = members.get(i) == i + 1;
        }
        CertificateRejectedException.unless(isPartition, "groups: expected every party from 1 to %s once", parties);
        groups = partition.stream().map(GroupOrbits::of).toList();
        long product = 1;
        for (GroupOrbits g : groups) {
            product = Math.min(product * g.count(), Integer.MAX_VALUE);
        }
        CertificateRejectedException.unless(product < 1 << 24, "groups: expected fewer than 2^24 orbits");
        count = (int) product;
    }

    List<GroupOrbits> groups() {
        return groups;
    }

    int count() {
        return count;
    }

    /** The group's orbit in this orbit of all parties; the last group varies fastest. */
    private int part(int orbit, int group) {
        for (int g = groups.size() - 1; g > group; g--) {
            orbit /= groups.get(g).count();
        }
        return orbit % groups.get(group).count();
    }

    String key(int orbit) {
        List<String> parts = new ArrayList<>();
        for (int g = 0; g < groups.size(); g++) {
            parts.add(groups.get(g).key(part(orbit, g)));
        }
        return String.join("/", parts);
    }

    /** The orbit of packed outcomes and setting. */
    int find(int outcomes, int setting) {
        int orbit = 0;
        for (GroupOrbits g : groups) {
            orbit = orbit * g.count() + g.find(outcomes, setting);
        }
        return orbit;
    }

    int setting(int orbit) {
        return (int) member(orbit);
    }

    int outcomes(int orbit) {
        return (int) (member(orbit) >>> 32);
    }

    private long member(int orbit) {
        long member = 0;
        for (int g = 0; g < groups.size(); g++) {
            member |= groups.get(g).representative(part(orbit, g));
        }
        return member;
    }

    /** For one setting of the orbit, the number of outcomes that put it there. */
    BigInteger outcomesPerSetting(int orbit) {
        BigInteger product = BigInteger.ONE;
        for (int g = 0; g < groups.size(); g++) {
            product = product.multiply(groups.get(g).outcomes(part(orbit, g)));
        }
        return product;
    }

    /** The number of pairs (a,x) in the orbit. */
    BigInteger size(int orbit) {
        BigInteger product = outcomesPerSetting(orbit);
        for (int g = 0; g < groups.size(); g++) {
            product = product.multiply(groups.get(g).settings(part(orbit, g)));
        }
        return product;
    }
}
