package io.github.clinamen.formats.results;

import io.github.clinamen.formats.BitOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * pytket's {@code BackendResult}: {@code shots} with packed rows, or {@code counts} with a packed outcome each; the highest bit of the
 * first byte comes first. Columns are those of {@code bits}, which are put in order by register and index.
 */
final class Pytket implements Notation {
    @Override
    public String name() {
        return "pytket";
    }

    @Override
    public BitOrder order() {
        return BitOrder.FIRST_BIT_FIRST;
    }

    @Override
    public boolean fits(JsonNode result) {
        return result.path("bits").isArray()
                && (result.path("shots").has("array") || result.path("counts").isArray());
    }

    @Override
    public Outcomes read(CircuitResult result) {
        JsonNode node = result.node();
        CircuitResult here =
                new CircuitResult(result.file(), result.place(), node, MissingNode.getInstance(), result.parties());
        Outcomes outcomes = node.path("shots").has("array") ? shots(here) : counts(here);
        return outcomes.reordered(columns(here, outcomes.width().orElse(0)));
    }

    private static Outcomes shots(CircuitResult result) {
        JsonNode shots = result.node().path("shots");
        Outcomes outcomes = new Outcomes(width(result, shots), true);
        for (JsonNode row : shots.path("array").values()) {
            outcomes.add(unpacked(result, row, outcomes.width().orElse(0)), 1);
        }
        return result.checked(outcomes);
    }

    private static Outcomes counts(CircuitResult result) {
        JsonNode cells = result.node().path("counts");
        Outcomes outcomes = new Outcomes(width(result, cells.path(0).path("outcome")), false);
        for (JsonNode cell : cells.values()) {
            JsonNode count = cell.path("count");
            if (!count.isIntegralNumber()
                    || !count.canConvertToLong()
                    || count.longValue() < 0
                    || width(result, cell.path("outcome")) != outcomes.width().orElse(0)) {
                throw result.fault("an outcome and a whole count of 0 or more", cell.toString());
            }
            outcomes.add(
                    unpacked(
                            result,
                            cell.path("outcome").path("array").path(0),
                            outcomes.width().orElse(0)),
                    count.longValue());
        }
        return result.checked(outcomes);
    }

    private static int width(CircuitResult result, JsonNode array) {
        int width = result.bitsWithin(array.path("width").asInt(0));
        if (result.parties().orElse(width) != width) {
            throw result.fault("outcomes of " + result.parties().getAsInt() + " bits", "a width of " + width);
        }
        return width;
    }

    private static long unpacked(CircuitResult result, JsonNode row, int width) {
        if (!row.isArray() || row.size() != (width + 7) / 8) {
            throw result.fault("rows of " + (width + 7) / 8 + " bytes for " + width + " bits", row.toString());
        }
        long packed = 0;
        for (int bit = 0; bit < 8 * row.size(); bit++) {
            JsonNode number = row.get(bit / 8);
            if (!number.isIntegralNumber() || !number.canConvertToInt() || number.intValue() >> 8 != 0) {
                throw result.fault("bytes from 0 to 255", row.toString());
            }
            long value = number.intValue() >> 7 - bit % 8 & 1;
            if (bit < width) {
                packed |= value << bit;
            } else if (value != 0) {
                throw result.fault("zeros after bit " + width + " of a row", row.toString());
            }
        }
        return packed;
    }

    /** For each party the column of its bit. */
    private static int[] columns(CircuitResult result, int width) {
        List<JsonNode> bits = new ArrayList<>(result.node().path("bits").values());
        if (bits.size() != width || bits.stream().distinct().count() != width) {
            throw result.fault(
                    "a bit for each of the " + width + " columns",
                    result.node().path("bits").toString());
        }
        return IntStream.range(0, width)
                .boxed()
                .sorted(Comparator.<Integer, String>comparing(
                                i -> bits.get(i).path(0).asString(""))
                        .thenComparing(i -> bits.get(i).path(1).path(0).asInt(0)))
                .mapToInt(i -> i)
                .toArray();
    }
}
