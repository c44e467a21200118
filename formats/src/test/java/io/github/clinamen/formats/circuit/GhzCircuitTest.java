package io.github.clinamen.formats.circuit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.clinamen.core.bound.FrontierGame;
import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.formats.assess.Assessment;
import io.github.clinamen.formats.assess.LocalRelabelling;
import io.github.clinamen.formats.exchange.BoxCounts;
import io.github.clinamen.formats.exchange.CountsFile;
import io.github.clinamen.formats.exchange.CountsRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GhzCircuitTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5})
    @DisplayName("the circuits have the correlations of the game: right with certainty, everything else uniform")
    void correlations(int parties) {
        MerminGame game = new MerminGame(parties);
        for (int setting = 0; setting < 1 << parties; setting++) {
            for (GhzCircuit.Qasm qasm : GhzCircuit.Qasm.values()) {
                double[] p = StateVector.probabilities(new GhzCircuit(game, setting).text(qasm), parties);
                for (int a = 0; a < p.length; a++) {
                    double expected = game.isWrong(a, setting) ? 0 : (game.tests(setting) ? 2.0 : 1.0) / p.length;
                    assertThat(p[a]).isCloseTo(expected, within(1e-12));
                }
            }
        }
    }

    @Test
    void text() {
        assertThat(new GhzCircuit(new MerminGame(3), 0b001).text(GhzCircuit.Qasm.THREE))
                .isEqualTo("""
                        // mermin_XYY: one round, party 1 is q[0]; X for setting 1, Y for setting 0
                        OPENQASM 3.0;
                        include "stdgates.inc";
                        qubit[3] q;
                        bit[3] c;
                        h q[0];
                        cx q[0], q[1];
                        cx q[1], q[2];
                        barrier q;
                        h q[0];
                        sdg q[1];
                        h q[1];
                        sdg q[2];
                        h q[2];
                        c = measure q;
                        """);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5})
    @DisplayName("a simulator that is not ours runs the circuits and finds the greatest value, in our names")
    void otherSimulator(int parties) {
        CountsFile file = CountsFile.read(Path.of("../testdata/simulated/ghz" + parties + ".json"), CountsRequest.NONE);
        Assessment assessment = Assessment.of(file.counts(), 0.95, List.of(FrontierGame.FIVE_PARTY_MAJORITY));
        assertThat(assessment.merminValue()).isEqualTo(assessment.maximum());
        assertThat(assessment.names()).isEqualTo(LocalRelabelling.NONE);
        assertThat(assessment.symmetryAssumed()).isFalse();
        assertThat(file.counts().shots()).isEqualTo(256L << (parties - 1));
        assertThat(assessment.noSignalling().pValue()).isGreaterThan(0.001);
    }

    /** How each maker writes the outcomes of one circuit: counts by packed outcome, and the number of parties. */
    static Stream<Arguments> formats() {
        BiFunction<Map<Integer, Long>, Integer, String> qiskit =
                (counts, n) -> "{\"counts\": " + map(counts, a -> last(a, n)) + "}";
        BiFunction<Map<Integer, Long>, Integer, String> hexadecimal =
                (counts, n) -> "{\"data\": {\"counts\": " + map(counts, a -> "0x" + Integer.toHexString(a)) + "}}";
        BiFunction<Map<Integer, Long>, Integer, String> memory =
                (counts, n) -> "{\"memory\": " + list(counts, a -> "\"" + last(a, n) + "\"") + "}";
        BiFunction<Map<Integer, Long>, Integer, String> braket =
                (counts, n) -> "{\"measurementCounts\": " + map(counts, a -> first(a, n)) + "}";
        BiFunction<Map<Integer, Long>, Integer, String> measurements = (counts, n) -> "{\"measurements\": "
                + list(
                        counts,
                        a -> first(a, n)
                                .chars()
                                .mapToObj(c -> "" + (char) c)
                                .toList()
                                .toString()) + "}";
        BiFunction<Map<Integer, Long>, Integer, String> ionq = (counts, n) -> map(counts, a -> Integer.toString(a));
        return Stream.of(3, 5, 7)
                .flatMap(n -> Stream.of(
                        Arguments.of("Qiskit counts", n, qiskit),
                        Arguments.of("Qiskit hexadecimal", n, hexadecimal),
                        Arguments.of("Qiskit memory", n, memory),
                        Arguments.of("Braket counts", n, braket),
                        Arguments.of("Braket measurements", n, measurements),
                        Arguments.of("IonQ histogram", n, ionq)));
    }

    @ParameterizedTest(name = "{0}, {1} parties")
    @MethodSource("formats")
    @DisplayName("circuits, simulated results in each format, import: the same counts")
    void roundTrip(String name, int parties, BiFunction<Map<Integer, Long>, Integer, String> format)
            throws IOException {
        BoxCounts sampled = sample(parties);
        MerminGame game = new MerminGame(parties);
        String json = sampled.settings().entrySet().stream()
                .map(setting -> "\"" + new GhzCircuit(game, setting.getKey()).name() + "\": "
                        + format.apply(setting.getValue(), parties))
                .collect(Collectors.joining(",\n", "{", "}"));
        Path file = Files.writeString(folder.resolve("results.json"), json);
        assertThat(CountsFile.read(file, CountsRequest.NONE).counts()).as(name).isEqualTo(sampled);
    }

    private static BoxCounts sample(int parties) {
        SplittableRandom random = new SplittableRandom(parties);
        MerminGame game = new MerminGame(parties);
        BoxCounts.Builder builder = new BoxCounts.Builder(parties);
        for (int setting = 0; setting < 1 << parties; setting++) {
            if (game.tests(setting)) {
                double[] p =
                        StateVector.probabilities(new GhzCircuit(game, setting).text(GhzCircuit.Qasm.THREE), parties);
                for (int shot = 0; shot < 100; shot++) {
                    double u = random.nextDouble();
                    int a = 0;
                    for (; u > p[a] && a < p.length - 1; a++) {
                        u -= p[a];
                    }
                    builder.add(setting, a, 1);
                }
            }
        }
        return builder.build();
    }

    private static String map(Map<Integer, Long> counts, java.util.function.IntFunction<String> key) {
        Map<String, Long> named = new TreeMap<>();
        counts.forEach((a, count) -> named.put("\"" + key.apply(a) + "\"", count));
        return named.entrySet().stream()
                .map(e -> e.getKey() + ": " + e.getValue())
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String list(Map<Integer, Long> counts, java.util.function.IntFunction<String> shot) {
        List<String> shots = new ArrayList<>();
        counts.forEach((a, count) -> {
            for (long i = 0; i < count; i++) {
                shots.add(shot.apply(a));
            }
        });
        return shots.toString();
    }

    private static String first(int a, int n) {
        return new StringBuilder(last(a, n)).reverse().toString();
    }

    private static String last(int a, int n) {
        return String.format("%" + n + "s", Integer.toBinaryString(a)).replace(' ', '0');
    }
}
