package io.github.clinamen.app.serve;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks a server on loopback, as scripts and pages do. */
final class Client {
    static {
        // Shorter than the server's patience: else a connection may be used again in the moment in which the server
        // closes it.
        System.setProperty("jdk.httpclient.keepalive.timeout", "1");
    }

    private final PageServer server;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Client(PageServer server) {
        this.server = server;
    }

    /** What came back. */
    record Answer(int status, HttpHeaders headers, String body) {
        JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }
    }

    Answer get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    Answer delete(String path) {
        return send(request(path).DELETE());
    }

    Answer post(String path, String body, String... headers) {
        return send(request(path, headers)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Starts a job and waits for its end. */
    JsonNode finished(String path, String body) {
        Answer started = post(path, body);
        if (started.status() != 202) {
            throw new AssertionError(started.body());
        }
        return awaited(started.json().get("id").asString());
    }

    JsonNode awaited(String id) {
        while (true) {
            JsonNode job = get("/api/jobs/" + id).json();
            if (!job.get("state").asString().equals("running")) {
                return job;
            }
            pause(10);
        }
    }

    /** Sends these bytes as they are and returns all that comes back until the server closes. */
    String raw(String request) {
        try (Socket socket = open()) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Socket open() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), server.port());
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .timeout(Duration.ofSeconds(60));
        return headers.length == 0 ? builder : builder.headers(headers);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
