package io.github.clinamen.certify;

import io.github.clinamen.core.certificate.PartyGroup;
import io.github.clinamen.core.game.OutcomeFunction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How much symmetry a linear program uses. Of the parties whose outcomes the function uses, those form a group that may be
 * exchanged without changing it and have the same setting; of the others, those with the same setting, whose outcomes
 * may moreover be flipped in pairs.
 */
public enum Symmetry {
    /** All that there is: few variables. */
    FULL,
    /** Only exchanges of parties, as in the tables that others publish. */
    EXCHANGES,
    /** None: 4^n variables. */
    NONE;

    public List<PartyGroup> groups(int parties, OutcomeFunction function, int setting) {
        if (this == NONE) {
            return IntStream.rangeClosed(1, parties)
                    .mapToObj(party -> new PartyGroup(PartyGroup.Kind.COUNTS, List.of(party)))
                    .toList();
        }
        List<List<Integer>> used = new ArrayList<>();
        List<List<Integer>> others = List.of(new ArrayList<>(), new ArrayList<>());
        for (int party = 1; party <= parties; party++) {
            int p = party;
            if (party > function.arity()) {
                others.get(bit(setting, party)).add(party);
                continue;
            }
            used.stream()
                    .filter(g ->
                            bit(setting, g.getFirst()) == bit(setting, p) && isExchangeable(function, g.getFirst(), p))
                    .findFirst()
                    .ifPresentOrElse(g -> g.add(p), () -> used.add(new ArrayList<>(List.of(p))));
        }
        List<PartyGroup> groups = new ArrayList<>();
        used.forEach(g -> groups.add(new PartyGroup(PartyGroup.Kind.COUNTS, g)));
        PartyGroup.Kind kind = this == FULL ? PartyGroup.Kind.PARITY : PartyGroup.Kind.COUNTS;
        others.stream().filter(g -> !g.isEmpty()).forEach(g -> groups.add(new PartyGroup(kind, g)));
        groups.sort(Comparator.comparing(g -> g.parties().getFirst()));
        return groups;
    }

    private static int bit(int word, int party) {
        return word >> (party - 1) & 1;
    }

    private static boolean isExchangeable(OutcomeFunction function, int p, int q) {
        if (function.isSymmetric()) {
            return true;
        }
        return IntStream.range(0, 1 << function.arity())
                .filter(a -> bit(a, p) == 1 && bit(a, q) == 0)
                .allMatch(a -> function.value(a) == function.value(a ^ (1 << (p - 1)) ^ (1 << (q - 1))));
    }
}
