package io.github.clinamen.formats.practical;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.InputException;
import io.github.clinamen.core.practical.BoxModel;
import io.github.clinamen.core.practical.FactorTable;
import io.github.clinamen.formats.CanonicalJson;
import io.github.clinamen.formats.StrictJson;
import java.nio.file.Path;
import java.util.List;
import org.hipparchus.fraction.BigFraction;

/** A table of factors as a sealed JSON document; reading it checks at every vertex that it is one. */
public final class FactorTableFile {
    private static final String FORMAT = "clinamen-factors";
    private static final int VERSION = 1;

    private FactorTableFile() {}

    record Document(
            String format, int version, String model, Epsilon epsilon, BigFraction power, List<BigFraction> factors) {}

    /** Writes the table, whole or not at all. */
    public static void write(Path target, FactorTable table) {
        CanonicalJson.write(
                target,
                new Document(FORMAT, VERSION, table.model().word(), table.epsilon(), table.power(), table.factors()));
    }

    /**
     * Reads a table whose seal is whole.
     *
     * @throws InputException when it cannot be read, was changed, or its mean is above 1 for some box and source
     */
    public static FactorTable read(Path file) {
        byte[] bytes = StrictJson.bytesOf(file);
        StrictJson.requireFormat(file, bytes, FORMAT, VERSION);
        Document d = CanonicalJson.open(file, bytes, Document.class);
        try {
            return new FactorTable(BoxModel.parse(d.model()), d.epsilon(), d.power(), d.factors());
        } catch (IllegalArgumentException e) {
            throw new InputException(file + ": " + e.getMessage(), e);
        }
    }
}
