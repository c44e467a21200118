package io.github.clinamen.app;

import io.github.clinamen.app.view.Console;
import io.github.clinamen.certify.GaugeFinder;
import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.Rationals;
import io.github.clinamen.core.certificate.CertifiedGauge;
import io.github.clinamen.core.certificate.GaugeCertificate;
import io.github.clinamen.core.certificate.GaugeChecker;
import io.github.clinamen.core.game.Game;
import io.github.clinamen.core.game.SettingRule;
import io.github.clinamen.formats.TextFile;
import io.github.clinamen.formats.certificate.GameFile;
import io.github.clinamen.formats.certificate.GaugeCoq;
import io.github.clinamen.formats.certificate.GaugeFile;
import java.io.PrintWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/** What {@code certify --gauge} finds, writes and says: the loss of Theorem A for one XOR game. */
final class GaugeReport {
    private static final List<String> EPSILONS = List.of("0.5", "0.3", "0.1");

    private GaugeReport() {}

    /** f of Theorem A (I) for one epsilon. */
    record Factor(String epsilon, String factor, double decimal) {}

    /** What {@code --json} prints; {@code settings} is empty when no rule reaches just the game's contexts. */
    record Gauge(
            String kind,
            String game,
            int parties,
            int contexts,
            String loss,
            double decimal,
            String settings,
            List<Factor> factors,
            boolean certified,
            String certificate,
            double seconds) {}

    /** Reads a game file, or else a name such as {@code chsh}. */
    static GameFile.Weighted game(String text) {
        if (Files.exists(Path.of(text)) || text.endsWith(".json")) {
            return GameFile.read(Path.of(text));
        }
        Game game = Game.parse(text);
        return new GameFile.Weighted(game, Collections.nCopies(game.contexts().size(), BigInteger.ONE));
    }

    /** Finds the certificate, checks it and, only then, writes it. */
    static Path write(GameFile.Weighted game, @Nullable Path out, Outputs outputs) {
        GaugeCertificate found = GaugeFinder.find(game.game(), game.weights());
        GaugeChecker.check(found);
        Path file = out == null ? Path.of(GaugeFile.name(found)) : out;
        outputs.writes("--out", file, Outputs.Kind.CERTIFICATE).check();
        TextFile.write(file, GaugeFile.write(found));
        return file;
    }

    /** Checks the certificate in the file, says what it proves and, if asked to, writes it for Coq. */
    static void report(Path file, @Nullable Path coq, boolean json, PrintWriter out, long start) {
        CertifiedGauge proven = GaugeChecker.check(GaugeFile.read(file));
        if (coq != null) {
            TextFile.write(coq, GaugeCoq.write(proven));
        }
        Optional<SettingRule> rule = Stream.of(SettingRule.values())
                .filter(r -> r.isOneToOne(proven.game()))
                .findFirst();
        List<Factor> factors = rule.map(r -> EPSILONS.stream()
                        .map(e -> {
                            BigFraction f = proven.factor(Epsilon.parse(e), r);
                            return new Factor(e, Rationals.format(f), f.doubleValue());
                        })
                        .toList())
                .orElse(List.of());
        double seconds = (System.nanoTime() - start) * 1e-9;
        Game game = proven.game();
        if (json) {
            Console.printJson(
                    out,
                    new Gauge(
                            "gauge",
                            game.name(),
                            game.parties(),
                            game.contexts().size(),
                            Rationals.format(proven.loss()),
                            proven.loss().doubleValue(),
                            rule.map(SettingRule::word).orElse(""),
                            factors,
                            true,
                            file.toString(),
                            seconds));
            return;
        }
        out.printf(
                "%s, %d parties, %d contexts: L = %s = %.10f (proven)%n",
                game.name(),
                game.parties(),
                game.contexts().size(),
                Rationals.format(proven.loss()),
                proven.loss().doubleValue());
        if (proven.loss().signum() == 0) {
            out.printf(
                    "  some box is predictable at all contexts, or none better was found: nothing can be amplified%n");
        } else if (rule.isEmpty()) {
            out.printf(
                    "  no rule makes whole source bits reach just these contexts, each once: no f follows from L alone%n");
        } else {
            out.printf(
                    "  Theorem A, every order of drawing, %d source bits a round: f = 1 - L eps^%d%n",
                    rule.get().drawnBits(game), rule.get().drawnBits(game));
            factors.forEach(f -> out.printf("    eps = %-4s f = %.10f%n", f.epsilon(), f.decimal()));
        }
        out.printf("  certificate %s, %.2f s%n", file, seconds);
    }
}
