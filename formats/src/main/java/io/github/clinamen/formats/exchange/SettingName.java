package io.github.clinamen.formats.exchange;

import io.github.clinamen.formats.BitOrder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A setting as it is written: letters X and Y in either case, or 1 (X) and 0 (Y), party 1 first, 2 to 25 of them.
 *
 * @param packed bit i is the setting of party i + 1, 1 for X
 * @param parties how many letters there are
 */
record SettingName(int packed, int parties) {
    private static final Pattern LETTERS = Pattern.compile("[XYxy]{2,25}");
    private static final Pattern DIGITS = Pattern.compile("[01]{2,25}");

    /** In other names, such as XYY+YXY, the letters say something else. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_ .,:;/()\\[\\]-]{1,200}");

    private static final Pattern BREAK = Pattern.compile("[^A-Za-z0-9]+");

    /** The setting that a text is; empty when it is none. */
    static Optional<SettingName> parse(String text) {
        if (!LETTERS.matcher(text).matches() && !DIGITS.matcher(text).matches()) {
            return Optional.empty();
        }
        String bits = text.toUpperCase(Locale.ROOT).replace('X', '1').replace('Y', '0');
        return Optional.of(new SettingName((int) BitOrder.FIRST_BIT_FIRST.parse(bits), text.length()));
    }

    /** The setting in the name of a circuit, such as {@code mermin_XXYXY}: the one word of it that is a setting in letters. */
    static Optional<SettingName> within(String name) {
        Optional<SettingName> whole = parse(name);
        if (whole.isPresent() || !NAME.matcher(name).matches()) {
            return whole;
        }
        List<String> words = Stream.of(BREAK.split(name))
                .filter(word -> LETTERS.matcher(word).matches())
                .toList();
        return words.size() == 1 ? parse(words.getFirst()) : Optional.empty();
    }
}
