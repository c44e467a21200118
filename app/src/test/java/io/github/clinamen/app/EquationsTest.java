package io.github.clinamen.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/equations.csv, the paper's map of the code: every class and test it names is there. */
class EquationsTest {
    private static final Path ROOT = Path.of("..");

    static Stream<String[]> equations() throws IOException {
        List<String> lines = Files.readAllLines(ROOT.resolve("docs/equations.csv"));
        assertThat(lines.getFirst()).isEqualTo("label;meaning;class;test");
        return lines.stream().skip(1).map(line -> line.split(";", -1));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("equations")
    void namesAClassAndATestThatExist(String label, String meaning, String type, String test) throws IOException {
        assertThat(meaning).as(label).isNotBlank();
        assertThat(sources("src/main/java", type))
                .as("class of %s: %s", label, type)
                .isTrue();
        assertThat(sources("src/test/java", test))
                .as("test of %s: %s", label, test)
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
