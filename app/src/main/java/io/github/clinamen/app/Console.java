package io.github.clinamen.app;

import java.io.PrintWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What a command prints: text for people on the terminal, or one JSON object for machines. */
final class Console {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Console() {}

    /** Prints a record (or map, or list) as JSON; component names become keys, in camelCase as they are. */
    static void printJson(PrintWriter out, Object value) {
        out.println(JSON.writeValueAsString(value));
        out.flush();
    }
}
