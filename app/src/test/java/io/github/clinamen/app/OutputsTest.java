package io.github.clinamen.app;

import static io.github.clinamen.app.CommandLineRunner.clinamen;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No command loses a file: neither one that it reads, nor one that somebody else made. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "links and modes are those of Unix")
class OutputsTest {
    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void files() throws IOException {
        byte[] bits = new byte[4096];
        new SplittableRandom(1).nextBytes(bits);
        Files.write(folder.resolve("bits"), bits);
        Files.write(folder.resolve("seed"), bits);
        ok("plan --epsilon 0.4 --target 0.1 --out plan");
        ok("practical plan --rounds 1000 --epsilon 0.49 --error 1e-3 --out practical");
        ok("record lab.rounds --plan plan --source fair --seed 1");
        ok("convert lab.rounds lab.csv");
        ok("run --plan plan --source fair --device rounds:lab.rounds --seed 1 --out run.json");
        Files.createLink(folder.resolve("hard-bits"), folder.resolve("bits"));
        Files.createSymbolicLink(folder.resolve("soft-bits"), Path.of("bits"));
        Files.createLink(folder.resolve("hard-rounds"), folder.resolve("lab.rounds"));
        Files.createSymbolicLink(folder.resolve("soft-plan"), Path.of("plan"));
        Files.createSymbolicLink(folder.resolve("dangling"), Path.of("new"));
        Files.createDirectory(folder.resolve("sub"));
    }

