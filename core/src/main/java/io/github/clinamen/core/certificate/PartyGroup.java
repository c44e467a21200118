package io.github.clinamen.core.certificate;

import java.util.List;

/**
 * Parties that a certificate treats alike: its tables depend on their settings and outcomes only through the
 * group's <em>orbit</em>.
 *
 * <ul>
 *   <li>{@link Kind#COUNTS}: how many of the parties have (a,x) = (0,0), (0,1), (1,0), (1,1); written {@code 2.0.1.0}.
 *       Parties may be exchanged.
 *   <li>{@link Kind#PARITY}: the number of settings 1 and the parity of the outcomes; written {@code 2.0}. Parties may be
 *       exchanged, and the outcomes of any two of them flipped together.
 * </ul>
 *
 * @param parties numbers from 1, increasing
 */
public record PartyGroup(Kind kind, List<Integer> parties) {
    /** Which symmetry a group has. */
    public enum Kind {
        COUNTS,
        PARITY
    }

    public PartyGroup {
        parties = List.copyOf(parties);
        if (parties.isEmpty()) {
            throw new IllegalArgumentException("group: expected at least one party");
        }
        for (int i = 0; i < parties.size(); i++) {
            if (parties.get(i) <= (i == 0 ? 0 : parties.get(i - 1))) {
                throw new IllegalArgumentException("group: expected increasing party numbers from 1, found " + parties);
            }
        }
    }

    /** The number of parties. */
    public int size() {
        return parties.size();
    }
}
