package io.github.clinamen.app.serve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A headless Chromium, driven by the W3C WebDriver protocol. Tests that need it are skipped where it is not installed. */
final class Browser implements AutoCloseable {
    private static final List<String> FLAGS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path profile;
    private final Process driver;
    private final String root;
    private final String session;

    private Browser(Path chromedriver) throws IOException {
        this.profile = Files.createTempDirectory("clinamen-browser");
        int port = freePort();
        this.driver = new ProcessBuilder(chromedriver.toString(), "--port=" + port)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        this.root = "http://127.0.0.1:" + port;
        awaitDriver();
        List<String> flags = new ArrayList<>(FLAGS);
        flags.add("--user-data-dir=" + profile);
        this.session = call(
                        "POST",
                        "/session",
                        Map.of(
                                "capabilities",
                                Map.of(
                                        "alwaysMatch",
                                        Map.of(
                                                "browserName",
                                                "chrome",
                                                "goog:chromeOptions",
                                                Map.of("args", flags),
                                                "goog:loggingPrefs",
                                                Map.of("browser", "ALL")))))
                .get("sessionId")
                .asString();
    }

    /** Starts one, or skips the test that asks for it. */
    static Browser open() {
        Optional<Path> chromedriver = program("chromedriver");
        Assumptions.assumeTrue(
                chromedriver.isPresent() && program("chromium").isPresent(),
                "SKIPPED: browser tests need Debian's chromium and chromium-driver");
        try {
            return new Browser(chromedriver.orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Path> program(String name) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** The size of the page, in CSS pixels. */
    void resize(int width, int height) {
        devTools(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** Emulates a media feature such as {@code prefers-color-scheme: dark}. */
    void media(String feature, String value) {
        devTools("Emulation.setEmulatedMedia", Map.of("features", List.of(Map.of("name", feature, "value", value))));
    }

    /** Runs a script in every page before its own. */
    void before(String script) {
        devTools("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
    }

    void go(String url) {
        call("POST", "/session/" + session + "/url", Map.of("url", url));
    }

    /** What the script returns. */
    JsonNode script(String script) {
        return call("POST", "/session/" + session + "/execute/sync", Map.of("script", script, "args", List.of()));
    }

    String text(String id) {
        return script("return document.getElementById('" + id + "').textContent")
                .asString();
    }

    /** Waits until a condition of the page holds. */
    void await(String condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!script("return !!(" + condition + ")").asBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("the page never came to: " + condition + "; its log: " + log());
            }
            Client.pause(20);
        }
    }

    /** Presses keys, one after another, where the focus is. Special keys are WebDriver's code points. */
    void press(String keys) {
        List<Map<String, Object>> actions = new ArrayList<>();
        keys.codePoints().mapToObj(Character::toString).forEach(key -> {
            actions.add(Map.of("type", "keyDown", "value", key));
            actions.add(Map.of("type", "keyUp", "value", key));
        });
        call(
                "POST",
                "/session/" + session + "/actions",
                Map.of("actions", List.of(Map.of("type", "key", "id", "keys", "actions", actions))));
    }

    /** Puts a file into a file input. */
    void choose(String id, Path file) {
        JsonNode element =
                call("POST", "/session/" + session + "/element", Map.of("using", "css selector", "value", "#" + id));
        call(
                "POST",
                "/session/" + session + "/element/" + element.iterator().next().asString() + "/value",
                Map.of("text", file.toAbsolutePath().toString()));
    }

    /** Errors and warnings that the console showed since it was last asked. */
    List<String> log() {
        List<String> lines = new ArrayList<>();
        call("POST", "/session/" + session + "/se/log", Map.of("type", "browser"))
                .forEach(entry -> {
                    if (!entry.get("level").asString().equals("INFO")) {
                        lines.add(entry.get("message").asString());
                    }
                });
        return lines;
    }

    /** The page as it is seen, as PNG. */
    byte[] picture() {
        return Base64.getDecoder()
                .decode(call("GET", "/session/" + session + "/screenshot", null).asString());
    }

    private void devTools(String command, Map<String, Object> parameters) {
        call("POST", "/session/" + session + "/goog/cdp/execute", Map.of("cmd", command, "params", parameters));
    }

    private JsonNode call(String method, String path, @org.jspecify.annotations.Nullable Object body) {
        HttpRequest.BodyPublisher publisher = body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body));
        try {
            HttpResponse<String> response = http.send(
                    HttpRequest.newBuilder(URI.create(root + path))
                            .timeout(Duration.ofSeconds(90))
                            .method(method, publisher)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            JsonNode value = JSON.readTree(response.body()).get("value");
            if (response.statusCode() != 200) {
                throw new AssertionError(value.get("message").asString());
            }
            return value;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitDriver() {
        for (int i = 0; i < 300; i++) {
            try {
                if (call("GET", "/status", null).get("ready").asBoolean()) {
                    return;
                }
            } catch (UncheckedIOException notYet) {
                Client.pause(50);
            }
        }
        throw new IllegalStateException("chromedriver does not answer");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        try {
            call("DELETE", "/session/" + session, null);
        } finally {
            driver.destroy();
            removeProfile();
        }
    }

    private void removeProfile() {
        try (Stream<Path> files = Files.walk(profile)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException stillInUse) {
            profile.toFile().deleteOnExit();
        }
    }
}
