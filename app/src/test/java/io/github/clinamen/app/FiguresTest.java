package io.github.clinamen.app;

import static io.github.clinamen.app.CommandLineRunner.clinamen;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FiguresTest {
    private static final Path DOCS = Path.of("..", "docs");

    @Test
    @DisplayName("figures: the quick ones are those of docs/figures, byte for byte")
    void quick(@TempDir Path folder) throws IOException {
        same(folder, List.of("frontier", "predictability", "baseline"));
    }

    @Test
    @Tag("slow")
    @DisplayName("figures: all are those of docs/figures, byte for byte, SVG and PNG, and there are no others")
    void all(@TempDir Path folder) throws IOException {
        List<String> names = new ArrayList<>();
        Figures.names().forEach(names::add);
        same(folder, names);
        try (var files = Files.list(DOCS.resolve("figures"))) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .allMatch(f -> names.contains(f.replaceAll("\\.(svg|png)$", "")));
        }
    }

    private static void same(Path folder, List<String> names) throws IOException {
        List<Object> words = new ArrayList<>(List.of("figures", "--out", folder));
        words.addAll(names);
        assertThat(clinamen(words.toArray()).code()).isZero();
        for (String name : names) {
            for (String kind : List.of(".svg", ".png")) {
                assertThat(folder.resolve(name + kind))
                        .as("docs/figures/" + name + kind + " (made by: clinamen figures " + name + ")")
                        .hasSameBinaryContentAs(DOCS.resolve("figures").resolve(name + kind));
            }
        }
    }

    @Test
    @DisplayName("the help names every figure; an unknown one is refused")
    void names() {
        String help = clinamen("figures", "--help").out();
        Figures.names().forEach(name -> assertThat(help).contains(name));
        assertThat(clinamen("figures", "moon").code()).isEqualTo(Exit.USAGE);
    }
}
