package io.github.clinamen.core.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clinamen.core.certificate.PartyGroup.Kind;
import io.github.clinamen.core.game.MerminGame;
import java.util.ArrayList;
import java.util.List;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The plainest certificate of its kind, P(a|x) <= 1, made by hand: 1 - P(a|x) is the sum of the others at x. */
class GuessingCertificateTest {
    private static final MerminGame GAME = new MerminGame(3);
    private static final List<PartyGroup> SINGLE = List.of(
            new PartyGroup(Kind.COUNTS, List.of(1)),
            new PartyGroup(Kind.COUNTS, List.of(2)),
            new PartyGroup(Kind.COUNTS, List.of(3)));
    private static final BigFraction ONE = BigFraction.ONE;

    private static GuessingCertificate.Case part(int i) {
        int x = (1 << i / 2) - 1;
        int a = i % 2 == 0 ? 0 : 7;
        Orbits orbits = new Orbits(3, SINGLE);
        List<OrbitTable.Entry> others = new ArrayList<>();
        for (int o = 0; o < orbits.count(); o++) {
            if (orbits.setting(o) == x && orbits.outcomes(o) != a) {
                others.add(new OrbitTable.Entry(orbits.key(o), ONE));
            }
        }
        return new GuessingCertificate.Case(x, i % 2, SINGLE, ONE, new OrbitTable(others));
    }

    private static List<GuessingCertificate.Case> parts() {
        List<GuessingCertificate.Case> parts = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            parts.add(part(i));
        }
        return parts;
    }

    private static void reject(GuessingCertificate forged, String why) {
        assertThatThrownBy(() -> CertificateChecker.check(forged))
                .isInstanceOf(CertificateRejectedException.class)
                .hasMessageContaining(why);
    }

    private static GuessingCertificate with(int i, GuessingCertificate.Case part) {
        List<GuessingCertificate.Case> parts = parts();
        parts.set(i, part);
        return new GuessingCertificate(GAME, GuessingCertificate.Settings.ALL, ONE, BigFraction.ZERO, parts);
    }

    @Test
    @DisplayName("a claim about untested settings, of weights 0 and 2, needs their cases, and no others will do")
    void untestedSettings() {
        List<GuessingCertificate.Case> parts = parts();
        List<GuessingCertificate.Case> untested = List.of(parts.get(0), parts.get(1), parts.get(4), parts.get(5));
        assertThat(CertificateChecker.check(new GuessingCertificate(
                        GAME, GuessingCertificate.Settings.UNTESTED, ONE, BigFraction.ZERO, untested)))
                .containsExactly(ONE, BigFraction.ZERO);
        reject(
                new GuessingCertificate(
                        GAME, GuessingCertificate.Settings.UNTESTED, ONE, BigFraction.ZERO, parts.subList(0, 4)),
                "case 3: expected setting 3 and outcome 0");
        reject(
                new GuessingCertificate(GAME, GuessingCertificate.Settings.ALL, ONE, BigFraction.ZERO, untested),
                "cases: expected 8, found 4");
    }

    @Test
    void accepted() {
        assertThat(CertificateChecker.check(new GuessingCertificate(
                        GAME, GuessingCertificate.Settings.ALL, ONE, BigFraction.ZERO, parts())))
                .containsExactly(ONE, BigFraction.ZERO);
        BigFraction two = BigFraction.TWO;
        assertThat(CertificateChecker.check(new GuessingCertificate(
                        GAME, GuessingCertificate.Settings.ALL, two, BigFraction.ZERO, parts())))
                .containsExactly(two, BigFraction.ZERO);
    }

    @Test
    @DisplayName("another game, slope, claim, number or order of cases is rejected")
    void forgedClaims() {
        reject(
                new GuessingCertificate(
                        new MerminGame(4), GuessingCertificate.Settings.ALL, ONE, BigFraction.ZERO, parts()),
                "odd number of parties, found 4");
        reject(
                new GuessingCertificate(
                        new MerminGame(5), GuessingCertificate.Settings.ALL, ONE, BigFraction.ZERO, parts()),
                "cases: expected 12, found 8");
        reject(
                new GuessingCertificate(GAME, GuessingCertificate.Settings.ALL, ONE, new BigFraction(-1, 10), parts()),
                "slope: negative");
        reject(
                new GuessingCertificate(GAME, GuessingCertificate.Settings.ALL, ONE, new BigFraction(1, 10), parts()),
                "case 1: the multipliers do not prove");
        BigFraction less = new BigFraction(999, 1000);
        reject(
                new GuessingCertificate(GAME, GuessingCertificate.Settings.ALL, less, BigFraction.ZERO, parts()),
                "case 1: intercept above the claim");
        reject(
                new GuessingCertificate(
                        GAME, GuessingCertificate.Settings.ALL, ONE, BigFraction.ZERO, parts().subList(0, 7)),
                "cases: expected 8, found 7");
        for (int i = 0; i < 8; i++) {
            for (int j = 0; j < 8; j++) {
                if (i != j) {
                    reject(with(i, part(j)), "case " + (i + 1) + ": expected setting " + ((1 << i / 2) - 1));
                }
            }
        }
    }

    @Test
    @DisplayName(
            "multipliers that are negative, or miss an entry, or prove another intercept, are rejected in every case")
    void forgedProofs() {
        for (int i = 0; i < 8; i++) {
            GuessingCertificate.Case c = part(i);
            List<OrbitTable.Entry> entries = c.multipliers().entries();
            String name = "case " + (i + 1) + ": ";
            reject(
                    with(i, with(c, c.intercept(), entries.subList(1, entries.size()))),
                    name + "the multipliers do not");
            reject(with(i, with(c, new BigFraction(999, 1000), entries)), name + "the multipliers do not prove it");
            List<OrbitTable.Entry> negative = new ArrayList<>(entries);
            negative.set(3, new OrbitTable.Entry(entries.get(3).orbit(), ONE.negate()));
            reject(
                    with(i, with(c, c.intercept(), negative)),
                    name + "negative in orbit " + entries.get(3).orbit());
        }
    }

    private static GuessingCertificate.Case with(
            GuessingCertificate.Case c, BigFraction intercept, List<OrbitTable.Entry> entries) {
        return new GuessingCertificate.Case(c.setting(), c.outcome(), c.groups(), intercept, new OrbitTable(entries));
    }
}
