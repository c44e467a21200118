package io.github.clinamen.formats.results;

import io.github.clinamen.formats.BitOrder;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * One circuit of a {@code SamplerV2} result as Qiskit's {@code RuntimeEncoder} writes it: registers of packed shots, each an array of
 * NumPy in zlib in base 64. A row holds a shot as a big-endian number whose lowest bit is bit 0; registers follow each other.
 */
final class IbmSampler implements Notation {
    @Override
    public String name() {
        return "SamplerV2";
    }

    @Override
    public BitOrder order() {
        return BitOrder.FIRST_BIT_LAST;
    }

    @Override
    public boolean fits(JsonNode result) {
        return result.path("__type__").asString("").equals("SamplerPubResult")
                || result.path("__type__").asString("").equals("PubResult");
    }

    @Override
    public Outcomes read(CircuitResult result) {
        JsonNode data = result.node().path("__value__").path("data").path("__value__");
        JsonNode fields = data.path("fields");
        if (!fields.isObject() || fields.isEmpty()) {
            throw result.fault("registers in data.fields", result.at(data).described());
        }
        List<Outcomes> registers = new ArrayList<>();
        // In the order of the field names, which is that of the circuit.
        List<String> names = data.path("field_names").isArray()
                ? data.path("field_names").values().stream()
                        .map(name -> name.asString(""))
                        .toList()
                : List.copyOf(fields.propertyNames());
        for (String name : names) {
            registers.add(register(Registers.part(result, name), fields.path(name)));
        }
        if (registers.isEmpty()) {
            throw result.fault("a register", "none");
        }
        return Registers.joined(result, registers);
    }

    private static Outcomes register(CircuitResult result, JsonNode register) {
        JsonNode value = register.path("__value__");
        JsonNode array = value.path("array");
        if (!register.path("__type__").asString("").equals("BitArray")
                || !array.path("__type__").asString("").equals("ndarray")
                || !array.path("__value__").isString()) {
            throw result.fault("a BitArray with its ndarray", register.toString());
        }
        JsonNode bits = value.path("num_bits");
        int width = result.bitsWithin(bits.canConvertToInt() ? bits.asInt(0) : 0);
        NumpyBytes rows = NumpyBytes.decode(result, array.path("__value__").stringValue());
        if (rows.columns() != (width + 7) / 8) {
            throw result.fault(
                    "rows of " + (width + 7) / 8 + " bytes for " + width + " bits", rows.columns() + " bytes");
        }
        Outcomes outcomes = new Outcomes(width, true);
        for (int row = 0; row < rows.rows(); row++) {
            long packed = rows.bigEndian(row);
            if (width < 64 && packed >>> width != 0) {
                throw result.fault("at most " + width + " bits a shot", "0x" + Long.toHexString(packed));
            }
            outcomes.add(packed, 1);
        }
        return result.checked(outcomes);
    }
}
