package io.github.clinamen.app;

import static io.github.clinamen.app.CommandLineRunner.clinamen;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentationTest {
    private static final Path DOCS = Path.of("..", "docs");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");

    @Test
    @DisplayName("docs/commands.md is what clinamen commands writes")
    void commands() throws IOException {
        assertThat(clinamen("commands").out()).isEqualTo(Files.readString(DOCS.resolve("commands.md")));
    }

    @Test
    @DisplayName("every page of docs/ is reached from docs/README.md, and no link between files is broken")
    void links() throws IOException {
        List<Path> pages = new ArrayList<>(List.of(Path.of("..", "README.md"), Path.of("..", "CONTRIBUTING.md")));
        try (Stream<Path> files = Files.walk(DOCS)) {
            files.filter(f -> f.toString().endsWith(".md")).forEach(pages::add);
        }
        List<String> broken = new ArrayList<>();
        for (Path page : pages) {
            Matcher links = LINK.matcher(Files.readString(page));
            while (links.find()) {
                if (!Files.exists(page.resolveSibling(links.group(1)))) {
                    broken.add(page + ": " + links.group(1));
                }
            }
        }
        assertThat(broken).isEmpty();
        String index = Files.readString(DOCS.resolve("README.md"));
        for (Path page : pages) {
            String name = DOCS.relativize(page).toString();
            if (!name.startsWith("..") && !name.equals("README.md")) {
                assertThat(index).contains("(" + name + ")");
            }
        }
    }

    /** A command of a page with what is shown of its output. */
    private record Shown(String command, List<String> output) {}

    @Test
    @Tag("slow")
    @DisplayName("docs/tutorial.md: every command does what is shown, in the order of the page")
    void tutorial(@TempDir Path folder) throws IOException {
        byte[] bits = new byte[100_000];
        new Random(1).nextBytes(bits);
        List<Shown> all = shown(Files.readString(DOCS.resolve("tutorial.md")));
        assertThat(all).hasSizeGreaterThan(12);
        for (Shown each : all) {
            if (each.command.startsWith("head ")) {
                Files.write(folder.resolve("bits.bin"), bits);
                continue;
            }
            assertThat(each.command).startsWith("./clinamen ");
            Object[] words = each.command
                    .substring("./clinamen ".length())
                    .replaceAll("(?<![\\w./-])([\\w-]+\\.(?:json|html|bin|rounds|csv|b8))", folder + "/$1")
                    .replaceAll("(?<![\\w./-])testdata/", "../testdata/")
                    .split(" ");
            var seen = clinamen(words);
            assertThat(seen.code()).as(each.command + "\n" + seen.err()).isIn(Exit.OK, Exit.ABORTED);
            String printed = plain(seen.out()).replace(folder + "/", "").replace("../testdata/", "testdata/");
            for (String line : each.output) {
                assertThat(printed).as(each.command).contains(plain(line));
            }
        }
    }

    /** Commands stand after a dollar, their output until the next one; a line of three dots stands for what is left out. */
    private static List<Shown> shown(String page) {
        List<Shown> all = new ArrayList<>();
        boolean inside = false;
        for (String line : page.lines().toList()) {
            if (line.startsWith("```")) {
                inside = !inside;
            } else if (inside && line.startsWith("$ ")) {
                all.add(new Shown(line.substring(2).replaceAll("\\s+#.*", ""), new ArrayList<>()));
            } else if (inside && !line.isBlank() && !line.equals("...")) {
                all.getLast().output.add(line);
            }
        }
        return all;
    }

    private static String plain(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
