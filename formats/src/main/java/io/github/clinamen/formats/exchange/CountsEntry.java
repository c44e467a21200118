package io.github.clinamen.formats.exchange;

import io.github.clinamen.core.InputException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The outcomes of one circuit: counts (Qiskit, CSV-like), {@code memory}, {@code measurementCounts} and
 * {@code measurements} (Amazon Braket), histograms and probabilities by number (IonQ).
 *
 * @param place where in the document, for errors
 * @param keys how an outcome is written
 * @param counts by written outcome
 */
record CountsEntry(Path file, String place, Keys keys, Map<String, Long> counts, BitOrder custom, String customName) {
    /** How outcomes are written. */
    enum Keys {
        BITS,
        HEXADECIMAL,
        DECIMAL
    }

    private static final Pattern HEXADECIMAL = Pattern.compile("0x[0-9a-fA-F]{1,8}");
    private static final Pattern BITS = Pattern.compile("[01]{3,25}");
    private static final Pattern DECIMAL = Pattern.compile("0|[1-9][0-9]{0,8}");
    private static final List<String> QISKIT = List.of("counts", "histogram");
    private static final List<String> BRAKET = List.of("measurementCounts", "measurement_counts");
    private static final List<String> PROBABILITIES =
            List.of("measurementProbabilities", "measurement_probabilities", "probabilities");

    static CountsEntry of(Path file, String place, JsonNode node, JsonNode documentShots) {
        JsonNode data = node.path("data").isObject() ? node.path("data") : node;
        JsonNode shotsNode = node.has("shots") ? node.path("shots") : documentShots;
        Reader reader = new Reader(file, place, shotsNode);
        if (shotsNode.isIntegralNumber() && !shotsNode.canConvertToLong()) {
            throw reader.fault("at most 2^53 shots", shotsNode.toString());
        }
        for (String field : QISKIT) {
            if (data.path(field).isObject()) {
                return reader.counts(data.path(field), BitOrder.FIRST_BIT_LAST, "Qiskit");
            }
        }
        for (String field : BRAKET) {
            if (data.path(field).isObject()) {
                return reader.counts(data.path(field), BitOrder.FIRST_BIT_FIRST, "Amazon Braket");
            }
        }
        if (data.path("memory").isArray() || data.isArray()) {
            return reader.memory(data.isArray() ? data : data.path("memory"));
        }
        if (data.path("measurements").isArray()) {
            return reader.measurements(data.path("measurements"));
        }
        for (String field : PROBABILITIES) {
            if (data.path(field).isObject()) {
                boolean braket = field.startsWith("measurement");
                return reader.probabilities(
                        data.path(field),
                        braket ? BitOrder.FIRST_BIT_FIRST : BitOrder.FIRST_BIT_LAST,
                        braket ? "Amazon Braket" : "IonQ");
            }
        }
        if (data.isObject() && !data.isEmpty()) {
            boolean numbers = data.values().stream().anyMatch(JsonNode::isFloatingPointNumber);
            return numbers
                    ? reader.probabilities(data, BitOrder.FIRST_BIT_LAST, "IonQ")
                    : reader.counts(data, BitOrder.FIRST_BIT_LAST, "Qiskit");
        }
        throw reader.fault("counts, memory, measurements or probabilities", "none");
    }

    /** How many bits an outcome has, where that can be seen. */
    Optional<Integer> bits() {
        return keys == Keys.BITS ? counts.keySet().stream().map(String::length).findFirst() : Optional.empty();
    }

    /** A written outcome as packed bits of n parties. */
    int outcome(String written, int n, BitOrder order) {
        if (keys == Keys.BITS) {
            if (written.length() != n) {
                throw fault("outcomes of " + n + " bits", "\"" + written + "\"");
            }
            return (int) order.parse(written);
        }
        int value =
                keys == Keys.DECIMAL ? Integer.parseInt(written) : Integer.parseUnsignedInt(written.substring(2), 16);
        if (value < 0 || value >>> n != 0) {
            throw fault("outcomes below 2^" + n, "\"" + written + "\"");
        }
        return order == BitOrder.FIRST_BIT_LAST ? value : Integer.reverse(value) >>> (32 - n);
    }

