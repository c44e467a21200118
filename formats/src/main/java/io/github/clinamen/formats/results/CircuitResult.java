package io.github.clinamen.formats.results;

import io.github.clinamen.core.InputException;
import io.github.clinamen.formats.BitOrder;
import io.github.clinamen.formats.Shown;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * One circuit's result in a document, and what the document says around it.
 *
 * @param place where in the document, for errors
 * @param shots the number of shots as the result, the document or the user gives it; may be missing
 * @param parties n, where the name of the setting tells
 */
public record CircuitResult(Path file, String place, JsonNode node, JsonNode shots, OptionalInt parties) {
    /** So that sums stay exact, also as floating-point numbers. */
    private static final long MOST_SHOTS = 1L << 53;

    private static final int MOST_BITS = 64;
    private static final Pattern BITS = Pattern.compile("[01]+");
    private static final Pattern HEXADECIMAL = Pattern.compile("0[xX][0-9a-fA-F]{1,16}");
    private static final Pattern DECIMAL = Pattern.compile("0|[1-9][0-9]{0,17}");

    private static final String MITIGATED = " (mitigated numbers are no record of what was seen)";

    /** How the outcomes of a map are written. */
    private enum Keys {
        BITS,
        HEXADECIMAL,
        DECIMAL
    }

    /** The same place with another node below it. */
    CircuitResult at(JsonNode below) {
        return new CircuitResult(file, place, below, shots, parties);
    }

    /** The error for what was found here. */
    public InputException fault(String expected, String found) {
        return new InputException(file + ": " + (place.isEmpty() ? "" : place + ": ") + "expected " + expected
                + ", found " + Shown.cut(found));
    }

    /** What is here, for messages: the names of an object's fields, else the value. */
    String described() {
        return node.isObject() ? "fields " + Shown.names(node.propertyNames()) : node.toString();
    }

    /** A map from outcomes to counts. */
    Outcomes counts(JsonNode map, BitOrder order, boolean numbers) {
        Outcomes outcomes = outcomes(map.propertyNames(), numbers, false);
        Keys keys = keys(map.propertyNames(), numbers);
        Set<Long> seen = new HashSet<>();
        for (Map.Entry<String, JsonNode> cell : map.properties()) {
            long outcome = outcome(cell.getKey(), keys, order);
            if (!seen.add(outcome)) {
                throw fault("each outcome once", Shown.quoted(cell.getKey()) + " twice");
            }
            outcomes.add(outcome, count(cell.getKey(), cell.getValue()));
        }
        return checked(outcomes);
    }

    /** A map from outcomes to probabilities; the counts are made with the number of shots. */
    Outcomes probabilities(JsonNode map, BitOrder order, boolean numbers) {
        long all = shotsGiven();
        Outcomes outcomes = outcomes(map.propertyNames(), numbers, false);
        Keys keys = keys(map.propertyNames(), numbers);
        Set<Long> seen = new HashSet<>();
        for (Map.Entry<String, JsonNode> cell : map.properties()) {
            long outcome = outcome(cell.getKey(), keys, order);
            if (!seen.add(outcome)) {
                throw fault("each outcome once", Shown.quoted(cell.getKey()) + " twice");
            }
            outcomes.add(outcome, probable(cell.getKey(), cell.getValue(), all));
        }
        return checked(outcomes);
    }

    /** An array with one string a shot. */
    Outcomes strings(JsonNode list, BitOrder order) {
        Set<String> written = new HashSet<>();
        for (JsonNode shot : list.values()) {
            if (!shot.isString()) {
                throw fault("a string for each shot", shot.toString());
            }
            written.add(shot.stringValue());
        }
        Outcomes outcomes = outcomes(written, false, true);
        Keys keys = keys(written, false);
        for (JsonNode shot : list.values()) {
            outcomes.add(outcome(shot.stringValue(), keys, order), 1);
        }
        return checked(outcomes);
    }

    /** An array with one array of bits a shot, its first bit first. */
    Outcomes rows(JsonNode list) {
        Outcomes outcomes =
                new Outcomes(list.isEmpty() ? 0 : bitsWithin(list.get(0).size()), true);
        for (JsonNode shot : list.values()) {
            if (!shot.isArray() || shot.size() != list.get(0).size()) {
                throw fault(
                        "an array of " + list.get(0).size() + " bits for each shot",
                        shot.isArray() ? shot.size() + " elements" : shot.toString());
            }
            long packed = 0;
            for (int bit = 0; bit < shot.size(); bit++) {
                packed |= (long) bit(shot.get(bit)) << bit;
            }
            outcomes.add(packed, 1);
        }
        return checked(outcomes);
    }

    int bitsWithin(int bits) {
        if (bits < 1 || bits > MOST_BITS) {
            throw fault("1 to " + MOST_BITS + " bits an outcome", Integer.toString(bits));
        }
        return bits;
    }

    /** 0 or 1, also as {@code false} and {@code true}. */
    int bit(JsonNode node) {
        if (node.isBoolean()) {
            return node.booleanValue() ? 1 : 0;
        }
        if (!node.isIntegralNumber() || !node.canConvertToInt() || node.intValue() >> 1 != 0) {
            throw fault("0 or 1 for each bit", node.toString());
        }
        return node.intValue();
    }

