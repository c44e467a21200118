package io.github.clinamen.formats.results;

import io.github.clinamen.formats.BitOrder;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * IQM's measurements: for each key the bits of all shots, {@code {"m_3_0_0": [[0], [1]], ...}}. Keys that end in register and index are
 * put in their order, others stay as they stand; the first one holds party 1.
 */
final class Iqm implements Notation {
    private static final Pattern KEY = Pattern.compile("m_\\d{1,4}_(\\d{1,4})_(\\d{1,4})");

    @Override
    public String name() {
        return "IQM";
    }

    @Override
    public BitOrder order() {
        return BitOrder.FIRST_BIT_FIRST;
    }

    @Override
    public boolean fits(JsonNode result) {
        JsonNode keys = keys(result);
        return keys.isObject()
                && !keys.isEmpty()
                && keys.values().stream()
                        .allMatch(shots -> shots.isArray()
                                && !shots.isEmpty()
                                && shots.get(0).isArray());
    }

    private static JsonNode keys(JsonNode result) {
        JsonNode keys = result.path("measurements");
        return keys.isObject() ? keys : keys.size() == 1 ? keys.get(0) : result;
    }

    @Override
    public Outcomes read(CircuitResult result) {
        List<Map.Entry<String, JsonNode>> keys = List.copyOf(keys(result.node()).properties());
        if (keys.stream().allMatch(key -> KEY.matcher(key.getKey()).matches())) {
            keys = keys.stream()
                    .sorted(Comparator.<Map.Entry<String, JsonNode>>comparingInt(key -> number(key.getKey(), 1))
                            .thenComparingInt(key -> number(key.getKey(), 2)))
                    .toList();
        }
        return Registers.joined(
                result,
                keys.stream()
                        .map(key -> Registers.part(result, key.getKey()).rows(key.getValue()))
                        .toList());
    }

    private static int number(String key, int group) {
        Matcher matcher = KEY.matcher(key);
        return matcher.matches() ? Integer.parseInt(matcher.group(group)) : 0;
    }
}
