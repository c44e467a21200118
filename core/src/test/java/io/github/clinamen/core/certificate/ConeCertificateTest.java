package io.github.clinamen.core.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clinamen.core.certificate.PartyGroup.Kind;
import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.core.game.OutcomeFunction;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntBinaryOperator;
import java.util.stream.IntStream;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The plainest cone, made by hand: Gamma_w is M_w itself, 1 where x = x0 and f(a) = w, and the radius 1 wherever x = x0.
 * It proves P(f = w | x0) at most 1, with gamma = 1.
 */
class ConeCertificateTest {
    private static final int TESTED = 0b001;
    private static final int OTHER = 0b010;

    private static OrbitTable table(int parties, IntBinaryOperator entry) {
        Orbits orbits = new Orbits(parties, single(parties));
        List<OrbitTable.Entry> entries = new ArrayList<>();
        for (int o = 0; o < orbits.count(); o++) {
            int value = entry.applyAsInt(orbits.outcomes(o), orbits.setting(o));
            if (value != 0) {
                entries.add(new OrbitTable.Entry(orbits.key(o), new BigFraction(value)));
            }
        }
        return new OrbitTable(entries);
    }

    private static List<PartyGroup> single(int parties) {
        return IntStream.rangeClosed(1, parties)
                .mapToObj(p -> new PartyGroup(Kind.COUNTS, List.of(p)))
                .toList();
    }

    /**
     * @param more added to all entries of Gamma_0 at x0 and taken from those at another setting: nothing, on every box
     * @param radius of the radius' entries at x0; what is missing to 1 is at the other setting
     */
    private static ConeCertificate cone(OutcomeFunction f, BigFraction gamma, int more, int radius) {
        return new ConeCertificate(
                new MerminGame(3),
                f,
                TESTED,
                single(3),
                BigFraction.ONE,
                BigFraction.ZERO,
                gamma,
                table(3, (a, x) -> x == TESTED ? (f.value(a) ? 0 : 1) + more : x == OTHER ? -more : 0),
                table(3, (a, x) -> x == TESTED && f.value(a) ? 1 : 0),
                table(3, (a, x) -> x == TESTED ? radius : x == OTHER ? 1 - radius : 0));
    }

    private static void reject(ConeCertificate c, String why) {
        assertThatThrownBy(() -> CertificateChecker.require(c))
                .isInstanceOf(CertificateRejectedException.class)
                .hasMessageContaining(why);
    }

    @Test
    @DisplayName("Accepted, and its rays are the two axes; but only for a function that leaves a party out")
    void accepted() {
        CertificateChecker.require(cone(new OutcomeFunction.Parity(2), BigFraction.ONE, 0, 1));
        assertThat(CertificateChecker.rays(cone(new OutcomeFunction.Parity(2), BigFraction.ONE, 0, 1)))
                .containsExactlyInAnyOrder(
                        new Ray(BigInteger.ONE, BigInteger.ZERO), new Ray(BigInteger.ZERO, BigInteger.ONE));
        ConeCertificate all = cone(new OutcomeFunction.Majority(3), BigFraction.ONE, 0, 1);
        CertificateChecker.require(all);
        assertThatThrownBy(() -> CertificateChecker.rays(all))
                .isInstanceOf(CertificateRejectedException.class)
                .hasMessageContaining("function: it must leave a party out to hold at every setting");
    }

    @Test
    @DisplayName("The same functionals written so that they leave the cone, or its radius is negative, are rejected")
    void outsideTheCone() {
        OutcomeFunction f = new OutcomeFunction.Majority(3);
        reject(cone(f, BigFraction.ONE, 2, 1), "(D20) fails in orbit");
        reject(cone(f, BigFraction.ONE, -2, 1), "(D20) fails in orbit");
        // A radius of 2 at x0 is -1 elsewhere, where nothing else is.
        reject(cone(f, BigFraction.ONE, 0, 2), "radius: negative in orbit");
        reject(cone(f, new BigFraction(99, 100), 0, 1), "(D21) fails in orbit");
        reject(cone(f, new BigFraction(101, 100), 0, 1), "gamma: expected above 0 and at most 1");
    }
}
