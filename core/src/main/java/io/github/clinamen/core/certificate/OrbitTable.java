package io.github.clinamen.core.certificate;

import java.util.List;
import org.hipparchus.fraction.BigFraction;

/**
 * A table over the orbits of a certificate's groups: the entry of every (a,x) in an orbit; zero where none is listed.
 *
 * @param entries in the order of the orbits, none zero
 */
public record OrbitTable(List<Entry> entries) {
    /**
     * @param orbit its key, such as {@code 2.0.1.0/2.0}: the groups' orbits in the order of the groups
     * @param value not zero
     */
    public record Entry(String orbit, BigFraction value) {}

    public OrbitTable {
        entries = List.copyOf(entries);
    }
}
