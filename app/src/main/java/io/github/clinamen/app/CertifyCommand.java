package io.github.clinamen.app;

import io.github.clinamen.app.view.Console;
import io.github.clinamen.certify.FrontierFinder;
import io.github.clinamen.certify.PredictabilityFinder;
import io.github.clinamen.certify.ProofExport;
import io.github.clinamen.certify.Symmetry;
import io.github.clinamen.core.Rationals;
import io.github.clinamen.core.certificate.BoxExpansion;
import io.github.clinamen.core.certificate.Certificate;
import io.github.clinamen.core.certificate.CertificateChecker;
import io.github.clinamen.core.certificate.ConeBoundCertificate;
import io.github.clinamen.core.certificate.ConeCertificate;
import io.github.clinamen.core.certificate.FrontierCertificate;
import io.github.clinamen.core.certificate.GameValue;
import io.github.clinamen.core.certificate.OutcomeProof;
import io.github.clinamen.core.certificate.PredictabilityCertificate;
import io.github.clinamen.core.game.Frontier;
import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.core.game.OutcomeFunction;
import io.github.clinamen.formats.BoxTableFile;
import io.github.clinamen.formats.TextFile;
import io.github.clinamen.formats.certificate.CertificateFile;
import io.github.clinamen.formats.certificate.GaugeFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code clinamen certify}: one exact number of the Mermin game with its proof. */
@Command(
        name = "certify",
        mixinStandardHelpOptions = true,
        description = "Proves, in exact arithmetic, how well non-signalling boxes that never lose the Mermin game "
                + "let the contributed bit be predicted. A certificate is found by linear programming and "
                + "checked by a small program.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  clinamen certify --parties 5 --function majority:3 --setting 11111",
            "  clinamen certify --parties 7 --function weights:5:0,3,4 --distil",
            "  clinamen certify --parties 7 --search 5",
            "  clinamen certify --gauge --game mermin:3:majority:3",
            "  clinamen certify --gauge --game chsh --coq Chsh.v",
            "  clinamen certify --check predictability-5-majority-3-11111.json",
            "",
            "docs/certificates.md has the formats, and how to check them with viprchk and z3."
        })
final class CertifyCommand implements Callable<Integer> {
    @Option(names = "--parties", paramLabel = "N", description = "Parties, 3 to 25 (default: ${DEFAULT-VALUE}).")
    private int parties = 5;

    @Option(
            names = "--function",
            paramLabel = "F",
            description = "majority:M, parity:M, weights:M:W1,W2,... or table:M:BITS (default: ${DEFAULT-VALUE}).")
    private String function = "majority:3";

    @Option(
            names = "--setting",
            paramLabel = "BITS",
            description = "A tested setting, party 1 first (default: 11...1).")
    private @Nullable String setting;

    @Option(
            names = "--symmetry",
            paramLabel = "S",
            description =
                    "full (default), exchanges (of parties only) or none: how much the linear program is reduced.")
    private Symmetry symmetry = Symmetry.FULL;

    @ArgGroup
    private Mode mode = new Mode();

