package io.github.clinamen.app;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;

/** Command lines made of any text: one word a line. Commands that compute for long are only parsed. */
final class FuzzedCommand {
    private static final Set<String> SHORT = Set.of(
            "plan",
            "run",
            "record",
            "verify",
            "convert",
            "assess",
            "circuits",
            "extract",
            "practical",
            "audit",
            "help");
    private static final List<Integer> CODES =
            List.of(Exit.OK, Exit.USAGE, Exit.ABORTED, Exit.BAD_INPUT, Exit.REJECTED);

    private FuzzedCommand() {}

    /** @param folder where files may be read and written; {@code @} at the beginning of a word stands for it */
    static void run(Path folder, String text) {
        String[] words = text.split("\n", -1);
        if (words.length > 24
                || Arrays.stream(words)
                        .anyMatch(word -> word.contains("/") || word.contains("..") || word.indexOf('@') > 0)) {
            return;
        }
        String command = words[0];
        boolean measures = Set.of("run", "record").contains(command)
                || command.equals("practical")
                        && words.length > 1
                        && Set.of("run", "record").contains(words[1]);
        words = Arrays.stream(words)
                .map(word -> word.startsWith("@")
                        ? folder.resolve(word.substring(1).replace('\0', '_')).toString()
                        : word)
                .toArray(String[]::new);
        if (measures) {
            // So that it ends soon, whatever it is to do: the source has few bits.
            words = Arrays.copyOf(words, words.length + 1);
            words[words.length - 1] = "--source=file:" + folder.resolve("few.bin");
        }
        StringWriter err = new StringWriter();
        CommandLine line =
                Main.commandLine().setOut(new PrintWriter(new StringWriter())).setErr(new PrintWriter(err));
        if (!SHORT.contains(command)) {
            try {
                line.parseArgs(words);
            } catch (CommandLine.ParameterException expected) {
                return;
            }
            return;
        }
        int code = Main.execute(line, words);
        if (!CODES.contains(code)
                || code == Exit.BAD_INPUT && err.toString().lines().count() > 1) {
            throw new IllegalStateException("exit code " + code + ": " + err);
        }
    }
}
