package io.github.clinamen.formats.certificate;

import io.github.clinamen.core.InputException;
import io.github.clinamen.core.certificate.Certificate;
import io.github.clinamen.core.certificate.ConeBoundCertificate;
import io.github.clinamen.core.certificate.ConeCertificate;
import io.github.clinamen.core.certificate.FrontierCertificate;
import io.github.clinamen.core.certificate.OrbitTable;
import io.github.clinamen.core.certificate.OutcomeProof;
import io.github.clinamen.core.certificate.PartyGroup;
import io.github.clinamen.core.certificate.PredictabilityCertificate;
import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.core.game.OutcomeFunction;
import io.github.clinamen.formats.TextFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hipparchus.fraction.BigFraction;

/** Certificates as JSON, see docs/certificates.md. Reading does not check the proof; core does. */
public final class CertificateFile {
    static final String SCHEMA = "clinamen-certificate";
    static final int VERSION = 1;

    private CertificateFile() {}

    /** @throws InputException when the file cannot be read or is not in the one form in which it would be written */
    public static Certificate read(Path file) {
        return parse(file.toString(), TextFile.read(file));
    }

    /**
     * @param name where the text comes from, for errors
     * @throws InputException when it is not in the one form in which it would be written
     */
    public static Certificate parse(String name, String text) {
        try (StrictReader in = new StrictReader(name, text)) {
            Certificate certificate = certificate(in);
            in.end();
            if (!write(certificate).equals(text)) {
                throw new InputException(name + ": expected canonical JSON (fractions in lowest terms, two blanks of"
                        + " indentation), found another spelling");
            }
            return certificate;
        } catch (IllegalArgumentException e) {
            throw new InputException(name + ": " + e.getMessage(), e);
        }
    }

    private static Certificate certificate(StrictReader in) {
        in.beginObject();
        in.literal("schema", SCHEMA);
        in.literal("version", VERSION);
        in.field("kind");
        String kind = in.string();
        in.field("parties");
        MerminGame game = new MerminGame(in.integer(3, MerminGame.MAX_PARTIES));
        in.field("function");
        OutcomeFunction function = OutcomeFunction.parse(in.string());
        in.field("setting");
        int setting = in.bits(game.parties());
        List<PartyGroup> groups = groups(in, game.parties());
        Certificate certificate = switch (kind) {
            case "predictability" ->
                new PredictabilityCertificate(game, function, setting, groups, outcome(in, "zero"), outcome(in, "one"));
            case "frontier" -> new FrontierCertificate(game, function, setting, groups, points(in), boxes(in));
            case "cone" -> {
                BigFraction alpha = fraction(in, "alpha");
                BigFraction beta = fraction(in, "beta");
                BigFraction gamma = fraction(in, "gamma");
                yield new ConeCertificate(
                        game,
                        function,
                        setting,
                        groups,
                        alpha,
                        beta,
                        gamma,
                        table(in, "zero"),
                        table(in, "one"),
                        table(in, "radius"));
            }
            case "cone-bound" ->
                new ConeBoundCertificate(
                        game,
                        function,
                        setting,
                        groups,
                        fraction(in, "alpha"),
                        table(in, "zero"),
                        table(in, "one"),
                        table(in, "box"));
            default -> throw in.bad("kind predictability, frontier, cone or cone-bound");
        };
        in.endObject();
        return certificate;
    }

    private static BigFraction fraction(StrictReader in, String name) {
        in.field(name);
        return in.fraction();
    }

    private static List<PartyGroup> groups(StrictReader in, int parties) {
        List<PartyGroup> groups = new ArrayList<>();
        in.field("groups");
        in.beginArray();
        while (in.nextObject()) {
            in.field("kind");
            String kind = in.string();
            if (!kind.equals("counts") && !kind.equals("parity")) {
                throw in.bad("\"counts\" or \"parity\"");
            }
            in.field("parties");
            List<Integer> members = new ArrayList<>();
            in.beginArray();
            while (in.nextInteger()) {
                if (in.currentInteger().bitLength() > 5 || in.currentInteger().intValue() > parties) {
                    throw in.bad("a party from 1 to " + parties);
                }
                members.add(in.currentInteger().intValue());
            }
            in.endObject();
            groups.add(new PartyGroup(PartyGroup.Kind.valueOf(kind.toUpperCase(Locale.ROOT)), members));
        }
        return groups;
    }

    private static OutcomeProof outcome(StrictReader in, String name) {
        in.field(name);
        in.beginObject();
        in.field("maximum");
        OutcomeProof proof = new OutcomeProof(in.fraction(), table(in, "multipliers"), table(in, "box"));
        in.endObject();
        return proof;
    }