    @Option(
            names = "--game",
            paramLabel = "GAME",
            description = "With --gauge, the XOR game: mermin:N:FUNCTION, chsh or a JSON file "
                    + "(default: ${DEFAULT-VALUE}).")
    private String game = "mermin:3:majority:3";

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "The certificate (default: a name made of the question).")
    private @Nullable Path out;

    @Option(
            names = "--box",
            paramLabel = "FILE",
            description = "Also write the optimal box, for run --device box:FILE.")
    private @Nullable Path box;

    @Option(names = "--vipr", paramLabel = "FILE", description = "Also write program and proof in the VIPR format.")
    private @Nullable Path vipr;

    @Option(
            names = "--smt2",
            paramLabel = "FILE",
            description = "Also write the refutation of a better box as SMT-LIB 2.")
    private @Nullable Path smt2;

    @Option(names = "--mps", paramLabel = "FILE", description = "Also write the linear program as free MPS.")
    private @Nullable Path mps;

    @Option(
            names = "--coq",
            paramLabel = "FILE",
            description = "Also write the certificate of a game as a Coq file that proves it, with --gauge or --check.")
    private @Nullable Path coq;

    @Mixin
    private Outputs outputs = new Outputs();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    /** What is asked for, when it is not the predictability of one function. */
    static final class Mode {
        @Option(names = "--distil", description = "The trade-off between alpha and beta of the distillation bound.")
        boolean distil;

        @Option(
                names = "--search",
                paramLabel = "M",
                description = "The least predictable function of the weight of M outcomes.")
        @Nullable
        Integer search;

        @Option(
                names = "--search-all",
                paramLabel = "M",
                description = "The least predictable of all functions of M outcomes, M to 4.")
        @Nullable
        Integer searchAll;

        @Option(names = "--values", description = "The local, quantum and non-signalling values of the game.")
        boolean values;

        @Option(
                names = "--gauge",
                description =
                        "How much no box can be predicted at all contexts of a game at once (Theorem A); see --game.")
        boolean gauge;

        @Option(names = "--check", paramLabel = "FILE", description = "Check a certificate that is there already.")
        @Nullable
        Path check;
    }

    /** One exact number in print. */
    record Value(String value, double decimal) {
        static Value of(BigFraction exact) {
            return new Value(Rationals.format(exact), exact.doubleValue());
        }
    }

    /** What {@code --json} prints for a predictability. */
    record Predictability(
            String kind,
            int parties,
            String function,
            String setting,
            String value,
            double decimal,
            Value zero,
            Value one,
            boolean certified,
            String certificate,
            double seconds) {}

    /** One breakpoint. */
    record Point(String alpha, String beta, double alphaDecimal, double betaDecimal) {}

    /** What {@code --json} prints for a frontier. */
    record Distillation(
            String kind,
            int parties,
            String function,
            List<Point> points,
            boolean certified,
            String certificate,
            double seconds) {}

    /** What {@code --json} prints for a certificate of Lemma 3. */
    record Cone(
            String kind,
            int parties,
            String function,
            String value,
            double decimal,
            boolean certified,
            String certificate,
            double seconds) {}

    /** What {@code --json} prints for the game. */
    record Game(String kind, int parties, Value local, Value quantum, Value nonSignalling, String localInequality) {}

    @Override
    public Integer call() {
        long start = System.nanoTime();
        outputs.reads("--check", mode.check)
                .reads("--game", game.endsWith(".json") ? Path.of(game) : null)
                .writes("--out", mode.check == null ? out : null, Outputs.Kind.CERTIFICATE)
                .writes("--box", box, Outputs.Kind.BOX)
                .writes("--vipr", vipr, Outputs.Kind.FOREIGN)
                .writes("--smt2", smt2, Outputs.Kind.FOREIGN)
                .writes("--mps", mps, Outputs.Kind.FOREIGN)
                .writes("--coq", coq, Outputs.Kind.COQ)
                .check();
        boolean gauge = mode.gauge || mode.check != null && GaugeFile.isOne(TextFile.read(mode.check));
        if (coq != null && !gauge) {
            throw new IllegalArgumentException("--coq: expected --gauge, or --check with a gauge certificate");
        }
        MerminGame mermin = new MerminGame(parties);
        if (mode.gauge) {
            GaugeReport.report(GaugeReport.write(GaugeReport.game(game), out, outputs), coq, json, out(), start);
            out().flush();
        } else if (mode.check != null && gauge) {
            GaugeReport.report(mode.check, coq, json, out(), start);
            out().flush();
        } else if (mode.check != null) {
            report(CertificateFile.read(mode.check), mode.check, start);
        } else if (mode.values) {
            reportGame(mermin);
        } else if (mode.search != null || mode.searchAll != null) {
            FunctionRace race = mode.search != null
                    ? FunctionRace.symmetric(mermin, mode.search)
                    : FunctionRace.all(mermin, Objects.requireNonNull(mode.searchAll));
            PredictabilityCertificate best = race.best();
            if (!json) {
                out().printf("%d functions compared, up to symmetry%n", race.size());
            }
            write(best, start);
        } else {
            OutcomeFunction f = OutcomeFunction.parse(function);
            write(
                    mode.distil
                            ? FrontierFinder.find(mermin, f, symmetry)
                            : PredictabilityFinder.find(mermin, f, settingBits(mermin), symmetry),
                    start);
        }
        return Exit.OK;
    }

    private int settingBits(MerminGame game) {
        int n = game.parties();
        String bits = setting == null ? "1".repeat(n) : setting;
        if (bits.length() != n || !bits.matches("[01]+")) {
            throw new IllegalArgumentException("--setting: expected " + n + " characters 0 or 1, found " + bits);
        }
        int packed = Integer.parseInt(new StringBuilder(bits).reverse().toString(), 2);
        if (!game.tests(packed)) {
            throw new IllegalArgumentException(
                    "--setting: expected an even number of zeros (the game does not test others), found " + bits);
        }
        return packed;
    }

    private void write(Certificate certificate, long start) {
        Path file = out == null ? Path.of(CertificateFile.name(certificate)) : out;
        if (out == null) {
            outputs.writes("--out", file, Outputs.Kind.CERTIFICATE).check();
        }
        // Checked before it is written: what fails the check is never shown as a result.
        CertificateChecker.require(certificate);
        TextFile.write(file, CertificateFile.write(certificate));
        report(certificate, file, start);
    }

    private static String bits(PredictabilityCertificate p) {
        StringBuilder bits = new StringBuilder();
        for (int i = 0; i < p.game().parties(); i++) {
            bits.append(p.setting() >> i & 1);
        }
        return bits.toString();
    }

    private void report(Certificate certificate, Path file, long start) {
        switch (certificate) {
            case PredictabilityCertificate p -> {
                BigFraction value = CertificateChecker.check(p);
                writeOthers(p);
                double seconds = (System.nanoTime() - start) * 1e-9;
                if (json) {
                    Console.printJson(
                            out(),
                            new Predictability(
                                    "predictability",
                                    p.game().parties(),
                                    p.function().spec(),
                                    bits(p),
                                    Rationals.format(value),
                                    value.doubleValue(),
                                    Value.of(p.zero().maximum()),
                                    Value.of(p.one().maximum()),
                                    true,
                                    file.toString(),
                                    seconds));
                } else {
                    print(p, value, file, seconds);
                }
            }
            case ConeCertificate c ->
                reportCone(
                        c,
                        "Lemma 3: alpha = " + Rationals.format(c.alpha()) + ", beta = " + Rationals.format(c.beta())
                                + ", gamma = " + Rationals.format(c.gamma()) + " are feasible (proven)",
                        c.alpha(),
                        file,
                        start);
            case ConeBoundCertificate c ->
                reportCone(
                        c,
                        "Lemma 3: no alpha below " + Rationals.format(c.alpha()) + " is feasible (proven)",
                        c.alpha(),
                        file,
                        start);
            case FrontierCertificate f -> {
                Frontier frontier = CertificateChecker.check(f);
                double seconds = (System.nanoTime() - start) * 1e-9;
                if (json) {
                    List<Point> points = frontier.points().stream()
                            .map(p -> new Point(
                                    Rationals.format(p.alpha()),
                                    Rationals.format(p.beta()),
                                    p.alpha().doubleValue(),
                                    p.beta().doubleValue()))
                            .toList();
                    Console.printJson(
                            out(),
                            new Distillation(
                                    "frontier",
                                    f.game().parties(),
                                    f.function().spec(),
                                    points,
                                    true,
                                    file.toString(),
                                    seconds));
                } else {
                    print(f, frontier, file, seconds);
                }
            }
        }
        out().flush();
    }

    private void print(PredictabilityCertificate p, BigFraction value, Path file, double seconds) {
        boolean all = p.function().arity() < p.game().parties();
        out().printf(
                        "%s of %d parties, %s: predictability %s = %.10f (proven)%n",
                        p.function().spec(),
                        p.game().parties(),
                        all ? "any tested setting" : "setting " + bits(p),
                        Rationals.format(value),
                        value.doubleValue());
        out().printf(
                        "  largest P(0) = %s, largest P(1) = %s%n",
                        Rationals.format(p.zero().maximum()),
                        Rationals.format(p.one().maximum()));
        out().printf("  certificate %s, %.2f s%n", file, seconds);
    }

    private void print(FrontierCertificate f, Frontier frontier, Path file, double seconds) {
        out().printf(
                        "%s of %d parties: bias <= alpha + beta I for all non-signalling boxes, exactly when (proven)%n",
                        f.function().spec(), f.game().parties());
        for (Frontier.Point p : frontier.points()) {
            out().printf(
                            "  alpha >= %-14s beta = %-14s  (%.6f, %.6f)%n",
                            Rationals.format(p.alpha()),
                            Rationals.format(p.beta()),
                            p.alpha().doubleValue(),
                            p.beta().doubleValue());
        }
        out().printf("  certificate %s, %.2f s%n", file, seconds);
    }

    private void reportCone(Certificate c, String sentence, BigFraction alpha, Path file, long start) {
        CertificateChecker.require(c);
        double seconds = (System.nanoTime() - start) * 1e-9;
        if (json) {
            Console.printJson(
                    out(),
                    new Cone(
                            c instanceof ConeCertificate ? "cone" : "cone-bound",
                            c.game().parties(),
                            c.function().spec(),
                            Rationals.format(alpha),
                            alpha.doubleValue(),
                            true,
                            file.toString(),
                            seconds));
        } else {
            out().printf("%s%n  certificate %s, %.2f s%n", sentence, file, seconds);
        }
    }

    private void writeOthers(PredictabilityCertificate p) {
        int w = p.one().maximum().compareTo(p.zero().maximum()) > 0 ? 1 : 0;
        OutcomeProof better = w == 1 ? p.one() : p.zero();
        if (box != null) {
            TextFile.write(box, BoxTableFile.write(BoxExpansion.expand(parties(p), p.groups(), better.box())));
        }
        if (vipr != null || smt2 != null || mps != null) {
            ProofExport export = new ProofExport(p, w);
            if (vipr != null) {
                TextFile.write(vipr, export.vipr());
            }
            if (smt2 != null) {
                TextFile.write(smt2, export.smtLib());
            }
            if (mps != null) {
                TextFile.write(mps, export.mps());
            }
        }
    }

    private static int parties(PredictabilityCertificate p) {
        return p.game().parties();
    }

    private void reportGame(MerminGame game) {
        BigFraction local = GameValue.local(game);
        if (json) {
            Console.printJson(
                    out(),
                    new Game(
                            "game",
                            game.parties(),
                            Value.of(local),
                            Value.of(BigFraction.ONE),
                            Value.of(BigFraction.ONE),
                            GameValue.localInequality(game).toString()));
        } else {
            out().printf(
                            "Mermin game of %d parties, tested settings equally likely: probability of winning%n"
                                    + "  local            %s = %.10f  (I.P >= %s, by all deterministic strategies)%n"
                                    + "  quantum          1  (GHZ state)%n  non-signalling   1%n",
                            game.parties(),
                            Rationals.format(local),
                            local.doubleValue(),
                            GameValue.localInequality(game));
            out().flush();
        }
    }

    private PrintWriter out() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }
}
