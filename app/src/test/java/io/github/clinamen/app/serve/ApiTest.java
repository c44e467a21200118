package io.github.clinamen.app.serve;

import static io.github.clinamen.app.CommandLineRunner.clinamen;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clinamen.app.CommandLineRunner;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class ApiTest {
    private static PageServer server;
    private static Client client;
    private static Contract contract;

    @BeforeAll
    static void start() {
        server = PageServer.loopback(InetAddress.getLoopbackAddress(), 0, CommandLineRunner::report);
        client = new Client(server);
        contract = new Contract(client.get("/openapi.json").body());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    @DisplayName("Every route is documented, and every documented route exists")
    void routesAreDocumented() {
        Set<String> served = new TreeSet<>();
        Asset.ALL.forEach(asset -> served.add("GET " + asset.path()));
        try (Api api = new Api(Limits.USUAL, CommandLineRunner::report)) {
            api.routes().forEach(route -> served.add(route.method() + " " + route.path()));
        }
        assertThat(contract.routes()).isEqualTo(served);
        for (Asset asset : Asset.ALL) {
            Client.Answer answer = client.get(asset.path());
            assertThat(answer.status()).as(asset.path()).isEqualTo(200);
            assertThat(contract.violations("GET", asset.path(), answer)).isEmpty();
        }
    }

    @Test
    @DisplayName("Answers have the documented fields and no others")
    void answersAreAsDocumented() {
        List<String> found = new ArrayList<>();
        found.addAll(contract.violations("GET", "/api/about", client.get("/api/about")));
        for (String form : List.of(
                "{}",
                "{\"epsilon\":\"0.01\",\"target\":\"1e-30\",\"noise\":0.02}",
                "{\"game\":\"chsh\",\"noise\":0.15,\"epsilon\":0.48}",
                "{\"epsilon\":0.4,\"noise\":\"0.003\",\"bits\":10}",
                "{\"rounds\":500,\"game\":\"mermin:3:majority:3\"}",
                "{\"epsilon\":7}")) {
            found.addAll(contract.violations("POST", "/api/plan", client.post("/api/plan", form)));
        }
        found.addAll(contract.violations("POST", "/api/curve", client.post("/api/curve", "{\"noise\":\"0.001\"}")));
        found.addAll(contract.violations("POST", "/api/attacks", client.post("/api/attacks", "{\"trials\":0}")));
        JsonNode attack = client.finished("/api/attacks", "{\"trials\":200}");
        JsonNode run = client.finished("/api/runs", "{}");
        String transcript = client.get("/api/jobs/" + id(run) + "/transcript").body();
        JsonNode verification = client.finished("/api/verifications", transcript);
        for (JsonNode job : List.of(attack, run, verification)) {
            assertThat(job.get("state").asString()).as(job.toString()).isEqualTo("finished");
            found.addAll(contract.violations("GET", "/api/jobs/{id}", client.get("/api/jobs/" + id(job))));
            found.addAll(contract.violations("DELETE", "/api/jobs/{id}", client.delete("/api/jobs/" + id(job))));
            for (String part : List.of("/rounds", "/transcript", "/report")) {
                found.addAll(
                        contract.violations("GET", "/api/jobs/{id}" + part, client.get("/api/jobs/" + id(job) + part)));
            }
        }
        found.addAll(contract.violations("GET", "/api/jobs/{id}", client.get("/api/jobs/none")));
        found.addAll(contract.violations("POST", "/api/verifications", client.post("/api/verifications", "{}")));
        found.addAll(contract.violations("POST", "/api/runs", client.post("/api/runs", "{\"source\":\"os\"}")));
        assertThat(found).isEmpty();
    }

    @Test
    @DisplayName("A plan is the object that the command prints")
    void plansAreThoseOfTheCommand() {
        JsonNode command = clinamen("plan", "--epsilon", "0.2", "--target", "1e-9", "--noise", "0.0001", "--json")
                .json();
        JsonNode page = client.post("/api/plan", "{\"epsilon\":\"0.2\",\"target\":1e-9,\"noise\":\"1/10000\"}")
                .json();
        assertThat(page).isEqualTo(command);
    }

    @ParameterizedTest
    @CsvSource({"adversarial, ghz", "adversarial:sequential, ghz:0.01", "biased, local"})
    @DisplayName("A run is the object that the command prints, and its transcript the same file")
    void runsAreThoseOfTheCommand(String source, String device, @TempDir Path folder) throws IOException {
        Path file = folder.resolve("run.json");
        JsonNode command = clinamen(
                        "run",
                        "--epsilon",
                        "0.3",
                        "--source",
                        source,
                        "--device",
                        device,
                        "--seed",
                        "5",
                        "--json",
                        "--out",
                        file)
                .json();
        JsonNode job = client.finished(
                "/api/runs",
                "{\"plan\":{\"epsilon\":\"0.3\"},\"source\":\"" + source + "\",\"device\":\"" + device
                        + "\",\"seed\":5}");
        assertThat(withoutTimes(job.get("run"))).isEqualTo(withoutTimes(command));
        Client.Answer transcript = client.get("/api/jobs/" + id(job) + "/transcript");
        assertThat(transcript.body()).isEqualTo(Files.readString(file));
        assertThat(transcript.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"run.json\"");
    }

    @Test
    @DisplayName("Attacks are those of the command, and none that keeps to the assumptions beats the bound")
    void attacksAreThoseOfTheCommand() {
        JsonNode command = clinamen("attack", "--epsilon", "0.3", "--rounds", "10", "--trials", "300", "--json")
                .json();
        JsonNode job = client.finished("/api/attacks", "{\"epsilon\":\"0.3\",\"rounds\":10,\"trials\":300}");
        assertThat(job.get("attack")).isEqualTo(command);
        assertThat(job.get("done").asLong())
                .isEqualTo(job.get("total").asLong())
                .isEqualTo(7 * 300);
    }

    @ParameterizedTest
    @CsvSource({"0.45, 1e-3, 0, ghz", "0.45, 1e-3, 0, ghz:0.1", "0.5, 0.1, 0.05, ghz:0.1", "0.5, 0.1, 0, local"})
    @DisplayName("The rounds that are shown are those of the run: counts, wrong ones, and the bit")
    void roundsAreThoseOfTheRun(String epsilon, String target, String noise, String device) {
        JsonNode job = client.finished(
                "/api/runs",
                "{\"plan\":{\"epsilon\":\"" + epsilon + "\",\"target\":\"" + target + "\",\"noise\":\"" + noise
                        + "\"},\"device\":\"" + device + "\",\"seed\":3}");
        JsonNode run = job.get("run");
        JsonNode rounds = client.get("/api/jobs/" + id(job) + "/rounds").json();
        String marks = rounds.get("marks").asString();
        String values = rounds.get("values").asString();
        assertThat(rounds.get("of").asLong())
                .isEqualTo(run.get("rounds").asLong())
                .isEqualTo(marks.length())
                .isEqualTo(values.length());
        assertThat(rounds.get("settings").size()).isEqualTo(marks.length());
        assertThat(rounds.get("outcomes").size()).isEqualTo(marks.length());
        assertThat(marks).matches("[tw]+");
        assertThat(marks.chars().filter(c -> c == 'w').count())
                .isEqualTo(run.get("wrong").asLong());
        boolean accepted = run.get("verdict").asString().equals("accepted");
        assertThat(run.get("wrong").asLong() <= run.get("wrongAllowed").asLong())
                .isEqualTo(accepted);
        if (accepted) {
            assertThat(values.chars().filter(c -> c == '1').count() % 2)
                    .isEqualTo(run.get("bit").asLong());
        }
    }

    @Test
    void transcriptsAreComputedAgain(@TempDir Path folder) throws IOException {
        JsonNode run = client.finished("/api/runs", "{\"plan\":{\"epsilon\":\"0.4\"}}");
        String transcript = client.get("/api/jobs/" + id(run) + "/transcript").body();
        JsonNode good = client.finished("/api/verifications", transcript);
        assertThat(good.get("verification").get("verified").asBoolean()).isTrue();
        assertThat(good.get("run").get("bit")).isEqualTo(run.get("run").get("bit"));

        Client.Answer changed = client.post("/api/verifications", transcript.replace("\"wrong\": 0", "\"wrong\": 1"));
        assertThat(changed.status()).isEqualTo(400);
        assertThat(changed.json().get("detail").asString()).contains("sha256");

        // Sealed again after the change, as a forger would: read, and found to be untrue.
        Path forged = folder.resolve("forged.json");
        clinamen("run", "--epsilon", "0.4", "--seed", "2", "--out", forged);
        String text = Files.readString(forged);
        String lie = (text.contains("\"1:01\"")
                        ? text.replace("\"1:01\"", "\"1:00\"")
                        : text.replace("\"1:00\"", "\"1:01\""))
                .replaceFirst(",\n  \"sha256\".*\n}\n", "\n}\n");
        JsonNode untrue = client.finished("/api/verifications", sealed(lie));
        assertThat(untrue.get("verification").get("verified").asBoolean()).isFalse();
        assertThat(untrue.get("verification").get("differences").size()).isPositive();
    }

    @Test
    @DisplayName(
            "A transcript that names files is shown, and said not to be verified: the page opens no file of this machine")
    void filesAreNotOpened(@TempDir Path folder) throws IOException {
        Path bits = Files.write(folder.resolve("bits.bin"), new java.security.SecureRandom().generateSeed(10_000));
        Path file = folder.resolve("run.json");
        clinamen("run", "--epsilon", "0.4", "--source", "file:" + bits, "--out", file);
        JsonNode job = client.finished("/api/verifications", Files.readString(file));
        assertThat(job.get("verification").isNull()).isTrue();
        assertThat(job.get("run").get("source").asString()).startsWith("file:");
        assertThat(job.get("problem").get("where").asString()).isEqualTo("source");
        for (String source : List.of("file:/etc/hostname", "stdin", "-", "os")) {
            assertThat(client.post("/api/runs", "{\"source\":\"" + source + "\"}")
                            .status())
                    .isEqualTo(400);
        }
        for (String device : List.of("box:/etc/hostname", "rounds:/etc/hostname")) {
            assertThat(client.post("/api/runs", "{\"device\":\"" + device + "\"}")
                            .status())
                    .isEqualTo(400);
        }
    }

    @Test
    @DisplayName("The report that is downloaded is that of clinamen report, kept apart from the page")
    void reportsAreThoseOfTheCommand(@TempDir Path folder) throws IOException {
        JsonNode job = client.finished("/api/runs", "{\"plan\":{\"epsilon\":\"0.4\"},\"seed\":4}");
        Path file = folder.resolve("run.json");
        Files.writeString(
                file, client.get("/api/jobs/" + id(job) + "/transcript").body());
        clinamen("report", file);
        Client.Answer report = client.get("/api/jobs/" + id(job) + "/report");
        String written = Files.readString(folder.resolve("run.html"));
        assertThat(report.body()).isEqualTo(written.replace(file.toString(), "run.json"));
        assertThat(report.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("sandbox");
        assertThat(report.headers().firstValue("Content-Disposition")).hasValue("attachment; filename=\"report.html\"");
    }

    private static String id(JsonNode job) {
        return job.get("id").asString();
    }

    private static String sealed(String body) {
        try {
            String digest = java.util.HexFormat.of()
                    .formatHex(java.security.MessageDigest.getInstance("SHA-256")
                            .digest(body.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
            return body.substring(0, body.length() - 3) + ",\n  \"sha256\": \"" + digest + "\"\n}\n";
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode withoutTimes(JsonNode report) {
        return ((ObjectNode) report.deepCopy()).without(List.of("seconds", "roundsPerSecond"));
    }
}