    private InputException fault(String expected, String found) {
        return new Reader(file, place, tools.jackson.databind.node.MissingNode.getInstance()).fault(expected, found);
    }

    private record Reader(Path file, String place, JsonNode shots) {
        CountsEntry counts(JsonNode map, BitOrder custom, String customName) {
            Map<String, Long> counts = new TreeMap<>();
            for (Map.Entry<String, JsonNode> cell : map.properties()) {
                JsonNode count = cell.getValue();
                if (!count.isIntegralNumber() || !count.canConvertToLong() || count.longValue() < 0) {
                    throw fault("a whole count of 0 or more for \"" + cell.getKey() + "\"", count.toString());
                }
                add(counts, cell.getKey(), count.longValue());
            }
            return entry(counts, custom, customName);
        }

        CountsEntry memory(JsonNode list) {
            Map<String, Long> counts = new TreeMap<>();
            for (JsonNode shot : list.values()) {
                if (!shot.isString()) {
                    throw fault("a string for each shot", shot.toString());
                }
                counts.merge(shot.stringValue().replace(" ", ""), 1L, Long::sum);
            }
            return entry(counts, BitOrder.FIRST_BIT_LAST, "Qiskit");
        }

        CountsEntry measurements(JsonNode list) {
            Map<String, Long> counts = new TreeMap<>();
            for (JsonNode shot : list.values()) {
                StringBuilder bits = new StringBuilder();
                shot.values().forEach(bit -> bits.append(bit.toString()));
                counts.merge(bits.toString(), 1L, Long::sum);
            }
            return entry(counts, BitOrder.FIRST_BIT_FIRST, "Amazon Braket");
        }

        CountsEntry probabilities(JsonNode map, BitOrder custom, String customName) {
            if (!shots.isIntegralNumber() || shots.longValue() < 1) {
                throw fault("the number of shots, to make counts of probabilities", "none");
            }
            Map<String, Long> counts = new TreeMap<>();
            for (Map.Entry<String, JsonNode> cell : map.properties()) {
                double count = cell.getValue().asDouble(Double.NaN) * shots.longValue();
                if (!(count >= 0) || Math.abs(count - Math.rint(count)) > 0.01) {
                    throw fault(
                            "a probability that is a whole number of " + shots.longValue() + " shots for \""
                                    + cell.getKey() + "\"",
                            cell.getValue().toString());
                }
                add(counts, cell.getKey(), Math.round(count));
            }
            return entry(counts, custom, customName);
        }

        private void add(Map<String, Long> counts, String key, long count) {
            if (counts.putIfAbsent(key.replace(" ", ""), count) != null) {
                throw fault("each outcome once", "\"" + key + "\" twice");
            }
        }

        private CountsEntry entry(Map<String, Long> counts, BitOrder custom, String customName) {
            long sum = counts.values().stream().reduce(0L, (a, b) -> a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b);
            if (shots.isIntegralNumber() && shots.longValue() != sum) {
                throw fault("counts that sum to the " + shots.longValue() + " shots", Long.toString(sum));
            }
            if (sum == 0) {
                throw fault("at least one shot", "none");
            }
            return new CountsEntry(file, place, keys(counts), counts, custom, customName);
        }

        private Keys keys(Map<String, Long> counts) {
            boolean bits =
                    counts.keySet().stream().allMatch(key -> BITS.matcher(key).matches());
            if (bits && counts.keySet().stream().map(String::length).distinct().count() == 1) {
                return Keys.BITS;
            }
            if (counts.keySet().stream()
                    .allMatch(key -> HEXADECIMAL.matcher(key).matches())) {
                return Keys.HEXADECIMAL;
            }
            if (counts.keySet().stream().allMatch(key -> DECIMAL.matcher(key).matches())) {
                return Keys.DECIMAL;
            }
            throw fault(
                    "outcomes that are all bit strings of one length, or all 0x and hexadecimal, or all whole numbers",
                    counts.keySet().stream().limit(4).toList().toString());
        }

        InputException fault(String expected, String found) {
            return new InputException(file + ": " + place + ": expected " + expected + ", found " + found);
        }
    }
}
