package io.github.clinamen.certify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clinamen.core.certificate.CertificateChecker;
import io.github.clinamen.core.certificate.CertificateRejectedException;
import io.github.clinamen.core.certificate.GuessingCertificate;
import io.github.clinamen.core.certificate.GuessingCertificate.Settings;
import io.github.clinamen.core.certificate.OrbitTable;
import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.core.practical.GuessCurve;
import io.github.clinamen.core.practical.PolygonCurve;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The lines of the practical mode's curves for non-signalling boxes, proved in exact arithmetic; and tampering. */
class GuessingFinderTest {
    static Stream<Arguments> lines() {
        return Stream.of(PolygonCurve.FIVE_PARTIES, PolygonCurve.THREE_PARTIES)
                .flatMap(curve -> Stream.concat(
                        curve.edges().stream().map(line -> Arguments.of(curve, Settings.ALL, line)),
                        curve.untested().stream().map(line -> Arguments.of(curve, Settings.UNTESTED, line))));
    }

    @ParameterizedTest(name = "{1} {2}")
    @MethodSource("lines")
    @DisplayName(
            "P(a|x) is at most intercept + slope L for every string, every setting of the kind and every non-signalling box")
    void everyLineIsProved(PolygonCurve curve, Settings settings, GuessCurve.Line line) {
        GuessingCertificate found = GuessingFinder.find(new MerminGame(curve.parties()), settings, line.slope());
        assertThat(CertificateChecker.check(found)).containsExactly(line.intercept(), line.slope());
        assertThat(curve.evidence()).isEqualTo(GuessCurve.Evidence.PROVEN);
    }

    @Test
    void tamperedCertificatesAreRejected() {
        GuessingCertificate good = GuessingFinder.find(new MerminGame(3), Settings.ALL, BigFraction.ONE_HALF);
        BigFraction less = good.intercept().subtract(new BigFraction(1, 1_000_000));
        reject(
                new GuessingCertificate(good.game(), good.settings(), less, good.slope(), good.cases()),
                "above the claim");
        reject(
                new GuessingCertificate(
                        good.game(), good.settings(), good.intercept(), new BigFraction(49, 100), good.cases()),
                "do not prove it");
        reject(
                new GuessingCertificate(
                        good.game(),
                        good.settings(),
                        good.intercept(),
                        good.slope(),
                        good.cases().subList(0, 7)),
                "cases: expected 8, found 7");
        List<GuessingCertificate.Case> cases = new ArrayList<>(good.cases());
        cases.set(3, cases.get(1));
        reject(
                new GuessingCertificate(good.game(), good.settings(), good.intercept(), good.slope(), cases),
                "case 4: expected setting");
        for (int i = 0; i < good.cases().size(); i++) {
            GuessingCertificate.Case c = good.cases().get(i);
            if (c.multipliers().entries().isEmpty()) {
                continue;
            }
            List<OrbitTable.Entry> entries = new ArrayList<>(c.multipliers().entries());
            OrbitTable.Entry first = entries.getFirst();
            entries.set(0, new OrbitTable.Entry(first.orbit(), first.value().add(new BigFraction(1, 7))));
            List<GuessingCertificate.Case> changed = new ArrayList<>(good.cases());
            changed.set(
                    i,
                    new GuessingCertificate.Case(
                            c.setting(), c.outcome(), c.groups(), c.intercept(), new OrbitTable(entries)));
            reject(
                    new GuessingCertificate(good.game(), good.settings(), good.intercept(), good.slope(), changed),
                    "do not prove it");
            entries.set(0, new OrbitTable.Entry(first.orbit(), first.value().negate()));
            changed.set(
                    i,
                    new GuessingCertificate.Case(
                            c.setting(), c.outcome(), c.groups(), c.intercept(), new OrbitTable(entries)));
            reject(
                    new GuessingCertificate(good.game(), good.settings(), good.intercept(), good.slope(), changed),
                    "negative in orbit");
        }
    }

    private static void reject(GuessingCertificate certificate, String why) {
        assertThatThrownBy(() -> CertificateChecker.check(certificate))
                .isInstanceOf(CertificateRejectedException.class)
                .hasMessageContaining(why);
    }
}
