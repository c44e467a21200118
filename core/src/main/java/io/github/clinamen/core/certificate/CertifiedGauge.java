package io.github.clinamen.core.certificate;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.game.Game;
import io.github.clinamen.core.game.SettingRule;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hipparchus.fraction.BigFraction;

/**
 * A game with proof that no box is predictable at all its contexts at once. Only {@link GaugeChecker} makes one, so whoever
 * holds one holds a theorem.
 */
public final class CertifiedGauge implements CertifiedGame {
    /** Those that come with the program, checked when they are first asked for. */
    private static final class Shipped {
        static final CertifiedGauge A3 = GaugeChecker.check(ShippedGauges.a3());
        static final CertifiedGauge CHSH =
                GaugeChecker.check(ShippedGauges.chained(Game.chsh()).orElseThrow());
    }

    private final GaugeCertificate certificate;
    private final BigFraction loss;

    CertifiedGauge(GaugeCertificate certificate) {
        this.certificate = certificate;
        BigInteger largest =
                certificate.weights().stream().max(Comparator.naturalOrder()).orElseThrow();
        loss = certificate.loss().divide(largest);
    }

    /** Three parties, majority of three: L = 1/3. */
    public static CertifiedGauge a3() {
        return Shipped.A3;
    }

    /** Clauser, Horne, Shimony, Holt: L = 1. */
    public static CertifiedGauge chsh() {
        return Shipped.CHSH;
    }

    /** All that come with the program, those with the fewest parties last. */
    public static List<CertifiedGauge> shipped() {
        return List.of(a3(), chsh());
    }

    /** Those that come with the program and that quantum boxes can play with so small a wrong fraction of rounds. */
    public static List<CertifiedGauge> playable(BigFraction noise) {
        return shipped().stream()
                .filter(gauge -> gauge.game().leastQuantumLoss().compareTo(noise) <= 0)
                .toList();
    }

    /**
     * The certificate that comes with the program for a game of these settings and contexts, whatever its name: three parties,
     * CHSH and all chained Bell games.
     */
    public static Optional<CertifiedGauge> of(Game game) {
        return Stream.of(a3(), chsh())
                .filter(g -> g.game().settings().equals(game.settings())
                        && g.game().contexts().equals(game.contexts()))
                .findFirst()
                .or(() -> ShippedGauges.chained(game).map(GaugeChecker::check));
    }

    @Override
    public Game game() {
        return certificate.game();
    }

    public GaugeCertificate certificate() {
        return certificate;
    }

    /** L with weights scaled so that the largest is 1; 0 when the game gives nothing. */
    public BigFraction loss() {
        return loss;
    }

    /**
     * f = 1 - eps^m L of Theorem A (I), valid for every order in which the bits of all rounds are drawn.
     *
     * <p>A context of weight w &lt; 1 takes w R_x + (1 - w) U, which is as good a bound on N_x; so the sum over all 2^m
     * contexts is at most (2^m - L) U.
     *
     * @throws IllegalArgumentException when the rule's m bits do not reach each context exactly once
     */
    @Override
    public BigFraction factor(Epsilon epsilon, SettingRule rule) {
        if (!rule.isOneToOne(game())) {
            throw new IllegalArgumentException("settings: expected a rule that reaches each of the "
                    + game().contexts().size() + " contexts of " + game().name() + " once, found " + rule.word());
        }
        return BigFraction.ONE.subtract(
                rule.leastProbability(game(), epsilon.value()).multiply(loss));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CertifiedGauge gauge && gauge.certificate.equals(certificate);
    }

    @Override
    public int hashCode() {
        return certificate.hashCode();
    }

    /** The game's name. */
    @Override
    public String toString() {
        return game().name();
    }
}
