package io.github.clinamen.formats;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.InputException;
import io.github.clinamen.core.certificate.CertifiedGauge;
import io.github.clinamen.core.code.LinearCode;
import io.github.clinamen.core.game.Frontier;
import io.github.clinamen.core.game.Game;
import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.core.game.OutcomeFunction;
import io.github.clinamen.core.game.SettingRule;
import io.github.clinamen.core.practical.BoxModel;
import io.github.clinamen.core.protocol.Amplification;
import io.github.clinamen.core.protocol.BoxOne;
import io.github.clinamen.core.protocol.Distillation;
import io.github.clinamen.core.protocol.Expansion;
import io.github.clinamen.core.protocol.Protocol;
import io.github.clinamen.formats.certificate.CertifiedFrontiers;
import java.nio.file.Path;
import java.util.List;
import org.hipparchus.fraction.BigFraction;
import tools.jackson.databind.JsonNode;

/**
 * A plan of any protocol as a JSON document, specified in docs/formats.md: exact numbers are strings ({@code "1/2"}), and a
 * plan read back equals the plan written. Certified numbers are not read: a plan names its game, and the program has the
 * certificate.
 */
public final class PlanFile {
    private static final String FORMAT = "clinamen-plan";
    private static final int VERSION = 2;

    private PlanFile() {}

    /** The fields of a plan, in the order of the document; also how a plan stands inside other documents. */
    sealed interface Document {
        String format();

        int version();

        /** @throws IllegalArgumentException when the fields make no plan */
        Protocol plan();

        static Document of(Protocol protocol) {
            return switch (protocol) {
                case Amplification a ->
                    new OfAmplification(
                            FORMAT,
                            VERSION,
                            a.name(),
                            a.game().name(),
                            a.settings().word(),
                            a.epsilon(),
                            a.code().spec(),
                            a.wrongAllowed(),
                            a.attempts(),
                            a.digestBits());
                case Expansion e ->
                    new OfExpansion(
                            FORMAT,
                            VERSION,
                            e.name(),
                            e.model().word(),
                            e.parties(),
                            e.epsilon(),
                            e.rounds(),
                            e.ratio(),
                            e.power(),
                            e.near(),
                            e.lostAllowed(),
                            e.estimateError(),
                            e.extractionError(),
                            e.extractor());
                case BoxOne b ->
                    new OfBoxOne(
                            FORMAT,
                            VERSION,
                            b.name(),
                            b.mermin().parties(),
                            b.function(),
                            b.epsilon(),
                            b.settings().word(),
                            b.distilledRounds(),
                            b.choiceBits(),
                            b.distillation().spec(),
                            b.frontier().points());
            };
        }

        /** The record to read a document into, from its field {@code protocol}. */
        static Class<? extends Record> typeOf(JsonNode tree) {
            JsonNode name = tree.get("protocol");
            return switch (name != null && name.isString() ? name.stringValue() : "") {
                case "amplification" -> OfAmplification.class;
                case "expansion" -> OfExpansion.class;
                case "box-1" -> OfBoxOne.class;
                default ->
                    throw new IllegalArgumentException(
                            "protocol: expected amplification, expansion or box-1, found " + name);
            };
        }

        /** As {@link #plan}, of this version alone: a plan inside another document is held to it too. */
        default Protocol checked() {
            if (!format().equals(FORMAT) || version() != VERSION) {
                throw new IllegalArgumentException("format: expected " + FORMAT + " version " + VERSION + ", found "
                        + format() + " version " + version());
            }
            return plan();
        }
    }

    record OfAmplification(
            String format,
            int version,
            String protocol,
            String game,
            String settings,
            Epsilon epsilon,
            String code,
            long wrongAllowed,
            int attempts,
            int digestBits)
            implements Document {
        @Override
        public Protocol plan() {
            CertifiedGauge gauge = CertifiedGauge.of(Game.parse(game))
                    .orElseThrow(() -> new IllegalArgumentException("game: there is no certificate for " + game));
            return new Amplification(
                    gauge,
                    SettingRule.parse(settings),
                    epsilon,
                    LinearCode.parse(code),
                    wrongAllowed,
                    attempts,
                    digestBits);
        }
    }

    record OfExpansion(
            String format,
            int version,
            String protocol,
            String model,
            int parties,
            Epsilon epsilon,
            long rounds,
            BigFraction ratio,
            BigFraction power,
            BigFraction near,
            long lostAllowed,
            BigFraction estimateError,
            BigFraction extractionError,
            String extractor)
            implements Document {
        @Override
        public Protocol plan() {
            return new Expansion(
                    BoxModel.parse(model),
                    parties,
                    epsilon,
                    rounds,
                    ratio,
                    power,
                    near,
                    lostAllowed,
                    estimateError,
                    extractionError,
                    extractor);
        }
    }

    /** The frontier must be the certified one: files can be edited, and no bound may rest on what nobody has proven. */
    record OfBoxOne(
            String format,
            int version,
            String protocol,
            int parties,
            OutcomeFunction function,
            Epsilon epsilon,
            String settings,
            long nd,
            int log2Nb,
            String distillation,
            List<Frontier.Point> frontier)
            implements Document {
        @Override
        public Protocol plan() {
            return CertifiedFrontiers.require(new BoxOne(
                    new MerminGame(parties),
                    function,
                    epsilon,
                    SettingRule.parse(settings),
                    nd,
                    log2Nb,
                    Distillation.parse(distillation),
                    new Frontier(frontier)));
        }
    }

    /** The whole document. */
    public static String text(Protocol plan) {
        return JsonText.of(StrictJson.MAPPER.valueToTree(plan));
    }

    /** Writes the plan, sealed (see {@link CanonicalJson}), whole or not at all. */
    public static void write(Path target, Protocol plan) {
        CanonicalJson.write(target, (Record) Document.of(plan));
    }

    /**
     * Reads a plan.
     *
     * @throws InputException when it cannot be read, a field is missing, unknown or wrong, or the fields make no plan
     */
    public static Protocol read(Path file) {
        return open(file, StrictJson.bytesOf(file));
    }

    /**
     * Like {@link #read}, for bytes already at hand; the file is only named in errors. A plan without a seal is taken too,
     * since people write and edit them: but one that has a seal must be whole.
     */
    public static Protocol open(Path file, byte[] utf8) {
        StrictJson.requireFormat(file, utf8, FORMAT, VERSION);
        JsonNode tree = StrictJson.parse(file, utf8);
        try {
            Class<? extends Record> type = Document.typeOf(tree);
            Record document =
                    tree.has("sha256") ? CanonicalJson.open(file, utf8, type) : StrictJson.bind(file, utf8, type);
            return ((Document) document).checked();
        } catch (IllegalArgumentException e) {
            throw new InputException(file + ": " + e.getMessage(), e);
        }
    }
}
