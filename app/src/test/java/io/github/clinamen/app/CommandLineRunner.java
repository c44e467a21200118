package io.github.clinamen.app;

import io.github.clinamen.core.transcript.Transcript;
import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs the command line inside the test, as a user would type it. */
public final class CommandLineRunner {
    /** What a user sees. */
    public record Seen(int code, String out, String err) {
        public JsonNode json() {
            return JsonMapper.shared().readTree(out);
        }
    }

    private CommandLineRunner() {}

    public static Seen clinamen(Object... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command = Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        String[] args = new String[words.length];
        for (int i = 0; i < words.length; i++) {
            args[i] = words[i].toString();
        }
        int code = Main.execute(command, args);
        return new Seen(code, out.toString(), err.toString());
    }

    /** The report that the page's downloads have. */
    public static String report(String name, Transcript transcript, long rounds) {
        return ServeCommand.report(name, transcript, rounds);
    }
}
