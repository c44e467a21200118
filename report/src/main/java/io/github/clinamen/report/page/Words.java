package io.github.clinamen.report.page;

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

    /** X and Y, party 1 first. */
    static String setting(int setting, int parties) {
        StringBuilder text = new StringBuilder();
        for (int p = 0; p < parties; p++) {
            text.append((setting >> p & 1) == 1 ? 'X' : 'Y');
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