    @ParameterizedTest
    @CsvSource({
        "convert lab.rounds lab.rounds",
        "convert lab.rounds hard-rounds --to rounds",
        "convert lab.rounds sub/../lab.rounds --force",
        "convert lab.csv out.rounds --settings out.rounds",
        "record hard-rounds --plan plan --device rounds:lab.rounds",
        "record bits --plan plan --source file:bits --force",
        "record soft-bits --plan plan --source file:bits --force",
        "record soft-plan --plan plan --force",
        "run --plan plan --out soft-plan --force",
        "run --plan plan --source file:bits --out hard-bits --force",
        "run --plan plan --device rounds:lab.rounds --out lab.rounds --force",
        "run --plan plan --source file:out.checkpoint --out out",
        "run --plan plan --source file:bits --out out --checkpoint bits --force",
        "run --plan plan --out out --checkpoint out",
        "practical run --plan practical --output new --raw new",
        "practical run --plan practical --output new --raw dangling",
        "practical run --plan practical --output new --out sub/../new",
        "practical run --plan practical --output new.checkpoint.raw --out new",
        "practical run --plan practical --source file:bits --output soft-bits --force",
        "practical run --plan practical --fresh file:bits --output bits --force",
        "practical record practical --plan practical --force",
        "practical factors lab.rounds --out hard-rounds --force",
        "extract --extractor von-neumann --input bits --out bits --force",
        "extract --extractor von-neumann --input bits --out hard-bits --force",
        "extract --extractor toeplitz --input bits --seed seed --min-entropy 9e3 --error .1 --out seed --force",
        "extract --extractor von-neumann --input out.part --out out",
        "report run.json --out run.json --force",
        "report run.json --out lab.rounds --force",
        "certify --check run.json --box run.json --force",
        "certify --parties 3 --function majority:1 --setting 111 --box new --mps new",
    })
    @DisplayName("An output is no input and no other output, by whatever name, even when forced")
    void ownFiles(String words) throws IOException {
        TreeMap<String, String> before = content();
        var seen = run(words);
        assertThat(seen.err()).contains("expected a file of its own").hasLineCount(1);
        assertThat(seen.code()).isEqualTo(Exit.USAGE);
        assertThat(content()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "convert lab.rounds bits --to b8, bits",
        "convert lab.rounds plan --to csv, plan",
        "convert lab.csv plan --to rounds, plan",
        "record bits --plan plan, bits",
        "plan --epsilon .4 --out run.json, run.json",
        "practical plan --out lab.csv, lab.csv",
        "run --plan plan --out practical, practical",
        "run --plan plan --out lab.rounds, lab.rounds",
        "run --plan plan --checkpoint bits, bits",
        "practical run --plan practical --output seed, seed",
        "practical run --plan practical --raw seed, seed",
        "extract --extractor von-neumann --input bits --out lab.rounds, lab.rounds",
        "report run.json --out plan, plan",
        "certify --parties 3 --function majority:1 --setting 111 --out plan, plan",
    })
    @DisplayName("A file that is there already and of another kind is replaced only when forced")
    void existing(String words, String file) throws IOException {
        TreeMap<String, String> before = content();
        var seen = run(words);
        assertThat(seen.err()).contains(file + ": ").contains("--force").hasLineCount(1);
        assertThat(seen.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(content()).isEqualTo(before);
    }

    @Test
    @DisplayName("What the command itself wrote is replaced, and so is anything when forced")
    void replaced() throws IOException {
        ok("plan --epsilon 0.4 --target 0.05 --out plan");
        ok("run --plan plan --out run.json");
        ok("record lab.rounds --plan plan");
        ok("report run.json --out page.html");
        ok("report run.json --out page.html");
        ok("convert lab.rounds lab.csv --force");
        ok("run --plan plan --out bits --force");
        assertThat(Files.readString(folder.resolve("bits"))).contains("transcript");
    }

    @Test
    @DisplayName("Working files of others are neither changed nor removed")
    void workingFiles() throws IOException {
        for (String name : new String[] {
            "out.lock", "out.checkpoint.lock", "out.backup.part", "out.0123456789abc.part", "out.checkpoint.raw"
        }) {
            Files.writeString(folder.resolve(name), "mine");
        }
        ok("run --plan plan --out out");
        ok("extract --extractor von-neumann --input bits --out out --force");
        for (String name : new String[] {"out.part", "out.part.state", "out.part.state.new"}) {
            Files.writeString(folder.resolve(name), "mine");
            var seen = run("extract --extractor von-neumann --input bits --out out --force");
            assertThat(seen.code()).as(seen.err()).isEqualTo(Exit.BAD_INPUT);
            assertThat(seen.err()).contains(name).hasLineCount(1);
            assertThat(folder.resolve(name)).hasContent("mine");
            Files.delete(folder.resolve(name));
            Files.deleteIfExists(folder.resolve("out.part.state"));
        }
        var seen = run("practical run --plan practical --out out.json --checkpoint out.checkpoint");
        assertThat(seen.code()).as(seen.err()).isEqualTo(Exit.BAD_INPUT);
        for (String name : new String[] {
            "out.lock", "out.checkpoint.lock", "out.backup.part", "out.0123456789abc.part", "out.checkpoint.raw"
        }) {
            assertThat(folder.resolve(name)).hasContent("mine");
        }
    }

    @Test
    @DisplayName("Files from which outcomes can be told are their owner's alone, whatever was there before")
    void modes() throws IOException {
        Files.writeString(folder.resolve("raw"), "before");
        Files.setPosixFilePermissions(folder.resolve("raw"), PosixFilePermissions.fromString("rw-r--r--"));
        ok("practical run --plan practical --source fair --device ghz --raw raw --out practical.json --force");
        ok("extract --extractor von-neumann --input bits --out key");
        ok("convert lab.rounds lab.b8");
        for (String name :
                new String[] {"run.json", "lab.rounds", "lab.csv", "lab.b8", "raw", "practical.json", "key"}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))))
                    .as(name)
                    .isEqualTo("rw-------");
        }
        Files.setPosixFilePermissions(folder.resolve("plan"), PosixFilePermissions.fromString("rw-r-----"));
        ok("plan --epsilon 0.4 --target 0.2 --out plan");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("plan"))))
                .isEqualTo("rw-r-----");
    }

    private void ok(String words) {
        var seen = run(words);
        assertThat(seen.code()).as(words + ": " + seen.err()).isZero();
    }

    /** Runs a command whose words that name a file, or would make one, are in the folder. */
    private CommandLineRunner.Seen run(String words) {
        String[] command = words.strip().split(" +");
        for (int i = 1; i < command.length; i++) {
            String word = command[i];
            String option = command[i - 1];
            int prefix = word.startsWith("file:") || word.startsWith("rounds:") ? word.indexOf(':') + 1 : 0;
            boolean value = option.matches("--(out|output|raw|plan|checkpoint|settings|input|seed|box|mps|check)")
                    && !word.matches("\\d+");
            boolean file = i == 1 && command[0].matches("convert|record|report")
                    || i == 2 && (command[0].equals("convert") || command[1].matches("record|factors"));
            if (prefix > 0 || value || file) {
                command[i] = word.substring(0, prefix) + folder.resolve(word.substring(prefix));
            }
        }
        return clinamen((Object[]) command);
    }

    /** The bytes of each file by its name. */
    private TreeMap<String, String> content() throws IOException {
        TreeMap<String, String> content = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                content.put(
                        folder.relativize(file).toString(),
                        new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1));
            }
        }
        return content;
    }
}
