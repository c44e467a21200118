package io.github.clinamen.formats.certificate;

import io.github.clinamen.core.InputException;
import io.github.clinamen.core.certificate.GaugeCertificate;
import io.github.clinamen.core.certificate.PointTable;
import io.github.clinamen.core.game.Game;
import io.github.clinamen.formats.TextFile;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.hipparchus.fraction.BigFraction;

/** Gauge certificates as JSON, see docs/certificates.md. Reading does not check the proof; core does. */
public final class GaugeFile {
    static final String SCHEMA = "clinamen-gauge";
    static final int VERSION = 1;

    private GaugeFile() {}

    /** Whether a text says that it is one, whatever else is in it. */
    public static boolean isOne(String text) {
        return text.startsWith("{\n  \"schema\": \"" + SCHEMA + "\"");
    }

    /** @throws InputException when the file cannot be read or is not in the one form in which it would be written */
    public static GaugeCertificate read(Path file) {
        return parse(file.toString(), TextFile.read(file));
    }

    /**
     * @param name where the text comes from, for errors
     * @throws InputException when it is not in the one form in which it would be written
     */
    public static GaugeCertificate parse(String name, String text) {
        try (StrictReader in = new StrictReader(name, text)) {
            in.beginObject();
            in.literal("schema", SCHEMA);
            in.literal("version", VERSION);
            in.field("game");
            in.beginObject();
            GameFile.Weighted game = GameFile.game(in);
            in.endObject();
            in.field("loss");
            BigFraction loss = in.fraction();
            in.field("denominator");
            BigInteger denominator = in.integer();
            List<PointTable> plus = new ArrayList<>();
            List<PointTable> minus = new ArrayList<>();
            in.field("functionals");
            in.beginArray();
            while (in.nextObject()) {
                plus.add(table(in, "plus", game.game()));
                minus.add(table(in, "minus", game.game()));
                in.endObject();
            }
            PointTable slack = table(in, "slack", game.game());
            in.endObject();
            in.end();
            GaugeCertificate certificate =
                    new GaugeCertificate(game.game(), game.weights(), loss, denominator, plus, minus, slack);
            if (!write(certificate).equals(text)) {
                throw new InputException(name + ": expected canonical JSON (fractions in lowest terms, two blanks of"
                        + " indentation, every field), found another spelling");
            }
            return certificate;
        } catch (IllegalArgumentException e) {
            throw new InputException(name + ": " + e.getMessage(), e);
        }
    }

    private static PointTable table(StrictReader in, String name, Game game) {
        List<PointTable.Entry> entries = new ArrayList<>();
        in.field(name);
        in.beginObject();
        while (in.nextField()) {
            entries.add(new PointTable.Entry(point(in, game), in.integer()));
        }
        return new PointTable(entries);
    }

    private static PointTable.Point point(StrictReader in, Game game) {
        String[] key = in.name().split("\\|", -1);
        if (key.length != 2
                || !key[0].matches("[01]{" + game.parties() + "}")
                || !key[1].matches("[0-9]{1,7}(,[0-9]{1,7}){" + (game.parties() - 1) + "}")) {
            throw in.bad("outcomes|settings such as "
                    + key(
                            game,
                            new PointTable.Point(0, game.contexts().getFirst().setting())));
        }
        List<Integer> settings = new ArrayList<>();
        for (String setting : key[1].split(",")) {
            settings.add(Integer.valueOf(setting));
        }
        int outcomes = Integer.parseInt(new StringBuilder(key[0]).reverse().toString(), 2);
        return new PointTable.Point(outcomes, GameFile.pack(in, settings, game.settings()));
    }

    private static String key(Game game, PointTable.Point point) {
        return CertificateText.bits(point.outcomes(), game.parties()) + "|"
                + GameFile.unpacked(game, point.setting()).stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(","));
    }

    /** The usual name of its file: {@code gauge-chsh.json}. */
    public static String name(GaugeCertificate certificate) {
        return "gauge-" + certificate.game().name().replace(':', '-').replace(',', '_') + ".json";
    }

    /** The one text of this certificate. */
    public static String write(GaugeCertificate c) {
        return CertificateText.object(json -> {
            json.string("schema", SCHEMA)
                    .integer("version", VERSION)
                    .object("game", o -> GameFile.game(o, c.game(), c.weights()))
                    .fraction("loss", c.loss())
                    .raw("denominator", c.denominator().toString())
                    .array("functionals", array -> {
                        for (int i = 0; i < c.plus().size(); i++) {
                            PointTable plus = c.plus().get(i);
                            PointTable minus = c.minus().get(i);
                            array.element(o -> table(table(o, "plus", c.game(), plus), "minus", c.game(), minus));
                        }
                    });
            table(json, "slack", c.game(), c.slack());
        });
    }

    private static CertificateText table(CertificateText json, String name, Game game, PointTable table) {
        return json.object(
                name,
                o -> table.entries()
                        .forEach(e -> o.raw(key(game, e.point()), e.value().toString())));
    }
}
