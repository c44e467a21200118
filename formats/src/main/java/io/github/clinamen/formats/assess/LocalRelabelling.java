package io.github.clinamen.formats.assess;

import io.github.clinamen.formats.exchange.BoxCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * Other names for the same boxes: each party may exchange its settings and flip its outcomes, with or without regard to
 * its setting. No such change can make or unmake a violation, but different texts on the Mermin inequality differ by one.
 *
 * @param exchanged parties (bit i is party i + 1) whose settings X and Y are exchanged
 * @param flippedAtX parties whose outcome is flipped when, after the exchange, the setting is X
 * @param flipped whether the outcome of party 1 is flipped at both its settings
 */
public record LocalRelabelling(int exchanged, int flippedAtX, boolean flipped) {
    public static final LocalRelabelling NONE = new LocalRelabelling(0, 0, false);

    /** The setting under its new name. */
    public int setting(int old) {
        return old ^ exchanged;
    }

    /** The outcomes under their new names, for a setting under its new name. */
    public int outcomes(int old, int newSetting) {
        return old ^ (flippedAtX & newSetting) ^ (flipped ? 1 : 0);
    }

    /** Whether the parity of the outcomes changes at a setting, given by its new name. */
    boolean changesParity(int newSetting) {
        return (Integer.bitCount(flippedAtX & newSetting) + (flipped ? 1 : 0)) % 2 == 1;
    }

    /** The counts under their new names. */
    public BoxCounts apply(BoxCounts counts) {
        BoxCounts.Builder builder = new BoxCounts.Builder(counts.parties());
        counts.settings().forEach((setting, outcomes) -> {
            builder.add(setting(setting), 0, 0);
            outcomes.forEach(
                    (outcome, count) -> builder.add(setting(setting), outcomes(outcome, setting(setting)), count));
        });
        return builder.build();
    }

    /** How far from the names in the file: of equally good relabellings, the simplest is reported. */
    int complexity(int parties) {
        int all = (1 << parties) - 1;
        return (exchanged == 0 ? 0 : exchanged == all ? 1 : 1 + 2 * Integer.bitCount(exchanged))
                + (flippedAtX == 0 ? 0 : flippedAtX == all ? 1 : 1 + 2 * Integer.bitCount(flippedAtX))
                + (flipped ? 1 : 0);
    }

    /** In words; {@code none} when nothing changes. */
    public String describe(int parties) {
        List<String> changes = new ArrayList<>();
        if (exchanged != 0) {
            changes.add("X and Y exchanged at " + names(exchanged, parties));
        }
        if (flippedAtX != 0) {
            changes.add("outcomes flipped at X for " + names(flippedAtX, parties));
        }
        if (flipped) {
            changes.add("outcome of party 1 flipped");
        }
        return changes.isEmpty() ? "none" : String.join("; ", changes);
    }

    private static String names(int set, int parties) {
        if (set == (1 << parties) - 1) {
            return "all parties";
        }
        StringJoiner names = new StringJoiner(", ", Integer.bitCount(set) == 1 ? "party " : "parties ", "");
        for (int p = 0; p < parties; p++) {
            if ((set >> p & 1) == 1) {
                names.add(Integer.toString(p + 1));
            }
        }
        return names.toString();
    }
}
