package io.github.clinamen.formats;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How values from a file appear in a message: on one line, and cut where they are long. */
public final class Shown {
    /** Characters of a value that a message shows. */
    public static final int MOST = 80;

    private static final int MOST_KEYS = 8;

    private Shown() {}

    /** The text without control characters, at most {@link #MOST} characters and three dots. */
    public static String cut(String value) {
        StringBuilder text = new StringBuilder();
        int end = Math.min(value.length(), MOST);
        for (int i = 0; i < end; i++) {
            text.append(Character.isISOControl(value.charAt(i)) ? ' ' : value.charAt(i));
        }
        return end < value.length() ? text + "..." : text.toString();
    }

    /** The text in quotation marks. */
    public static String quoted(String value) {
        return "\"" + cut(value) + "\"";
    }

    /** The first few names that were seen, {@code none} when there are none. */
    public static String names(Collection<String> seen) {
        List<String> shown = new ArrayList<>();
        for (String name : seen) {
            if (shown.size() == MOST_KEYS) {
                shown.add("and " + (seen.size() - MOST_KEYS) + " more");
                break;
            }
            shown.add(quoted(name));
        }
        return shown.isEmpty() ? "none" : String.join(", ", shown);
    }

    /** {@code , did you mean "known"?} when a known name is at most two changes away, else nothing. */
    public static String meant(String found, Collection<String> known) {
        return nearest(found, known)
                .map(name -> "; did you mean " + quoted(name) + "?")
                .orElse("");
    }

    private static Optional<String> nearest(String found, Collection<String> known) {
        String best = null;
        int least = Math.min(3, Math.max(2, found.length()));
        for (String name : known) {
            int distance = found.length() > MOST ? MOST : distance(lower(found), lower(name));
            if (distance < least) {
                least = distance;
                best = name;
            }
        }
        return Optional.ofNullable(best);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** How many characters must be put in, left out or changed (Levenshtein). */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int changed = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
