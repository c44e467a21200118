package io.github.clinamen.formats.certificate;

import io.github.clinamen.core.InputException;
import io.github.clinamen.core.game.Game;
import io.github.clinamen.core.game.OutcomeFunction;
import io.github.clinamen.formats.TextFile;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * XOR games as JSON, see docs/certificates.md: schema {@code clinamen-game}, a name, how many settings each party has, and
 * the tested contexts, each with its settings, the required parity, the value, and a weight that is 1 when it is left out.
 */
public final class GameFile {
    private static final String SCHEMA = "clinamen-game";
    private static final int VERSION = 1;

    /** Names are written into other files and on the console: letters, digits and a few signs. */
    private static final String NAME = "[A-Za-z0-9:,._-]{1,100}";

    private GameFile() {}

    /**
     * A game and how much each of its contexts counts in a certificate.
     *
     * @param weights one for each context, in the game's order
     */
    public record Weighted(Game game, List<BigInteger> weights) {
        public Weighted {
            weights = List.copyOf(weights);
        }
    }

    /** @throws InputException when the file cannot be read or does not describe a game */
    public static Weighted read(Path file) {
        String name = file.toString();
        try (StrictReader in = new StrictReader(name, TextFile.read(file))) {
            in.beginObject();
            in.literal("schema", SCHEMA);
            in.literal("version", VERSION);
            Weighted game = game(in);
            in.endObject();
            in.end();
            return game;
        } catch (IllegalArgumentException e) {
            throw new InputException(name + ": " + e.getMessage(), e);
        }
    }

    /** The text that {@link #read} reads. */
    public static String write(Game game, List<BigInteger> weights) {
        return CertificateText.object(
                json -> game(json.string("schema", SCHEMA).integer("version", VERSION), game, weights));
    }

    /** The fields of a game, inside an object. */
    static CertificateText game(CertificateText json, Game game, List<BigInteger> weights) {
        return json.string("name", game.name())
                .raw("settings", list(game.settings()))
                .array("contexts", array -> {
                    for (int i = 0; i < game.contexts().size(); i++) {
                        Game.Context x = game.contexts().get(i);
                        BigInteger weight = weights.get(i);
                        array.element(o -> o.raw("setting", list(unpacked(game, x.setting())))
                                .integer("parity", x.parity())
                                .raw("weight", weight.toString())
                                .string("value", x.value().spec()));
                    }
                });
    }

    static Weighted game(StrictReader in) {
        in.field("name");
        String name = in.string();
        if (!name.matches(NAME)) {
            throw in.bad("a name of letters, digits and :,._-");
        }
        in.field("settings");
        List<Integer> settings = integers(in);
        if (settings.size() > 25 || settings.stream().anyMatch(s -> s < 1 || s > 1 << 20)) {
            throw in.bad("1 to 25 parties with 1 or more settings each");
        }
        in.field("contexts");
        in.beginArray();
        List<Game.Context> contexts = new ArrayList<>();
        List<BigInteger> weights = new ArrayList<>();
        while (in.nextObject()) {
            BigInteger weight = BigInteger.ONE;
            int setting = -1;
            int parity = -1;
            String value = "";
            Set<String> seen = new HashSet<>();
            while (in.nextField()) {
                if (!seen.add(in.name())) {
                    throw in.bad("each field once");
                }
                switch (in.name()) {
                    case "setting" -> setting = packed(in, settings);
                    case "parity" -> parity = in.integer(0, 1);
                    case "weight" -> weight = BigInteger.valueOf(in.integer(0, 1_000_000));
                    case "value" -> value = in.string();
                    default -> throw in.bad("setting, parity, weight or value");
                }
            }
            if (setting < 0 || parity < 0 || value.isEmpty()) {
                throw in.bad("setting, parity and value of the context");
            }
            contexts.add(new Game.Context(setting, parity, OutcomeFunction.parse(value)));
            weights.add(weight);
        }
        return new Weighted(new Game(name, settings, contexts), weights);
    }

    private static int packed(StrictReader in, List<Integer> alphabets) {
        List<Integer> settings = integers(in);
        if (settings.size() != alphabets.size()) {
            throw in.bad("one setting for each of " + alphabets.size() + " parties");
        }
        return pack(in, settings, alphabets);
    }

    /** Party 1 lowest, as {@link Game} has it. */
    static int pack(StrictReader in, List<Integer> settings, List<Integer> alphabets) {
        int packed = 0;
        int shift = 0;
        for (int p = 0; p < settings.size(); p++) {
            if (settings.get(p) >= alphabets.get(p)) {
                throw in.bad("a setting from 0 to " + (alphabets.get(p) - 1) + " for party " + (p + 1));
            }
            packed |= settings.get(p) << shift;
            shift += 32 - Integer.numberOfLeadingZeros(alphabets.get(p) - 1);
        }
        return packed;
    }

    static List<Integer> unpacked(Game game, int setting) {
        List<Integer> settings = new ArrayList<>();
        int rest = setting;
        for (int p = 0; p < game.parties(); p++) {
            settings.add(rest & (1 << game.settingBits(p)) - 1);
            rest >>>= game.settingBits(p);
        }
        return settings;
    }

    private static List<Integer> integers(StrictReader in) {
        List<Integer> integers = new ArrayList<>();
        in.beginArray();
        while (in.nextInteger()) {
            if (in.currentInteger().signum() < 0 || in.currentInteger().bitLength() > 30) {
                throw in.bad("a small number of 0 or more");
            }
            integers.add(in.currentInteger().intValue());
        }
        return integers;
    }

    private static String list(List<Integer> integers) {
        return integers.stream().map(String::valueOf).collect(Collectors.joining(", ", "[", "]"));
    }
}
