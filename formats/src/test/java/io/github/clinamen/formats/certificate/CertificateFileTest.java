package io.github.clinamen.formats.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clinamen.core.InputException;
import io.github.clinamen.core.certificate.Certificate;
import io.github.clinamen.core.certificate.CertificateChecker;
import io.github.clinamen.core.certificate.CertificateRejectedException;
import io.github.clinamen.core.certificate.ConeBoundCertificate;
import io.github.clinamen.core.certificate.ConeCertificate;
import io.github.clinamen.core.certificate.FrontierCertificate;
import io.github.clinamen.core.certificate.PredictabilityCertificate;
import io.github.clinamen.core.game.Frontier;
import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.core.game.OutcomeFunction;
import io.github.clinamen.formats.BoxTableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CertificateFileTest {
    private static final Path TESTDATA = Path.of("..", "testdata");
    private static final Pattern DIGIT = Pattern.compile("[0-9]");

    static List<Path> certificates() throws IOException {
        try (Stream<Path> files = Files.list(TESTDATA.resolve("certificates"))) {
            return files.filter(f -> f.toString().endsWith(".json")).sorted().toList();
        }
    }

    private static BigFraction value(Certificate c) {
        return switch (c) {
            case PredictabilityCertificate p -> CertificateChecker.check(p);
            case FrontierCertificate f ->
                CertificateChecker.check(f).points().getFirst().alpha();
            case ConeCertificate cone -> {
                CertificateChecker.require(cone);
                yield cone.alpha();
            }
            case ConeBoundCertificate bound -> {
                CertificateChecker.require(bound);
                yield bound.alpha();
            }
        };
    }

    @Test
    @DisplayName("every certificate of the paper's claims is checked, and Theorem 1 has all 16 settings")
    void theCertificatesThatAreCheckedInHold() throws IOException {
        TreeSet<Integer> settings = new TreeSet<>();
        int checked = 0;
        for (Path file : certificates()) {
            Certificate c = CertificateFile.read(file);
            BigFraction value = value(c);
            assertThat(file.getFileName()).hasToString(CertificateFile.name(c));
            if (c instanceof PredictabilityCertificate p && p.function().spec().equals("majority:3")) {
                assertThat(value).isEqualTo(new BigFraction(3, 4));
                settings.add(p.setting());
            }
            checked++;
        }
        assertThat(checked).isGreaterThan(30);
        assertThat(settings).hasSize(16);
    }

    @Test
    @DisplayName("a certificate with any digit changed is rejected: Theorem 1")
    void everyDigitOfTheoremOneMatters() throws IOException {
        rejectsEveryChangedDigit(
                Files.readString(TESTDATA.resolve("certificates/predictability-5-majority-3-11111.json")));
    }

    @Test
    @Tag("slow")
    @DisplayName("a certificate with any digit changed is rejected: the frontier of five parties")
    void everyDigitOfTheFrontierMatters() throws IOException {
        try (var in = CertifiedFrontiers.class.getResourceAsStream("frontier-5-majority-3.json")) {
            rejectsEveryChangedDigit(new String(
                    java.util.Objects.requireNonNull(in).readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    private static void rejectsEveryChangedDigit(String text) {
        rejectsChangedDigits(text, 1);
    }

    /** Changes every digit, or one in some. */
    private static void rejectsChangedDigits(String text, int stride) {
        value(CertificateFile.parse("original", text));
        Matcher digits = DIGIT.matcher(text);
        int changed = 0;
        int seen = 0;
        while (digits.find()) {
            if (seen++ % stride != 0) {
                continue;
            }
            char other = (char) ('0' + (text.charAt(digits.start()) - '0' + 1) % 10);
            String mutant = text.substring(0, digits.start()) + other + text.substring(digits.end());
            Throwable thrown = Assertions.catchThrowable(() -> value(CertificateFile.parse("mutant", mutant)));
            assertThat(thrown)
                    .describedAs("digit %s at %s", text.charAt(digits.start()), digits.start())
                    .isInstanceOfAny(InputException.class, CertificateRejectedException.class);
            changed++;
        }
        assertThat(changed).isGreaterThan(500 / stride);
    }

    @Test
    @Tag("slow")
    @DisplayName("a certificate with any digit changed is rejected: Lemma 3's cone, from below")
    void everyDigitOfTheConeBoundMatters() throws IOException {
        String text = Files.readString(TESTDATA.resolve("certificates/cone-bound-5-majority-3.json"));
        assertThat(CertificateFile.parse("cone", text)).isInstanceOf(ConeBoundCertificate.class);
        rejectsEveryChangedDigit(text);
    }

    @Test
    @DisplayName(
            "Lemma 3: the triple (0.8842, 1.260, 0.9732) is feasible in (D20), (D21), and the program carries this proof")
    void lemma3() throws IOException {
        ConeCertificate c = PaperCertificates.lemma3();
        assertThat(List.of(c.alpha(), c.beta(), c.gamma()))
                .containsExactly(
                        new BigFraction(8842, 10_000), new BigFraction(126, 100), new BigFraction(9732, 10_000));
        CertificateChecker.require(c);
        assertThat(CertificateFile.write(c))
                .isEqualTo(Files.readString(TESTDATA.resolve("certificates").resolve(CertificateFile.name(c))));
        assertThat(CertificateChecker.rays(c)).hasSize(77);
    }

    @Test
    @DisplayName("Lemma 3: the proof bears no smaller alpha, beta or gamma")
    void lemma3ProvesNoMore() {
        ConeCertificate c = PaperCertificates.lemma3();
        BigFraction step = new BigFraction(1, 10_000);
        for (ConeCertificate better : List.of(
                withTriple(c, c.alpha().subtract(step), c.beta(), c.gamma()),
                withTriple(c, c.alpha(), c.beta().subtract(step), c.gamma()),
                withTriple(c, c.alpha(), c.beta(), c.gamma().subtract(step)))) {
            assertThatThrownBy(() -> CertificateChecker.require(better))
                    .isInstanceOf(CertificateRejectedException.class);
        }
    }

    private static ConeCertificate withTriple(
            ConeCertificate c, BigFraction alpha, BigFraction beta, BigFraction gamma) {
        return new ConeCertificate(
                c.game(), c.function(), c.setting(), c.groups(), alpha, beta, gamma, c.zero(), c.one(), c.radius());
    }

    @Test
    @DisplayName("a certificate with a digit changed is rejected: Lemma 3, one digit in 29")
    void digitsOfLemma3Matter() throws IOException {
        rejectsChangedDigits(Files.readString(TESTDATA.resolve("certificates/cone-5-majority-3-lemma-3.json")), 29);
    }

    @Test
    @Tag("slow")
    @DisplayName("a certificate with any digit changed is rejected: Lemma 3")
    void everyDigitOfLemma3Matters() throws IOException {
        rejectsEveryChangedDigit(Files.readString(TESTDATA.resolve("certificates/cone-5-majority-3-lemma-3.json")));
    }

    @Test
    void anotherSpellingOfTheSameCertificateIsNotRead() throws IOException {
        String text = Files.readString(TESTDATA.resolve("certificates/predictability-5-majority-3-11111.json"));
        for (String other : List.of(
                text.replace("\"3/4\"", "\"6/8\""),
                text.replace("\"3/4\"", "\"0.75\""),
                text.replace("  \"version\"", " \"version\""),
                text + "\n",
                text.replaceFirst("\\{", "{\n  \"comment\": \"\","))) {
            assertThat(other).isNotEqualTo(text);
            assertThatThrownBy(() -> CertificateFile.parse("other", other)).isInstanceOf(InputException.class);
        }
    }

    @Test
    void frontiersThatComeWithTheProgramAreProven() {
        Frontier five = CertifiedFrontiers.load(new MerminGame(5), new OutcomeFunction.Majority(3))
                .orElseThrow();
        assertThat(five).isEqualTo(Frontier.FIVE_PARTY_MAJORITY);
        Frontier seven = CertifiedFrontiers.load(new MerminGame(7), OutcomeFunction.parse("weights:5:0,3,4"))
                .orElseThrow();
        assertThat(seven.points().getFirst())
                .isEqualTo(new Frontier.Point(new BigFraction(1, 3), new BigFraction(5, 16)));
        assertThat(CertifiedFrontiers.load(new MerminGame(11), new OutcomeFunction.Majority(3)))
                .isEmpty();
    }

    @Test
    void theBoxThatAttainsThreeQuartersIsReadBack() throws IOException {
        Path file = TESTDATA.resolve("boxes/predictable-5-majority-3.json");
        var box = BoxTableFile.read(file);
        BigFraction zero = BigFraction.ZERO;
        for (int a = 0; a < 32; a++) {
            for (int x = 0; x < 32; x++) {
                if (new MerminGame(5).isWrong(a, x)) {
                    assertThat(box.probability(a, x)).isEqualTo(BigFraction.ZERO);
                }
            }
            if (!new OutcomeFunction.Majority(3).value(a)) {
                zero = zero.add(box.probability(a, 0b11111));
            }
        }
        assertThat(zero).isEqualTo(new BigFraction(3, 4));
        assertThat(BoxTableFile.write(box)).isEqualTo(Files.readString(file));
        String text = Files.readString(file);
        assertThatThrownBy(() -> BoxTableFile.parse("box", text.replace("[9,8,8", "[9,8,9")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("box");
    }
}