    /** Holds the sum against the number of shots that is given. */
    Outcomes checked(Outcomes outcomes) {
        long sum = outcomes.shots();
        if (sum == 0) {
            throw fault("at least one shot", "none");
        }
        if (shots.isNumber() && (!shots.canConvertToExactIntegral() || shotsGiven() != sum)) {
            throw fault("counts that sum to the " + Shown.cut(shots.asString()) + " shots", Long.toString(sum));
        }
        return outcomes;
    }

    private long shotsGiven() {
        if (shots.isMissingNode() || shots.isNull()) {
            throw fault("the number of shots, to make counts of probabilities (\"shots\" or --shots)", "none");
        }
        if (!shots.isNumber()
                || !shots.canConvertToExactIntegral()
                || !shots.canConvertToLong()
                || shots.longValue() < 1
                || shots.longValue() > MOST_SHOTS) {
            throw fault("1 to 2^53 shots", shots.toString());
        }
        return shots.longValue();
    }

    private long count(String outcome, JsonNode count) {
        String expected = "a whole count of 0 or more for " + Shown.quoted(outcome);
        if (!count.isNumber()) {
            throw fault(expected, count.toString());
        }
        if (count.isIntegralNumber() ? count.bigIntegerValue().signum() < 0 : count.doubleValue() < 0) {
            throw fault(expected + MITIGATED, "the negative " + count);
        }
        if (!count.canConvertToExactIntegral()) {
            throw fault(expected + MITIGATED, "the fraction " + count);
        }
        if (!count.canConvertToLong() || count.longValue() > MOST_SHOTS) {
            throw fault("at most 2^53 shots", count.toString());
        }
        return count.longValue();
    }

    private long probable(String outcome, JsonNode probability, long all) {
        String expected = "a probability that is a whole number of " + all + " shots for " + Shown.quoted(outcome);
        double p = probability.isNumber() ? probability.doubleValue() : Double.NaN;
        if (p < 0) {
            throw fault(
                    "a probability of 0 or more for " + Shown.quoted(outcome) + MITIGATED,
                    "the negative " + probability);
        }
        double count = p * all;
        if (!(p <= 1 + 1e-9) || Math.abs(count - Math.rint(count)) > Math.max(0.01, 1e-7 * all)) {
            throw fault(expected, probability.toString());
        }
        return Math.round(count);
    }

    private Outcomes outcomes(Iterable<String> written, boolean numbers, boolean inOrder) {
        Keys keys = keys(written, numbers);
        int width = 0;
        for (String text : written) {
            width = keys == Keys.BITS ? bitsWithin(plain(text).length()) : 0;
        }
        return new Outcomes(width, inOrder);
    }

    /**
     * Strings of bits have one length, that of the parties where these are known. A string of n bits that begins with 1 is, read as a
     * number, at least 2^n for n of 2 and more, so that no choice is left.
     */
    private Keys keys(Iterable<String> written, boolean numbers) {
        int bits = -1;
        boolean allBits = true;
        boolean allHexadecimal = true;
        boolean allDecimal = true;
        boolean someDigit = false;
        for (String text : written) {
            String plain = plain(text);
            allBits &= BITS.matcher(plain).matches() && (bits < 0 || bits == plain.length());
            bits = plain.length();
            allHexadecimal &= HEXADECIMAL.matcher(text).matches();
            boolean decimal = DECIMAL.matcher(text).matches();
            allDecimal &= decimal;
            someDigit |= decimal && !BITS.matcher(text).matches();
        }
        if (bits < 0) {
            throw fault("at least one shot", "none");
        }
        boolean rightLength = bits == parties.orElse(bits);
        if (allBits && (rightLength || !(numbers && allDecimal))) {
            if (!rightLength) {
                throw fault(
                        "outcomes of " + parties.getAsInt() + " bits",
                        "outcomes of " + bits + (bits == 1 ? " character, " : " characters, ")
                                + Shown.names(first(written)));
            }
            return Keys.BITS;
        }
        if (allHexadecimal) {
            return Keys.HEXADECIMAL;
        }
        if (allDecimal && (numbers || someDigit)) {
            return Keys.DECIMAL;
        }
        throw fault(
                "outcomes that are all bit strings of one length, or all 0x and hexadecimal, or all whole numbers",
                Shown.names(first(written)));
    }

    private static List<String> first(Iterable<String> written) {
        List<String> few = new ArrayList<>();
        for (String text : written) {
            if (few.size() < 4) {
                few.add(text);
            }
        }
        return few;
    }

    private static String plain(String written) {
        return written.replace(" ", "");
    }

    private long outcome(String written, Keys keys, BitOrder order) {
        if (keys == Keys.BITS) {
            return order.parse(plain(written));
        }
        long value = keys == Keys.DECIMAL ? Long.parseLong(written) : Long.parseUnsignedLong(written.substring(2), 16);
        if (parties.isPresent() && value >>> parties.getAsInt() != 0) {
            throw fault("outcomes below 2^" + parties.getAsInt(), Shown.quoted(written));
        }
        return value;
    }
}
