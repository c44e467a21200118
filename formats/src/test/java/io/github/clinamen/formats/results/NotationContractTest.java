package io.github.clinamen.formats.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clinamen.core.InputException;
import io.github.clinamen.formats.StrictJson;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Every notation, with the cases in which others went wrong. */
class NotationContractTest {
    private static final Path FILE = Path.of("f.json");

    @ParameterizedTest
    @DisplayName("party 1 answered 1, parties 2 and 3 answered 0, twice; then (0, 1, 1) once")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Qiskit | `{\"counts\": {\"001\": 2, \"110\": 1}}`",
                "Qiskit | `{\"counts\": {\"001\": 2.0, \"110\": 1e0}}`",
                "Qiskit | `{\"data\": {\"counts\": {\"0x1\": 2, \"0x6\": 1}}, \"header\": {\"memory_slots\": 3, \"creg_sizes\": [[\"c\", 3]]}}`",
                "Qiskit | `{\"data\": {\"memory\": [\"0x1\", \"0x6\", \"0x1\"]}}`",
                "Qiskit | `{\"memory\": [\"0 01\", \"1 10\", \"0 01\"]}`",
                "Qiskit | `[\"001\", \"110\", \"001\"]`",
                "Qiskit | `{\"1\": 2, \"6\": 1}`",
                "Amazon Braket | `{\"measurementCounts\": {\"100\": 2, \"011\": 1}, \"measuredQubits\": [0, 1, 2]}`",
                "Amazon Braket | `{\"measurementCounts\": {\"001\": 2, \"110\": 1}, \"measuredQubits\": [17, 5, 2]}`",
                "Amazon Braket | `{\"measurements\": [[0, 1, 0], [1, 0, 1], [0, 1, 0]], \"measuredQubits\": [2, 0, 1]}`",
                "Amazon Braket | `{\"measurementProbabilities\": {\"100\": 0.66666666, \"011\": 0.33333333}}`",
                "IonQ | `{\"histogram\": {\"1\": 0.6666667, \"6\": 0.3333333}}`",
                "IonQ | `{\"histogram\": {\"1\": 2, \"6\": 1}}`",
                "IonQ | `{\"probabilities\": {\"1\": 0.6666667, \"6\": 0.3333333}}`",
                "IonQ | `{\"histogram\": {\"registers\": {\"output_all\": {\"001\": 2, \"110\": 1}}}}`",
                "IonQ | `{\"probabilities\": {\"registers\": {\"c\": {\"001\": 0.6666667, \"110\": 0.3333333}}}}`",
                "Azure Quantum | `{\"Histogram\": [\"[1, 0, 0]\", 0.6666667, \"[0, 1, 1]\", 0.3333333]}`",
                "Azure Quantum | `{\"DataFormat\": \"microsoft.quantum-results.v2\", \"Results\": [{\"Histogram\": [{\"Outcome\": [1, 0, 0], \"Count\": 2}, {\"Outcome\": [0, 1, 1], \"Count\": 1}]}]}`",
                "Azure Quantum | `{\"Results\": [{\"Histogram\": [], \"Shots\": [[1, 0, 0], [0, 1, 1], [1, 0, 0]]}]}`",
                "pytket | `{\"bits\": [[\"c\", [0]], [\"c\", [1]], [\"c\", [2]]], \"shots\": {\"width\": 3, \"array\": [[128], [96], [128]]}}`",
                "pytket | `{\"bits\": [[\"c\", [2]], [\"c\", [0]], [\"c\", [1]]], \"shots\": {\"width\": 3, \"array\": [[64], [160], [64]]}}`",
                "pytket | `{\"bits\": [[\"c\", [0]], [\"c\", [1]], [\"c\", [2]]], \"counts\": [{\"outcome\": {\"width\": 3, \"array\": [[128]]}, \"count\": 2}, {\"outcome\": {\"width\": 3, \"array\": [[96]]}, \"count\": 1}]}`",
                "Cirq | `{\"cirq_type\": \"ResultDict\", \"records\": {\"m\": {\"packed_digits\": \"8e00\", \"binary\": true, \"dtype\": \"uint8\", \"shape\": [3, 1, 3]}}}`",
                "Cirq | `{\"cirq_type\": \"ResultDict\", \"records\": {\"a\": {\"packed_digits\": \"a0\", \"binary\": true, \"shape\": [3, 1, 1]}, \"b\": {\"packed_digits\": \"30\", \"binary\": true, \"shape\": [3, 1, 2]}}}`",
                "Quantinuum | `{\"results\": {\"c\": [\"001\", \"110\", \"001\"]}}`",
                "Quantinuum | `{\"results\": {\"a\": [\"1\", \"0\", \"1\"], \"b\": [\"00\", \"11\", \"00\"]}}`",
                "IQM | `{\"m_3_0_1\": [[0], [1], [0]], \"m_3_0_0\": [[1], [0], [1]], \"m_3_0_2\": [[0], [1], [0]]}`",
                "IQM | `{\"measurements\": [{\"m\": [[1, 0, 0], [0, 1, 1], [1, 0, 0]]}]}`",
                "lists of bits | `[[1, 0, 0], [0, 1, 1], [true, false, false]]`",
                "lists of bits | `{\"shots\": [[1, 0, 0], [0, 1, 1], [1, 0, 0]]}`",
                "IBM samples | `{\"data\": {\"c\": {\"samples\": [\"0x1\", \"0x6\", \"0x1\"], \"num_bits\": 3}}}`",
                "IBM samples | `{\"data\": {\"a\": {\"samples\": [\"0x1\", \"0x0\", \"0x1\"], \"num_bits\": 1}, \"b\": {\"samples\": [\"0x0\", \"0x3\", \"0x0\"], \"num_bits\": 2}}}`",
                "SamplerV2 | `{\"__type__\": \"SamplerPubResult\", \"__value__\": {\"data\": {\"__value__\": {\"fields\": {\"c\": BITS(3;1;6;1)}}}}}`",
            })
    void understood(String whose, String json) {
        CircuitResult result = result(json, 3, "3");
        Notation notation = Notation.of(result);
        assertThat(notation.name()).isEqualTo(whose);
        assertThat(cells(notation.read(result))).isEqualTo(Map.of(0b001L, 2L, 0b110L, 1L));
    }

    @ParameterizedTest
    @DisplayName("one shot is enough, and its place in a string is told by the notation's own order")
    @ValueSource(
            strings = {
                "{\"counts\": {\"01\": 1}}",
                "{\"measurementCounts\": {\"10\": 1}}",
                "[\"01\"]",
                "[[1, 0]]",
                "{\"data\": {\"c\": {\"samples\": [\"0x1\"], \"num_bits\": 2}}}",
                "{\"bits\": [[\"c\", [0]], [\"c\", [1]]], \"shots\": {\"width\": 2, \"array\": [[128]]}}",
            })
    void oneShot(String json) {
        CircuitResult result = result(json, 2, "");
        assertThat(cells(Notation.of(result).read(result))).isEqualTo(Map.of(1L, 1L));
    }

    @ParameterizedTest
    @DisplayName("empty, of the wrong width, repeated, null, huge, cut off: refused in one short line")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`{}` | expected counts, shots, memory, measurements or probabilities, found none",
                "`{\"a\": 1}` | found fields \"a\"",
                "`[]` | expected counts, shots, memory, measurements or probabilities, found none",
                "`{\"counts\": {}}` | expected at least one shot, found none",
                "`{\"measurements\": []}` | expected at least one shot, found none",
                "`{\"counts\": {\"10\": 3}}` | expected outcomes of 3 bits, found outcomes of 2 characters, \"10\"",
                "`{\"measurementCounts\": {\"1011\": 3}}` | expected outcomes of 3 bits, found outcomes of 4 characters",
                "`{\"counts\": {\"101\": null}}` | expected a whole count of 0 or more for \"101\", found null",
                "`{\"counts\": {\"101\": \"3\"}}` | expected a whole count of 0 or more for \"101\", found \"3\"",
                "`{\"counts\": {\"101\": -1}}` | found the negative -1",
                "`{\"counts\": {\"101\": 2.5}}` | found the fraction 2.5",
                "`{\"counts\": {\"101\": 1e300}}` | expected at most 2^53 shots",
                "`{\"counts\": {\"101\": 99999999999999999999}}` | expected at most 2^53 shots",
                "`{\"counts\": {\"0x1\": 1, \"0X1\": 1}}` | expected each outcome once, found \"0X1\" twice",
                "`{\"counts\": {\"0x8\": 3}}` | expected outcomes below 2^3, found \"0x8\"",
                "`{\"counts\": {\"101\": 2}}` | expected counts that sum to the 3 shots, found 2",
                "`{\"data\": {\"counts\": {\"0x1\": 3}}, \"header\": {\"memory_slots\": 5}}` | expected 3 bits measured for as many parties, found 5 (memory_slots)",
                "`{\"data\": {\"counts\": {\"0x1\": 3}}, \"header\": {\"creg_sizes\": [[\"c\", 3], [\"flag\", 1]]}}` | expected registers of 3 bits in all",
                "`{\"memory\": [\"101\", 5]}` | expected a string for each shot, found 5",
                "`{\"probabilities\": {\"1\": -0.5, \"2\": 1.5}}` | (mitigated numbers are no record of what was seen), found the negative -0.5",
                "`{\"probabilities\": {\"1\": 0.5, \"2\": 0.5}}` | expected a probability that is a whole number of 3 shots",
                "`{\"measurements\": [[0, 1, 1], [0, 1]]}` | expected an array of 3 bits for each shot, found 2 elements",
                "`{\"measurements\": [[0, 1, 2]]}` | expected 0 or 1 for each bit, found 2",
                "`{\"measurements\": [[0, 1, null]]}` | expected 0 or 1 for each bit, found null",
                "`{\"measurements\": [[0, 1, 1]], \"measuredQubits\": [0, 1]}` | expected",
                "`{\"measurements\": [[0, 1, 1], [0, 1, 1], [0, 1, 1]], \"measuredQubits\": [0, 1]}` | expected a measured qubit for each of the 3 columns, found [0,1]",
                "`{\"measurements\": [[0, 1, 1], [0, 1, 1], [0, 1, 1]], \"measuredQubits\": [0, 1, 1]}` | expected measuredQubits to be different",
                "`{\"histogram\": {\"registers\": {\"a\": {\"1\": 3}, \"b\": {\"00\": 3}}}}` | expected one register, or \"output_all\", found registers \"a\", \"b\"",
                "`{\"Histogram\": [\"[1, 0]\", 1.0]}` | expected outcomes of 3 bits, found",
                "`{\"Histogram\": [\"[1, 0, 2]\", 1.0]}` | expected an outcome such as",
                "`{\"bits\": [[\"c\", [0]]], \"shots\": {\"width\": 3, \"array\": [[0], [0], [0]]}}` | expected a bit for each of the 3 columns",
                "`{\"bits\": [], \"shots\": {\"width\": 2, \"array\": [[0]]}}` | expected outcomes of 3 bits, found a width of 2",
                "`{\"bits\": [], \"shots\": {\"width\": 3, \"array\": [[16]]}}` | expected zeros after bit 3",
                "`{\"bits\": [], \"shots\": {\"width\": 3, \"array\": [[256]]}}` | expected bytes from 0 to 255",
                "`{\"cirq_type\": \"ResultDict\", \"records\": {\"m\": {\"packed_digits\": \"8e\", \"binary\": true, \"shape\": [3, 1, 3]}}}` | expected digits for 3 shots of 3 bits, found 1 bytes",
                "`{\"cirq_type\": \"ResultDict\", \"records\": {\"m\": {\"packed_digits\": \"8g00\", \"binary\": true, \"shape\": [3, 1, 3]}}}` | expected hexadecimal digits",
                "`{\"cirq_type\": \"ResultDict\", \"records\": {\"m\": {\"packed_digits\": \"8e00\", \"binary\": false, \"shape\": [3, 1, 3]}}}` | expected packed binary digits",
                "`{\"results\": {\"c\": [\"01\", \"10\", \"11\"]}}` | expected registers of 3 bits in all, one for each party, found 2 bits in 1 register",
                "`{\"results\": {\"a\": [\"01\", \"10\", \"11\"], \"b\": [\"1\"]}}` | expected",
                "`{\"m\": [[1, 0], [1, 1], [0, 0]]}` | expected registers of 3 bits in all",
                "`{\"data\": {\"c\": {\"samples\": [\"0x9\", \"0x1\", \"0x1\"], \"num_bits\": 3}}}` | expected outcomes below 2^3",
                "`{\"data\": {\"c\": {\"samples\": [\"0x1\", \"0x1\", \"0x1\"], \"num_bits\": 99}}}` | expected 1 to 64 bits an outcome, found 99",
                "`{\"__type__\": \"SamplerPubResult\", \"__value__\": {}}` | expected registers in data.fields",
                "`{\"__type__\": \"SamplerPubResult\", \"__value__\": {\"data\": {\"__value__\": {\"fields\": {\"c\": BITS(2;1;2;1)}}}}}` | expected registers of 3 bits in all",
                "`{\"__type__\": \"SamplerPubResult\", \"__value__\": {\"data\": {\"__value__\": {\"fields\": {\"c\": BITS(2;1;5;1)}}}}}` | expected at most 2 bits a shot, found 0x5",
                "`{\"__type__\": \"SamplerPubResult\", \"__value__\": {\"data\": {\"__value__\": {\"fields\": {\"c\": CUT(3;1;6;1)}}}}}` | expected zlib in base 64",
            })
    void refused(String json, String message) {
        CircuitResult result = result(json, 3, "3");
        assertThatThrownBy(() -> Notation.of(result).read(result))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("f.json: setting A: ")
                .hasMessageContaining(message)
                .message()
                .doesNotContain("\n")
                .hasSizeLessThan(260);
    }

    @ParameterizedTest
    @DisplayName("probabilities without a number of shots are no counts")
    @ValueSource(
            strings = {
                "{\"histogram\": {\"1\": 0.5, \"2\": 0.5}}",
                "{\"measurementProbabilities\": {\"100\": 1.0}}",
                "{\"Histogram\": [\"[1, 0, 0]\", 1.0]}"
            })
    void shotsMissing(String json) {
        CircuitResult result = result(json, 3, "");
        assertThatThrownBy(() -> Notation.of(result).read(result))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("expected the number of shots");
    }

    private static CircuitResult result(String json, int parties, String shots) {
        return new CircuitResult(
                FILE,
                "setting A",
                parse(packed(json)),
                shots.isEmpty() ? MissingNode.getInstance() : parse(shots),
                OptionalInt.of(parties));
    }

    private static JsonNode parse(String json) {
        return StrictJson.parse(FILE, json.getBytes(StandardCharsets.UTF_8));
    }

    /** Puts arrays of shots in place of {@code BITS(width;shot;...)}, and cut ones in place of {@code CUT(...)}. */
    private static String packed(String json) {
        int at = json.indexOf("BITS(") >= 0 ? json.indexOf("BITS(") : json.indexOf("CUT(");
        if (at < 0) {
            return json;
        }
        int end = json.indexOf(')', at);
        String[] numbers = json.substring(json.indexOf('(', at) + 1, end).split(";");
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        String header = "{'descr': '|u1', 'fortran_order': False, 'shape': (" + (numbers.length - 1) + ", 1), }\n";
        rows.writeBytes(("\u0093NUMPY\u0001\u0000" + (char) header.length() + "\u0000" + header)
                .getBytes(StandardCharsets.ISO_8859_1));
        for (int i = 1; i < numbers.length; i++) {
            rows.write(Integer.parseInt(numbers[i]));
        }
        String text = Base64.getEncoder().encodeToString(zlib(rows.toByteArray()));
        String value = "{\"__type__\": \"BitArray\", \"__value__\": {\"num_bits\": " + numbers[0]
                + ", \"array\": {\"__type__\": \"ndarray\", \"__value__\": \""
                + (json.startsWith("CUT", at) ? text.substring(0, text.length() / 2) : text) + "\"}}}";
        return json.substring(0, at) + value + json.substring(end + 1);
    }

    private static byte[] zlib(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(out, new Deflater())) {
            deflater.write(bytes);
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }

    private static Map<Long, Long> cells(Outcomes outcomes) {
        Map<Long, Long> cells = new TreeMap<>();
        for (int i = 0; i < outcomes.size(); i++) {
            cells.merge(outcomes.outcome(i), outcomes.count(i), Long::sum);
        }
        return cells;
    }
}
