package io.github.clinamen.formats.results;

import io.github.clinamen.formats.BitOrder;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Amazon Braket: {@code measurementCounts}, {@code measurements} (one array a shot) or {@code measurementProbabilities}. The columns
 * stand in the order of {@code measuredQubits}; the lowest qubit is party 1.
 */
final class Braket implements Notation {
    private static final List<String> COUNTS = List.of("measurementCounts", "measurement_counts");
    private static final List<String> PROBABILITIES = List.of("measurementProbabilities", "measurement_probabilities");
    private static final List<String> QUBITS = List.of("measuredQubits", "measured_qubits");

    @Override
    public String name() {
        return "Amazon Braket";
    }

    @Override
    public BitOrder order() {
        return BitOrder.FIRST_BIT_FIRST;
    }

    @Override
    public boolean fits(JsonNode result) {
        return has(result, COUNTS)
                || has(result, PROBABILITIES)
                || measurements(result).isArray();
    }

    private static JsonNode measurements(JsonNode result) {
        JsonNode list = result.path("measurements");
        // Others call by this name an object, or arrays of objects.
        return list.isArray() && (list.isEmpty() || list.get(0).isArray()) ? list : MissingNode.getInstance();
    }

    private static boolean has(JsonNode result, List<String> names) {
        return names.stream()
                .anyMatch(name ->
                        result.path(name).isObject() && !result.path(name).isEmpty());
    }

    private static JsonNode field(JsonNode result, List<String> names) {
        return names.stream()
                .map(result::path)
                .filter(node -> !node.isMissingNode())
                .findFirst()
                .orElse(result.path(names.getFirst()));
    }

    @Override
    public Outcomes read(CircuitResult result) {
        JsonNode node = result.node();
        Outcomes outcomes = measurements(node).isArray() && !measurements(node).isEmpty()
                ? result.rows(measurements(node))
                : has(node, COUNTS)
                        ? result.counts(field(node, COUNTS), order(), false)
                        : has(node, PROBABILITIES)
                                ? result.probabilities(field(node, PROBABILITIES), order(), false)
                                : result.rows(measurements(node));
        JsonNode qubits = field(node, QUBITS);
        return qubits.isArray()
                ? outcomes.reordered(columns(result, qubits, outcomes.width().orElse(0)))
                : outcomes;
    }

    /** For each party the column of its qubit. */
    private static int[] columns(CircuitResult result, JsonNode qubits, int width) {
        if (qubits.size() != width) {
            throw result.fault("a measured qubit for each of the " + width + " columns", qubits.toString());
        }
        List<Long> numbers = qubits.values().stream()
                .filter(qubit -> qubit.isIntegralNumber() && qubit.canConvertToLong())
                .map(JsonNode::longValue)
                .toList();
        if (numbers.stream().distinct().count() != width) {
            throw result.fault("measuredQubits to be different whole numbers", qubits.toString());
        }
        return numbers.stream().sorted().mapToInt(numbers::indexOf).toArray();
    }
}
