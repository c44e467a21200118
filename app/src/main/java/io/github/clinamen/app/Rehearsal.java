package io.github.clinamen.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;

/**
 * What the launcher has a fresh build do once, while the JVM keeps a cache of the classes that were used and of how they were
 * used: the commands that people use, in one process, with nothing printed.
 */
final class Rehearsal {
    private Rehearsal() {}

    /** Ends with exit code 1 when a command fails, so that a test can see it; the cache is made nevertheless. */
    public static void main(String[] args) throws IOException {
        Path directory = Files.createTempDirectory("clinamen");
        try {
            if (!play(directory)) {
                System.exit(Exit.INTERNAL);
            }
        } finally {
            delete(directory);
        }
    }

    /** Whether all went as it should. */
    static boolean play(Path directory) {
        Path transcript = directory.resolve("run.json");
        Path certificate = directory.resolve("certificate.json");
        return Stream.of(
                        List.of("plan"),
                        List.of("plan", "--json"),
                        List.of("run", "--seed", "1", "--out", transcript.toString()),
                        List.of("run", "--seed", "2", "--json"),
                        List.of("verify", transcript.toString()),
                        List.of("certify", "--parties", "3", "--out", certificate.toString()),
                        List.of("run", "--help"))
                .map(words -> words.toArray(String[]::new))
                .mapToInt(Rehearsal::code)
                .allMatch(code -> code == Exit.OK);
    }

    private static int code(String... words) {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        CommandLine command =
                Main.commandLine(Commands.neededBy(words)).setOut(nowhere).setErr(nowhere);
        return Main.execute(command, words);
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }
}
