package io.github.clinamen.app.serve;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * A file of the page, read once from the class path: nothing else can be asked for.
 *
 * @param path as clients ask for it
 * @param type its media type
 */
record Asset(String path, String type, String file) {
    static final List<Asset> ALL = List.of(
            new Asset("/", "text/html; charset=utf-8", "index.html"),
            new Asset("/style.css", "text/css; charset=utf-8", "style.css"),
            new Asset("/icon.svg", "image/svg+xml", "icon.svg"),
            new Asset("/main.js", "text/javascript; charset=utf-8", "main.js"),
            new Asset("/api.js", "text/javascript; charset=utf-8", "api.js"),
            new Asset("/text.js", "text/javascript; charset=utf-8", "text.js"),
            new Asset("/plan.js", "text/javascript; charset=utf-8", "plan.js"),
            new Asset("/run.js", "text/javascript; charset=utf-8", "run.js"),
            new Asset("/rounds.js", "text/javascript; charset=utf-8", "rounds.js"),
            new Asset("/attack.js", "text/javascript; charset=utf-8", "attack.js"),
            new Asset("/verify.js", "text/javascript; charset=utf-8", "verify.js"),
            new Asset("/chart.js", "text/javascript; charset=utf-8", "chart.js"),
            new Asset("/openapi.json", "application/json", "openapi.json"));

    byte[] bytes() {
        try (InputStream in = Asset.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the program is incomplete: " + file + " is missing");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
