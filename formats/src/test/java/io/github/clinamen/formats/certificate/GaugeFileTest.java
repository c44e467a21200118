package io.github.clinamen.formats.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clinamen.core.InputException;
import io.github.clinamen.core.certificate.CertificateRejectedException;
import io.github.clinamen.core.certificate.CertifiedGauge;
import io.github.clinamen.core.certificate.GaugeCertificate;
import io.github.clinamen.core.certificate.GaugeChecker;
import io.github.clinamen.core.game.Game;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GaugeFileTest {
    static List<GaugeCertificate> shipped() {
        return List.of(CertifiedGauge.a3().certificate(), CertifiedGauge.chsh().certificate());
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void whatIsWrittenIsReadAgain(GaugeCertificate certificate) {
        String text = GaugeFile.write(certificate);
        assertThat(GaugeFile.isOne(text)).isTrue();
        assertThat(GaugeFile.parse("text", text)).isEqualTo(certificate);
    }

    @Test
    void usualNames() {
        assertThat(shipped().stream().map(GaugeFile::name))
                .containsExactly("gauge-mermin-3-majority-3.json", "gauge-chsh.json");
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void everyChangedDigitIsRefused(GaugeCertificate certificate) {
        String text = GaugeFile.write(certificate);
        // The name is free, and a setting more that no context uses does not change the theorem.
        int from = text.indexOf("\"contexts\"");
        int tried = 0;
        for (int i = from; i < text.length(); i++) {
            char digit = text.charAt(i);
            if (digit < '0' || digit > '9') {
                continue;
            }
            tried++;
            char other = (char) ('0' + (digit - '0' + 1) % 10);
            String changed = text.substring(0, i) + other + text.substring(i + 1);
            int at = i;
            assertThatThrownBy(() -> GaugeChecker.check(GaugeFile.parse("changed", changed)))
                    .as("%s at %d", text.substring(Math.max(0, at - 20), at + 1), at)
                    .isInstanceOfAny(InputException.class, CertificateRejectedException.class);
        }
        assertThat(tried).isGreaterThan(100);
    }

    @Test
    void otherSpellingsAreRefused() {
        String text = GaugeFile.write(CertifiedGauge.chsh().certificate());
        for (String other : List.of(
                text.replace("\"1\"", "\"2/2\""),
                text.replace("\"weight\": 1,\n", ""),
                text + " ",
                text.replace("  ", " "))) {
            assertThatThrownBy(() -> GaugeFile.parse("f", other))
                    .isInstanceOf(InputException.class)
                    .hasMessageStartingWith("f: ");
        }
        assertThatThrownBy(() -> GaugeFile.parse("f", text.replace("\"version\": 1", "\"version\": 2")))
                .hasMessageContaining("expected 1, found 2");
        assertThatThrownBy(() -> GaugeFile.parse("f", text.replace("\"01|0,0\"", "\"01|0,2\"")))
                .hasMessageContaining("a setting from 0 to 1 for party 2");
        assertThatThrownBy(() -> GaugeFile.parse("f", text.replace("\"01|0,0\"", "\"1|0,0\"")))
                .hasMessageContaining("outcomes|settings such as 00|0,0");
    }

    @Test
    void weightsAreOneWhenLeftOut(@TempDir Path dir) throws IOException {
        Path file = dir.resolve("game.json");
        String text = """
                {"schema": "clinamen-game", "version": 1, "name": "mine", "settings": [3, 2],
                 "contexts": [
                   {"setting": [2, 1], "parity": 1, "value": "parity:1"},
                   {"value": "table:2:0110", "setting": [0, 0], "weight": 5, "parity": 0}]}
                """;
        Files.writeString(file, text);
        GameFile.Weighted game = GameFile.read(file);
        assertThat(game.weights()).containsExactly(BigInteger.ONE, BigInteger.valueOf(5));
        assertThat(game.game().contexts().getFirst().setting()).isEqualTo(0b110);
        Files.writeString(file, GameFile.write(game.game(), game.weights()));
        assertThat(GameFile.read(file)).isEqualTo(game);
    }

    @Test
    void everyGameIsWrittenAndRead(@TempDir Path dir) throws IOException {
        for (GaugeCertificate c : shipped()) {
            Path file = dir.resolve("game.json");
            Files.writeString(file, GameFile.write(c.game(), c.weights()));
            assertThat(GameFile.read(file)).isEqualTo(new GameFile.Weighted(c.game(), c.weights()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"setting\": [0, 0], \"parity\": 0",
                "\"setting\": [0, 0], \"parity\": 2, \"value\": \"parity:1\"",
                "\"setting\": [0], \"parity\": 0, \"value\": \"parity:1\"",
                "\"setting\": [0, 2], \"parity\": 0, \"value\": \"parity:1\"",
                "\"setting\": [0, -1], \"parity\": 0, \"value\": \"parity:1\"",
                "\"setting\": [0, 0], \"parity\": 0, \"value\": \"parity:3\"",
                "\"setting\": [0, 0], \"parity\": 0, \"parity\": 0, \"value\": \"parity:1\"",
                "\"setting\": [0, 0], \"parity\": 0, \"value\": \"parity:1\", \"weight\": -1",
                "\"setting\": [0, 0], \"parity\": 0, \"value\": \"parity:1\", \"colour\": 1"
            })
    void gamesThatAreNoneAreRefusedInOneLine(String context, @TempDir Path dir) throws IOException {
        Path file = dir.resolve("game.json");
        Files.writeString(
                file,
                "{\"schema\": \"clinamen-game\", \"version\": 1, \"name\": \"mine\", \"settings\": [2, 2], \"contexts\": [{"
                        + context + "}]}");
        assertThatThrownBy(() -> GameFile.read(file))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageNotContaining("\n");
    }

    @Test
    void aCertificateForAnotherNameIsTheSameTheorem() {
        GaugeCertificate a3 = CertifiedGauge.a3().certificate();
        Game renamed = new Game("other", a3.game().settings(), a3.game().contexts());
        GaugeCertificate other = new GaugeCertificate(
                renamed,
                Collections.nCopies(4, BigInteger.ONE),
                new BigFraction(1, 3),
                a3.denominator(),
                a3.plus(),
                a3.minus(),
                a3.slack());
        assertThat(GaugeChecker.check(GaugeFile.parse("f", GaugeFile.write(other)))
                        .loss())
                .isEqualTo(new BigFraction(1, 3));
    }
}
