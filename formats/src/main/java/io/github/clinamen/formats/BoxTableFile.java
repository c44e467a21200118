package io.github.clinamen.formats;

import io.github.clinamen.core.InputException;
import io.github.clinamen.core.device.BoxTable;
import io.github.clinamen.formats.certificate.StrictReader;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Exact box tables as JSON (docs/certificates.md): a common denominator, and for every setting x = 0, 1, 2, ... the
 * numerators of all outcomes a = 0, 1, 2, ...; bit i of both belongs to party i + 1.
 */
public final class BoxTableFile {
    private static final String SCHEMA = "clinamen-box";
    private static final int VERSION = 1;

    private BoxTableFile() {}

    /** @throws InputException when the file cannot be read, is malformed or its table is not a non-signalling box */
    public static BoxTable read(Path file) {
        return parse(file.toString(), TextFile.read(file));
    }

    /**
     * @param name where the text comes from, for errors
     * @throws InputException when it is malformed or its table is not a non-signalling box
     */
    public static BoxTable parse(String name, String text) {
        try (StrictReader in = new StrictReader(name, text)) {
            in.beginObject();
            in.literal("schema", SCHEMA);
            in.literal("version", VERSION);
            in.field("parties");
            int parties = in.integer(1, BoxTable.MAX_PARTIES);
            in.field("denominator");
            BigInteger denominator = in.integer();
            in.field("rows");
            in.beginArray();
            List<List<BigInteger>> rows = new ArrayList<>();
            while (in.nextObject()) {
                in.field("setting");
                if (in.bits(parties) != rows.size()) {
                    throw in.bad("the setting with number " + rows.size());
                }
                in.field("numerators");
                in.beginArray();
                List<BigInteger> row = new ArrayList<>();
                while (in.nextInteger()) {
                    row.add(in.currentInteger());
                }
                in.endObject();
                rows.add(row);
            }
            in.endObject();
            in.end();
            return new BoxTable(parties, denominator, rows);
        } catch (IllegalArgumentException e) {
            throw new InputException(name + ": " + e.getMessage(), e);
        }
    }

    public static String write(BoxTable box) {
        StringBuilder json = new StringBuilder("{\n  \"schema\": \"" + SCHEMA + "\",\n  \"version\": " + VERSION
                + ",\n  \"parties\": " + box.parties() + ",\n  \"denominator\": " + box.denominator()
                + ",\n  \"rows\": [");
        for (int x = 0; x < box.numerators().size(); x++) {
            StringBuilder setting = new StringBuilder();
            for (int i = 0; i < box.parties(); i++) {
                setting.append(x >> i & 1);
            }
            json.append(x == 0 ? "\n" : ",\n")
                    .append("    { \"setting\": \"")
                    .append(setting)
                    .append("\", \"numerators\": ")
                    .append(box.numerators().get(x).stream()
                            .map(BigInteger::toString)
                            .collect(Collectors.joining(",", "[", "]")))
                    .append(" }");
        }
        return json.append("\n  ]\n}\n").toString();
    }
}