    private static List<FrontierCertificate.PointProof> points(StrictReader in) {
        List<FrontierCertificate.PointProof> points = new ArrayList<>();
        in.field("points");
        in.beginArray();
        while (in.nextObject()) {
            in.field("alpha");
            var alpha = in.fraction();
            in.field("beta");
            var beta = in.fraction();
            points.add(new FrontierCertificate.PointProof(alpha, beta, table(in, "plus"), table(in, "minus")));
            in.endObject();
        }
        return points;
    }

    private static List<FrontierCertificate.BoxProof> boxes(StrictReader in) {
        List<FrontierCertificate.BoxProof> boxes = new ArrayList<>();
        in.field("attained");
        in.beginArray();
        while (in.nextObject()) {
            in.field("favoured");
            boxes.add(new FrontierCertificate.BoxProof(in.integer(0, 1), table(in, "box")));
            in.endObject();
        }
        return boxes;
    }

    private static OrbitTable table(StrictReader in, String name) {
        List<OrbitTable.Entry> entries = new ArrayList<>();
        in.field(name);
        in.beginObject();
        while (in.nextField()) {
            entries.add(new OrbitTable.Entry(in.name(), in.fraction()));
        }
        return new OrbitTable(entries);
    }

    /** The usual name of its file: {@code predictability-5-majority-3-11111.json}, {@code frontier-5-majority-3.json}. */
    public static String name(Certificate certificate) {
        String head = certificate.game().parties() + "-"
                + certificate.function().spec().replace(':', '-').replace(',', '_');
        return switch (certificate) {
            case PredictabilityCertificate p ->
                "predictability-" + head + "-"
                        + CertificateText.bits(p.setting(), p.game().parties()) + ".json";
            case FrontierCertificate f -> "frontier-" + head + ".json";
            case ConeCertificate c -> "cone-" + head + (c.gamma().equals(BigFraction.ONE) ? "" : "-lemma-3") + ".json";
            case ConeBoundCertificate c -> "cone-bound-" + head + ".json";
        };
    }

    /** The one text of this certificate. */
    public static String write(Certificate certificate) {
        return CertificateText.object(json -> {
            json.string("schema", SCHEMA).integer("version", VERSION);
            switch (certificate) {
                case PredictabilityCertificate p -> {
                    head(json, "predictability", p);
                    outcome(json, "zero", p.zero());
                    outcome(json, "one", p.one());
                }
                case ConeCertificate c -> {
                    head(json, "cone", c);
                    json.fraction("alpha", c.alpha()).fraction("beta", c.beta()).fraction("gamma", c.gamma());
                    table(table(table(json, "zero", c.zero()), "one", c.one()), "radius", c.radius());
                }
                case ConeBoundCertificate c -> {
                    head(json, "cone-bound", c);
                    json.fraction("alpha", c.alpha());
                    table(table(table(json, "zero", c.zero()), "one", c.one()), "box", c.box());
                }
                case FrontierCertificate f -> {
                    head(json, "frontier", f);
                    json.array(
                            "points",
                            array -> f.points()
                                    .forEach(p -> array.element(o -> table(
                                            table(
                                                    o.fraction("alpha", p.alpha())
                                                            .fraction("beta", p.beta()),
                                                    "plus",
                                                    p.plus()),
                                            "minus",
                                            p.minus()))));
                    json.array(
                            "attained",
                            array -> f.attained()
                                    .forEach(b -> array.element(
                                            o -> table(o.integer("favoured", b.favoured()), "box", b.box()))));
                }
            }
        });
    }

    private static void head(CertificateText json, String kind, Certificate c) {
        json.string("kind", kind)
                .integer("parties", c.game().parties())
                .string("function", c.function().spec())
                .bits("setting", c.setting(), c.game().parties())
                .array(
                        "groups",
                        array -> c.groups()
                                .forEach(g -> array.element(o -> o.string(
                                                "kind", g.kind().name().toLowerCase(Locale.ROOT))
                                        .raw(
                                                "parties",
                                                g.parties().stream()
                                                        .map(String::valueOf)
                                                        .collect(Collectors.joining(", ", "[", "]"))))));
    }

    private static void outcome(CertificateText json, String name, OutcomeProof proof) {
        json.object(
                name,
                o -> table(
                        table(o.fraction("maximum", proof.maximum()), "multipliers", proof.multipliers()),
                        "box",
                        proof.box()));
    }

    private static CertificateText table(CertificateText json, String name, OrbitTable table) {
        return json.object(name, o -> table.entries().forEach(e -> o.fraction(e.orbit(), e.value())));
    }
}
