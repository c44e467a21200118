package io.github.clinamen.app;

import static io.github.clinamen.app.CommandLineRunner.clinamen;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clinamen.app.CommandLineRunner.Seen;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServeCommandTest {
    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.7"})
    @DisplayName("It serves other machines only when told so")
    void refusesOtherMachines(String host) {
        Seen seen = clinamen("serve", "--host", host, "--port", "0");
        assertThat(seen.code()).isEqualTo(Exit.USAGE);
        assertThat(seen.err())
                .contains("host: expected a loopback address", "--allow-remote")
                .hasLineCount(1);
    }

    @Test
    void saysThatAPortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Seen seen = clinamen("serve", "--port", taken.getLocalPort());
            assertThat(seen.code()).isEqualTo(Exit.BAD_INPUT);
            assertThat(seen.err())
                    .contains("port " + taken.getLocalPort(), "--port")
                    .hasLineCount(1);
        }
        assertThat(clinamen("serve", "--port", "70000").code()).isEqualTo(Exit.USAGE);
    }

    @Test
    @Tag("slow")
    @DisplayName("The program serves, and Ctrl-C ends it within seconds while a run goes on")
    void endsCleanly() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-modules=jdk.incubator.vector",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "serve",
                        "--port",
                        "0"))
                .redirectErrorStream(true)
                .start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            String line = out.readLine();
            while (line != null && !line.startsWith("page")) {
                line = out.readLine();
            }
            assertThat(line).isNotNull();
            String url = String.valueOf(line).replaceFirst("page +", "");
            HttpResponse<String> started = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(url + "api/runs"))
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofString(
                                            "{\"plan\":{\"epsilon\":\"0.006\"},\"source\":\"adversarial:sequential\"}"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(started.statusCode()).isEqualTo(202);
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                    .start()
                    .waitFor();
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(out.lines()).noneMatch(text -> text.contains("Exception"));
        } finally {
            process.destroyForcibly();
        }
    }
}
