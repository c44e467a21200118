package io.github.clinamen.formats.exchange;

import io.github.clinamen.core.InputException;
import io.github.clinamen.formats.Shown;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The result of one circuit in a document.
 *
 * @param place where it stands, for errors
 * @param name of the circuit, where there is one
 * @param document around it
 */
record CircuitEntry(String place, Optional<String> name, JsonNode node, JsonNode document) {
    /** The setting that is said in letters or digits, by its own field or by its name. */
    Optional<SettingName> setting(Path file) {
        JsonNode own = node.path("setting");
        if (own.isString()) {
            String text = own.stringValue();
            return Optional.of(SettingName.parse(text)
                    .orElseThrow(() -> fault(file, "a setting such as XXYXY or 11010", Shown.quoted(text))));
        }
        return node.has("y_qubits") || node.has("x_qubits") ? Optional.empty() : name.flatMap(SettingName::within);
    }

    /** The setting that is said by a list of qubits. */
    int listed(Path file, int n) {
        if (node.has("y_qubits")) {
            return (1 << n) - 1 ^ qubits(file, "y_qubits", n);
        }
        if (node.has("x_qubits")) {
            return qubits(file, "x_qubits", n);
        }
        throw fault(
                file,
                "a setting: a name with one such as XXYXY in it, \"setting\" or \"y_qubits\"",
                name.map(Shown::quoted).orElse("none"));
    }

    private int qubits(Path file, String field, int n) {
        int set = 0;
        for (JsonNode qubit : node.path(field).values()) {
            int index = qubit.isIntegralNumber() ? qubit.asInt(-1) : -1;
            if (index < 0 || index >= n || (set >> index & 1) == 1) {
                throw fault(
                        file,
                        field + " to list numbers from 0 to " + (n - 1) + " once each",
                        Shown.cut(qubit.toString()));
            }
            set |= 1 << index;
        }
        return set;
    }

    private InputException fault(Path file, String expected, String found) {
        return new InputException(file + ": " + place + ": expected " + expected + ", found " + found);
    }
}
