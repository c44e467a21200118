package io.github.clinamen.app;

import static io.github.clinamen.app.CommandLineRunner.clinamen;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clinamen.formats.CanonicalJson;
import io.github.clinamen.formats.circuit.CircuitManifest;
import io.github.clinamen.formats.circuit.GhzCircuit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files as people have them, in testdata/field: what is said of each. */
class FieldFilesTest {
    private static final Path FIELD = Path.of("..", "testdata", "field");

    @TempDir
    Path folder;

    @ParameterizedTest
    @DisplayName("assess: read under the notation in which it was written")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "f08-ibm-primitive-result.json | --manifest MANIFEST | Mermin value  4.000 of 4",
                "f09-ionq-histogram-probabilities.json | | Mermin value  4.000 of 4",
                "f10-braket-probabilities-nested-shots.json | | Mermin value  4.000 of 4",
                "f11-results-object-by-setting.json | | Mermin value  4.000 of 4",
                "f11-lower-case-names.json | | Mermin value  4.000 of 4",
                "f12-sub-violation-other-phase.json | | relabelling   none",
                "f13-integral-float-counts.json | | Mermin value  4.000 of 4",
                "f14-pytket-shots.json | | Mermin value  4.000 of 4",
                "f21-chsh-counts.json | | CHSH value    S = 2.8000",
                "f21-chsh-counts.json | | S = -E(YY) + E(XY) + E(YX) + E(XX)",
                "f23-reversed-order-signals.json | | Read with party 1 at the other end of the strings (--party-1), the same data show no signalling",
                "f24-duplicate-names.json | | 2 results of the setting XXX were added up.",
            })
    void read(String file, String options, String said) throws IOException {
        var seen = clinamen(words(file, options == null ? "" : options));
        assertThat(seen.code()).as(seen.err()).isEqualTo(Exit.OK);
        assertThat(seen.out()).contains(said);
    }

    @ParameterizedTest
    @DisplayName("assess: refused in one short line of our own words")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "f07-two-bit-strings-five-parties.json | | expected outcomes of 5 bits, found outcomes of 2 characters, \"10\"",
                "f15-long-value-in-error.json | | missing settings",
                "f16-nan.json | | line 1 column 27: expected a number that JSON knows, found NaN",
                "f25-quasi-negative.json | | found the negative -0.01",
                "f28-outcomes-only.b8 | --parties 3 | every outcome bit of every round is 0; does the file hold outcomes only",
            })
    void refused(String file, String options, String said) throws IOException {
        var seen = clinamen(words(file, options == null ? "" : options));
        assertThat(seen.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(seen.err())
                .contains(said)
                .hasLineCount(1)
                .hasSizeLessThan(320)
                .doesNotContain("Jackson", "JsonRead", "hardwood");
    }

    @Test
    @DisplayName("columns in the order of measuredQubits: the same shots are the same shots")
    void measuredQubits() throws IOException {
        assertThat(clinamen(words("f06-braket-qubits-permuted.json", "")).out().replace("permuted", "in-order"))
                .isEqualTo(
                        clinamen(words("f06-braket-qubits-in-order.json", "")).out())
                .contains("no signalling  p = 0.0397");
    }

    @ParameterizedTest
    @DisplayName("convert: tables and simulators' files as they are")
    @CsvSource(
            delimiter = '|',
            value = {
                "f17-bom.csv | | x1,x2,x3,a1,a2,a3;1,1,1,0,0,0",
                "f17-extra-column.csv | | x1,x2,x3,a1,a2,a3;1,1,1,0,0,0",
                "f18-eth-events.csv | --from eth | x1,x2,a1,a2;0,0,0,0;0,1,1,1;1,0,0,0;1,1,0,1",
                "f18-eth-events.csv | --columns x1=a,a1=A,x2=b,a2=B --values -1:1,1:0 | x1,x2,a1,a2;0,0,0,0;0,1,1,1;1,0,0,0;1,1,0,1",
                "f18-no-click.csv | --no-click 1 | x1,x2,a1,a2;0,0,0,0;0,1,1,1",
                "f20-stim.r8 | --parties 3 | x1,x2,x3,a1,a2,a3;0,0,0,0,1,1;0,0,0,0,0,0;1,0,0,1,0,0",
                "f20-stim.hits | --parties 3 | x1,x2,x3,a1,a2,a3;0,0,0,0,1,1;0,0,0,0,0,0;1,0,0,1,0,0",
                "f20-stim.dets | --parties 3 | x1,x2,x3,a1,a2,a3;0,0,0,0,1,1;0,0,0,0,0,0;1,0,0,1,0,0",
            })
    void converted(String file, String options, String csv) throws IOException {
        Path out = folder.resolve("o.csv");
        var seen = convert(file, out, options == null ? "" : options);
        assertThat(seen.code()).as(seen.err()).isEqualTo(Exit.OK);
        assertThat(out).hasContent(csv.replace(';', '\n') + "\n");
    }

    @Test
    @DisplayName("convert: whole numbers of data frames, packed as they are today")
    void wholeNumbers() throws IOException {
        Path out = folder.resolve("o.csv");
        var seen = convert("f26-int64.parquet", out, "");
        assertThat(seen.code()).as(seen.err()).isEqualTo(Exit.OK);
        assertThat(Files.readAllLines(out)).hasSizeGreaterThan(1).allMatch(line -> line.matches("[xa0-9,]+"));
    }

    @Test
    @DisplayName("convert: a missing click is refused with its line until it is said what it is")
    void noClick() throws IOException {
        var seen = convert("f18-no-click.csv", folder.resolve("o.csv"), "");
        assertThat(seen.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(seen.err())
                .contains(
                        "line 3: column a1: expected 0 or 1, found nothing (--no-click says what a missing click is)");
    }

    private CommandLineRunner.Seen convert(String file, Path out, String options) throws IOException {
        List<Object> words = new ArrayList<>(List.of("convert", FIELD.resolve(file), out));
        words.addAll(options.isEmpty() ? List.of() : List.of(options.split(" ")));
        return clinamen(words.toArray());
    }

    private Object[] words(String file, String options) throws IOException {
        List<Object> words = new ArrayList<>(List.of("assess", FIELD.resolve(file)));
        for (String word : options.isEmpty() ? new String[0] : options.split(" ")) {
            words.add(word.equals("MANIFEST") ? manifest() : word);
        }
        return words.toArray();
    }

    /** Circuits in the order XXX, YYX, YXY, XYY. */
    private Path manifest() throws IOException {
        List<CircuitManifest.Circuit> circuits = new ArrayList<>();
        for (String setting : List.of("XXX", "YYX", "YXY", "XYY")) {
            circuits.add(new CircuitManifest.Circuit("mermin_" + setting, "mermin_" + setting + ".qasm", setting));
        }
        Path manifest = folder.resolve("manifest.json");
        CanonicalJson.write(
                manifest, CircuitManifest.of(3, GhzCircuit.Qasm.THREE, circuits, CircuitManifest.Schedule.NONE));
        return manifest;
    }
}
