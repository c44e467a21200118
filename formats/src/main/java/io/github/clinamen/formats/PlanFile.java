package io.github.clinamen.formats;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.InputException;
import io.github.clinamen.core.game.Frontier;
import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.core.game.OutcomeFunction;
import io.github.clinamen.core.protocol.Distillation;
import io.github.clinamen.core.protocol.Layout;
import io.github.clinamen.core.protocol.ProtocolPlan;
import io.github.clinamen.core.protocol.SettingChoice;
import io.github.clinamen.formats.certificate.CertifiedFrontiers;
import java.nio.file.Path;
import java.util.List;

/**
 * A protocol plan as a JSON document, specified in docs/formats.md: exact numbers are strings ({@code "1/2"}), and a plan
 * read back equals the plan written.
 */
public final class PlanFile {
    private static final String FORMAT = "clinamen-plan";
    private static final int VERSION = 1;

    private PlanFile() {}

    /** The fields of a plan, in the order of the document; also how a plan stands inside other documents. */
    public record Document(
            String format,
            int version,
            int parties,
            OutcomeFunction function,
            Epsilon epsilon,
            String layout,
            long nd,
            int log2Nb,
            String settings,
            String distillation,
            long wrongAllowed,
            List<Frontier.Point> frontier) {
        public static Document of(ProtocolPlan plan) {
            return new Document(
                    FORMAT,
                    VERSION,
                    plan.game().parties(),
                    plan.function(),
                    plan.epsilon(),
                    plan.layout().name(),
                    plan.layout().distilledRounds(),
                    plan.layout().choiceBits(),
                    plan.settingChoice().word(),
                    plan.distillation().spec(),
                    plan.wrongAllowed(),
                    plan.frontier().points());
        }

        /**
         * The plan. Its frontier must be the certified one: files can be edited, and no bound may rest on what nobody has
         * proven.
         *
         * @throws IllegalArgumentException when the fields do not make one
         * @throws InputException when its frontier is not certified
         */
        public ProtocolPlan plan() {
            if (!format.equals(FORMAT) || version != VERSION) {
                throw new IllegalArgumentException("format: expected " + FORMAT + " version " + VERSION + ", found "
                        + format + " version " + version);
            }
            return CertifiedFrontiers.require(new ProtocolPlan(
                    new MerminGame(parties),
                    function,
                    epsilon,
                    layoutOf(layout, nd, log2Nb),
                    SettingChoice.parse(settings),
                    Distillation.parse(distillation),
                    wrongAllowed,
                    new Frontier(frontier)));
        }
    }

    /** The whole document. */
    public static String text(ProtocolPlan plan) {
        return JsonText.of(StrictJson.MAPPER.valueToTree(Document.of(plan)));
    }

    /** Writes the plan, sealed (see {@link CanonicalJson}), whole or not at all. */
    public static void write(Path target, ProtocolPlan plan) {
        CanonicalJson.write(target, Document.of(plan));
    }

    /**
     * Reads a plan.
     *
     * @throws InputException when it cannot be read, a field is missing, unknown or wrong, or the fields make no plan
     */
    public static ProtocolPlan read(Path file) {
        return open(file, StrictJson.bytesOf(file));
    }

    /**
     * Like {@link #read}, for bytes already at hand; the file is only named in errors. A plan without a seal is taken too,
     * since people write and edit them: but one that has a seal must be whole.
     */
    public static ProtocolPlan open(Path file, byte[] utf8) {
        StrictJson.requireFormat(file, utf8, FORMAT, VERSION);
        boolean sealed = StrictJson.parse(file, utf8).has("sha256");
        Document document =
                sealed ? CanonicalJson.open(file, utf8, Document.class) : StrictJson.bind(file, utf8, Document.class);
        try {
            return document.plan();
        } catch (IllegalArgumentException e) {
            throw new InputException(file + ": " + e.getMessage(), e);
        }
    }

    private static Layout layoutOf(String name, long nd, int log2Nb) {
        return switch (name) {
            case "scattered" -> new Layout.Scattered(nd, log2Nb);
            case "blocks" -> new Layout.Blocks(nd, log2Nb);
            default ->
                throw new IllegalArgumentException("layout: expected scattered or blocks, found \"" + name + "\"");
        };
    }
}
