package io.github.clinamen.formats.results;

import io.github.clinamen.formats.BitOrder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Cirq's {@code ResultDict} as {@code cirq.to_json} writes it: for each measurement key the bits of all shots, packed eight to a byte,
 * the highest bit first, in hexadecimal. Keys follow each other as they stand.
 */
final class Cirq implements Notation {
    @Override
    public String name() {
        return "Cirq";
    }

    @Override
    public BitOrder order() {
        return BitOrder.FIRST_BIT_FIRST;
    }

    @Override
    public boolean fits(JsonNode result) {
        return result.path("cirq_type").isString() && measurements(result).isObject();
    }

    private static JsonNode measurements(JsonNode result) {
        return result.path("records").isObject() ? result.path("records") : result.path("measurements");
    }

    @Override
    public Outcomes read(CircuitResult result) {
        List<Outcomes> keys = new ArrayList<>();
        for (Map.Entry<String, JsonNode> key : measurements(result.node()).properties()) {
            keys.add(unpacked(Registers.part(result, key.getKey()), key.getValue()));
        }
        if (keys.isEmpty()) {
            throw result.fault("a measurement key", "none");
        }
        return Registers.joined(result, keys);
    }

    private static Outcomes unpacked(CircuitResult result, JsonNode key) {
        JsonNode shape = key.path("shape");
        JsonNode digits = key.path("packed_digits");
        boolean known = digits.isString()
                && key.path("binary").asBoolean(false)
                && (shape.size() == 2 || shape.size() == 3 && shape.get(1).asInt(0) == 1)
                && shape.get(0).canConvertToInt();
        if (!known) {
            throw result.fault("packed binary digits of one record a shot", key.toString());
        }
        int shots = shape.get(0).asInt(0);
        int width = result.bitsWithin(shape.get(shape.size() - 1).asInt(0));
        byte[] bytes = bytes(result, digits.stringValue());
        if (shots < 0 || ((long) shots * width + 7) / 8 != bytes.length) {
            throw result.fault("digits for " + shots + " shots of " + width + " bits", bytes.length + " bytes");
        }
        Outcomes outcomes = new Outcomes(width, true);
        for (int shot = 0; shot < shots; shot++) {
            long packed = 0;
            for (int bit = 0; bit < width; bit++) {
                int at = shot * width + bit;
                packed |= (long) (bytes[at / 8] >> 7 - at % 8 & 1) << bit;
            }
            outcomes.add(packed, 1);
        }
        return result.checked(outcomes);
    }

    private static byte[] bytes(CircuitResult result, String digits) {
        try {
            return HexFormat.of().parseHex(digits);
        } catch (IllegalArgumentException e) {
            throw result.fault("hexadecimal digits", digits);
        }
    }
}
