package io.github.clinamen.formats.certificate;

import io.github.clinamen.core.InputException;
import io.github.clinamen.core.bound.FrontierGame;
import io.github.clinamen.core.certificate.CertificateChecker;
import io.github.clinamen.core.certificate.CertificateRejectedException;
import io.github.clinamen.core.certificate.FrontierCertificate;
import io.github.clinamen.core.game.Frontier;
import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.core.game.OutcomeFunction;
import io.github.clinamen.core.protocol.BoxOne;
import io.github.clinamen.formats.CanonicalJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The frontiers of (P1) whose certificates come with the program. Each is checked whenever it is loaded. */
public final class CertifiedFrontiers {
    private static final OutcomeFunction MAJORITY = new OutcomeFunction.Majority(3);

    private CertifiedFrontiers() {}

    /**
     * The games that a planner may choose from: four parties, which are enough and cheapest, then the paper's five.
     *
     * @throws CertificateRejectedException when a certificate does not prove its frontier
     */
    public static List<FrontierGame> games() {
        return List.of(game(4), game(5));
    }

    private static FrontierGame game(int parties) {
        MerminGame game = new MerminGame(parties);
        Frontier proven = load(game, MAJORITY)
                .orElseThrow(() -> new IllegalStateException("the certificate for " + parties + " parties is missing"));
        return new FrontierGame(game, MAJORITY, proven);
    }

    /**
     * The proven frontier; empty when no certificate for this game and function is at hand (make one with
     * {@code clinamen certify --distil}).
     *
     * @throws CertificateRejectedException when the certificate does not prove it: the program has been tampered with
     */
    public static Optional<Frontier> load(MerminGame game, OutcomeFunction function) {
        return bytes(game, function)
                .map(b -> check(game, function, name(game, function), new String(b, StandardCharsets.UTF_8)));
    }

    /**
     * A certificate that comes with the program.
     *
     * @param sha256 of its bytes, in hexadecimal
     */
    public record CertifiedFile(String name, String sha256) {}

    /**
     * The file behind {@link #load}, checked.
     *
     * @throws CertificateRejectedException when it does not prove the frontier
     */
    public static Optional<CertifiedFile> file(MerminGame game, OutcomeFunction function) {
        return bytes(game, function).map(b -> {
            check(game, function, name(game, function), new String(b, StandardCharsets.UTF_8));
            return new CertifiedFile(name(game, function), CanonicalJson.sha256(b));
        });
    }

    private static String name(MerminGame game, OutcomeFunction function) {
        return "frontier-" + game.parties() + "-"
                + function.spec().replace(':', '-').replace(',', '_') + ".json";
    }

    private static Optional<byte[]> bytes(MerminGame game, OutcomeFunction function) {
        try (InputStream in = CertifiedFrontiers.class.getResourceAsStream(name(game, function))) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Lets no bound rest on numbers that nobody has proven: a plan may come from a file, and files can be edited.
     *
     * @return the plan
     * @throws InputException when the plan's frontier is not the proven one of its game and function
     */
    public static BoxOne require(BoxOne plan) {
        Optional<Frontier> proven = load(plan.mermin(), plan.function());
        String what = plan.function().spec() + " of " + plan.mermin().parties() + " parties";
        if (proven.isEmpty()) {
            throw new InputException("plan: there is no certificate for the frontier of " + what);
        }
        if (!proven.get().equals(plan.frontier())) {
            throw new InputException("plan: the frontier of " + what + " is certified to be "
                    + proven.get().points() + ", found " + plan.frontier().points());
        }
        return plan;
    }

    /**
     * The frontier that a certificate's text proves.
     *
     * @throws CertificateRejectedException when it proves another one, or nothing
     */
    public static Frontier check(MerminGame game, OutcomeFunction function, String name, String text) {
        if (CertificateFile.parse(name, text) instanceof FrontierCertificate c
                && c.game().equals(game)
                && c.function().equals(function)) {
            return CertificateChecker.check(c);
        }
        throw new CertificateRejectedException(
                name + " is not about the frontier of " + function.spec() + " for " + game.parties() + " parties");
    }
}
