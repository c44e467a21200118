package io.github.clinamen.report.page;

import io.github.clinamen.core.game.Game;
import java.util.Locale;

/** Numbers and bits as the page writes them. */
final class Words {
    private Words() {}

    static String count(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    static String count(long n, String one, String more) {
        return count(n) + " " + (n == 1 ? one : more);
    }

    /** Party 1 first: X and Y for the Mermin games, else numbers. */
    static String setting(int setting, Game game) {
        StringBuilder text = new StringBuilder();
        int rest = setting;
        for (int p = 0; p < game.parties(); p++) {
            int own = rest & (1 << game.settingBits(p)) - 1;
            rest >>>= game.settingBits(p);
            text.append(game.name().startsWith("mermin:") ? own == 1 ? "X" : "Y" : Integer.toString(own));
        }
        return text.toString();
    }

    /** Bits, party 1 first. */
    static String outcome(int outcome, int parties) {
        StringBuilder text = new StringBuilder();
        for (int p = 0; p < parties; p++) {
            text.append(outcome >> p & 1);
        }
        return text.toString();
    }

    /** {@code 9.957e-7} as {@code 9.957 × 10^-7} with a raised exponent in the markup of drawings. */
    static String power(String decimal) {
        int e = decimal.indexOf('e');
        if (e < 0) {
            return decimal;
        }
        return decimal.substring(0, e) + " \u00d7 10^{"
                + decimal.substring(e + 1).replace("-", "\u2212") + "}";
    }
}
