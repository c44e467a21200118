package io.github.clinamen.formats.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clinamen.core.InputException;
import io.github.clinamen.formats.BitOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountsFileTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @DisplayName("the ways to say: three parties, X Y Y, outcome (0, 1, 1) twice and (1, 0, 0) once")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`{\"XYY\": {\"110\": 2, \"001\": 1}}`",
                "`{\"100\": {\"110\": 2, \"001\": 1}}`",
                "`{\"shots\": 3, \"settings\": {\"A\": {\"y_qubits\": [1, 2], \"counts\": {\"110\": 2, \"001\": 1}}}}`",
                "`{\"settings\": {\"A\": {\"x_qubits\": [0], \"counts\": {\"1 10\": 2, \"0 01\": 1}}}}`",
                "`{\"bit_order\": \"first\", \"XYY\": {\"counts\": {\"011\": 2, \"100\": 1}}}`",
                "`{\"results\": [{\"header\": {\"name\": \"mermin_XYY\"}, \"shots\": 3, \"data\": {\"counts\": {\"0x6\": 2, \"0x1\": 1}}}]}`",
                "`[{\"setting\": \"XYY\", \"memory\": [\"110\", \"001\", \"110\"]}]`",
                "`[{\"setting\": \"XYY\", \"shots\": 3, \"measurementCounts\": {\"011\": 2, \"100\": 1}}]`",
                "`[{\"setting\": \"XYY\", \"measurements\": [[0, 1, 1], [1, 0, 0], [0, 1, 1]]}]`",
                "`[{\"setting\": \"XYY\", \"shots\": 3, \"measurementProbabilities\": {\"011\": 0.6666667, \"100\": 0.3333333}}]`",
                "`[{\"setting\": \"XYY\", \"shots\": 3, \"probabilities\": {\"6\": 0.6666667, \"1\": 0.3333333}}]`",
                "`{\"XYY\": {\"6\": 2, \"1\": 1}}`",
                "`{\"mermin_XYY\": [\"110\", \"001\", \"110\"]}`",
            })
    void understood(String json) throws IOException {
        BoxCounts counts = read("f.json", json, Optional.empty(), List.of()).counts();
        assertThat(counts.parties()).isEqualTo(3);
        assertThat(counts.settings()).containsOnlyKeys(0b001);
        assertThat(counts.settings().getOrDefault(0b001, new TreeMap<>()))
                .containsOnly(java.util.Map.entry(0b110, 2L), java.util.Map.entry(0b001, 1L));
    }

    @Test
    @DisplayName("results without names are those of the manifest, in order")
    void manifest() throws IOException {
        String json = "[{\"110\": 2}, {\"000\": 1}]";
        assertThat(read("f.json", json, Optional.empty(), List.of("mermin_XYY", "mermin_XXX"))
                        .counts()
                        .settings())
                .containsOnlyKeys(0b001, 0b111);
        assertThatThrownBy(() -> read("f.json", json, Optional.empty(), List.of("mermin_XYY")))
                .isInstanceOf(InputException.class)
                .hasMessageEndingWith("expected 1 results, one for each circuit of the manifest, found 2");
    }

    @Test
    void csv() throws IOException {
        String csv = "setting,outcome,count\nXYY,011,2\n100,100,1\nXXX,000,0\n";
        CountsFile file = read("f.csv", csv, Optional.empty(), List.of());
        assertThat(file.counts().settings().getOrDefault(0b001, new TreeMap<>()))
                .containsOnly(java.util.Map.entry(0b110, 2L), java.util.Map.entry(0b001, 1L));
        assertThat(file.orderFrom()).isEqualTo("the custom of CSV");
    }

    @ParameterizedTest
    @DisplayName("malformed and contradictory documents: one clear line")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`{\"A\": {\"110\": 2}}`| expected results for each setting, found none",
                "`{\"settings\": {\"A\": {\"counts\": {\"110\": 2}}}}`| setting A: expected a setting: a name with one such as XXYXY in it, \"setting\" or \"y_qubits\", found \"A\"",
                "`[{\"setting\": \"XYZ\", \"counts\": {\"110\": 2}}]`| result 0: expected a setting such as XXYXY or 11010, found \"XYZ\"",
                "`{\"XYY\": {\"1100\": 2}}`| setting XYY: expected outcomes of 3 bits, found outcomes of 4 characters, \"1100\"",
                "`{\"XYY\": {\"110\": 2}, \"XXYYX\": {\"11000\": 2}}`| setting XXYYX: expected 3 parties as before, found 5",
                "`{\"XYY\": {\"110\": -2}}`| expected a whole count of 0 or more for \"110\" (mitigated numbers are no record of what was seen), found the negative -2",
                "`{\"XYY\": {\"counts\": {\"110\": 1.5}}}`| expected a whole count of 0 or more for \"110\" (mitigated numbers are no record of what was seen), found the fraction 1.5",
                "`{\"shots\": 4, \"XYY\": {\"110\": 2, \"001\": 1}}`| setting XYY: expected counts that sum to the 4 shots, found 3",
                "`{\"XYY\": {\"shots\": 4, \"counts\": {\"110\": 2}}}`| expected counts that sum to the 4 shots, found 2",
                "`{\"XYY\": {\"110\": 2, \"0x1\": 1}}`| expected outcomes that are all bit strings of one length",
                "`{\"XYY\": {\"110\": 2, \"110\": 1}}`| line 1 column",
                "`{\"XYY\": {\"110\": 2, \"1 10\": 1}}`| expected each outcome once, found \"1 10\" twice",
                "`{\"XYY\": {\"0x8\": 2}}`| expected outcomes below 2^3, found \"0x8\"",
                "`{\"XYY\": {\"9\": 2}}`| expected outcomes below 2^3, found \"9\"",
                "`{\"XYY\": {\"110\": 0}}`| expected at least one shot, found none",
                "`{\"XYY\": {\"counts\": {}}}`| expected at least one shot, found none",
                "`{\"XYY\": {}}`| expected counts, shots, memory, measurements or probabilities, found none",
                "`{\"XYY\": {\"probabilities\": {\"1\": 0.5}}}`| expected the number of shots",
                "`{\"XYY\": {\"shots\": 3, \"probabilities\": {\"1\": 0.5}}}`| expected a probability that is a whole number of 3 shots",
                "`{\"settings\": {\"A\": {\"y_qubits\": [3], \"counts\": {\"110\": 2}}}}`| expected y_qubits to list numbers from 0 to 2 once each, found 3",
                "`{\"settings\": {\"A\": {\"y_qubits\": [1, 1], \"counts\": {\"110\": 2}}}}`| expected y_qubits to list numbers from 0 to 2 once each",
                "`{\"bit_order\": \"first\", \"XYY\": {\"bit_order\": \"last\", \"counts\": {\"110\": 2}}}`| expected one bit order in a file, found both",
                "`{\"bit_order\": \"any\", \"XYY\": {\"110\": 2}}`| expected bit_order to say first or last, found \"any\"",
                "`{\"XYY\": {\"counts\": {\"110\": 2}}, \"XXX\": {\"measurementCounts\": {\"110\": 2}}}`| expected one bit order in a file, found results of different customs",
                "`[{\"setting\": \"XYY\", \"memory\": [110]}]`| expected a string for each shot, found 110",
                "`[`| line 1 column",
            })
    void malformed(String json, String message) {
        assertThatThrownBy(() -> read("f.json", json, Optional.empty(), List.of()))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(folder.resolve("f.json") + ": ")
                .hasMessageContaining(message)
                .message()
                .doesNotContain("\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``| line 1: expected the header setting,outcome,count, found nothing",
                "`a,b`| line 1: expected the header setting,outcome,count, found a,b",
                "`setting,outcome,count`| line 2: expected counts, found the end of the file",
                "`setting,outcome,count\nXYZ,000,1`| line 2: expected a setting such as XXYXY or 11010, found \"XYZ\"",
                "`setting,outcome,count\nXYY,00,1`| line 2: expected an outcome of 3 bits, found \"00\"",
                "`setting,outcome,count\nXYY,000,-1`| line 2: expected a count of 0 or more, found \"-1\"",
                "`setting,outcome,count\nXYY,000`| line 2: expected three cells, found 2",
                "`setting,outcome,count\nXYY,000,1\nXYYX,0000,1`| line 3: expected a setting of 3 parties, found \"XYYX\"",
            })
    void malformedCsv(String csv, String message) {
        assertThatThrownBy(() -> read("f.csv", csv, Optional.empty(), List.of()))
                .isInstanceOf(InputException.class)
                .hasMessage(folder.resolve("f.csv") + ": " + message);
    }

    @Test
    @DisplayName("a given order against the stated one is a contradiction")
    void givenOrder() {
        String json = "{\"bit_order\": \"qiskit: last character is qubit 0\", \"XYY\": {\"110\": 2}}";
        assertThatThrownBy(() -> read("f.json", json, Optional.of(BitOrder.FIRST_BIT_FIRST), List.of()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("expected the given bit order, first, found \"qiskit: last");
    }

    private CountsFile read(String name, String text, Optional<BitOrder> order, List<String> circuits)
            throws IOException {
        return CountsFile.read(
                Files.writeString(folder.resolve(name), text),
                new CountsRequest(order, circuits, java.util.OptionalInt.empty(), java.util.OptionalLong.empty()));
    }
}
