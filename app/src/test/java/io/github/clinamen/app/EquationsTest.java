package io.github.clinamen.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/equations.csv, the paper's map of the code: every class, test and machine-checked theorem it names is there. */
class EquationsTest {
    private static final Path ROOT = Path.of("..");
    private static final String PROVED = proved();

    private static String proved() {
        try {
            return Files.readString(ROOT.resolve("proofs/Theorems.v"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<String[]> equations() throws IOException {
        List<String> lines = Files.readAllLines(ROOT.resolve("docs/equations.csv"));
        assertThat(lines.getFirst()).isEqualTo("label;meaning;class;test;coq");
        return lines.stream().skip(1).map(line -> line.split(";", -1));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("equations")
    void namesAClassATestAndATheoremThatExist(String label, String meaning, String type, String test, String coq)
            throws IOException {
        assertThat(meaning).as(label).isNotBlank();
        assertThat(sources("src/main/java", type))
                .as("class of %s: %s", label, type)
                .isTrue();
        assertThat(sources("src/test/java", test))
                .as("test of %s: %s", label, test)
                .isTrue();
        // Most equations have been proved on paper only.
        assertThat(coq.isEmpty() || PROVED.contains("\nDefinition proved_" + coq + " : " + coq + " := "))
                .as("theorem of %s: %s", label, coq)
                .isTrue();
    }

    private static boolean sources(String root, String name) throws IOException {
        String file = name.replace('.', '/') + ".java";
        try (Stream<Path> modules = Files.list(ROOT)) {
            return modules.anyMatch(module -> Files.isRegularFile(
                    module.resolve(root).resolve("io/github/clinamen").resolve(file)));
        }
    }
}
