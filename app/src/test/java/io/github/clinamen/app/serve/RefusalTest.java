package io.github.clinamen.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What the server does not do, and how it says so. */
class RefusalTest {
    private static PageServer server;
    private static Client client;

    @BeforeAll
    static void start() {
        server = PageServer.loopback(
                InetAddress.getLoopbackAddress(), 0, (name, t, rounds) -> "<!doctype html><title>" + name + "</title>");
        client = new Client(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest(name = "{0} {1} -> {2} at {3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "/api/plan | {\"epsilon\":NaN}                    | line 1 column",
                "/api/plan | {\"epsilon\":0.1                     | line 1 column",
                "/api/plan | {\"epsilon\":0.1,\"epsilon\":0.2}    | line 1 column",
                "/api/plan | {} {}                                | line 1 column",
                "/api/plan | ^^                                   | body: line 1",
                "/api/plan | null                                 | body",
                "/api/plan | []                                   | body",
                "/api/plan | 7                                    | body",
                "/api/plan | {\"epsilon\":0}                      | epsilon",
                "/api/plan | {\"epsilon\":-0.1}                   | epsilon",
                "/api/plan | {\"epsilon\":0.6}                    | epsilon",
                "/api/plan | {\"epsilon\":1e999}                  | epsilon",
                "/api/plan | {\"epsilon\":\"1e-999999999\"}       | epsilon",
                "/api/plan | {\"epsilon\":\"1/0\"}                | epsilon",
                "/api/plan | {\"epsilon\":\"NaN\"}                | epsilon",
                "/api/plan | {\"epsilon\":true}                   | epsilon",
                "/api/plan | {\"epsilon\":[0.1]}                  | epsilon",
                "/api/plan | {\"target\":1e-31}                   | target",
                "/api/plan | {\"noise\":0.3}                      | noise",
                "/api/plan | {\"bits\":0}                         | bits",
                "/api/plan | {\"bits\":1001}                      | bits",
                "/api/plan | {\"bits\":1.5}                       | bits",
                "/api/plan | {\"bits\":\"1\"}                     | bits",
                "/api/plan | {\"bits\":99999999999999999999}      | bits",
                "/api/plan | {\"parties\":25}                     | parties",
                "/api/plan | {\"game\":\"chess\"}                 | game",
                "/api/plan | {\"rounds\":9,\"bits\":2}           | rounds",
                "/api/plan | {\"rounds\":-1}                      | rounds",
                "/api/plan | {\"Epsilon\":0.1}                    | Epsilon",
                "/api/plan | {\"__proto__\":{}}                   | __proto__",
                "/api/runs | {\"plan\":7}                         | plan",
                "/api/runs | {\"plan\":{\"x\":1}}                 | plan.x",
                "/api/runs | {\"plan\":{\"epsilon\":\"0.001\",\"target\":\"1e-30\"}} | plan",
                "/api/runs | {\"plan\":{\"game\":\"chsh\"}}        | device",
                "/api/runs | {\"seed\":-1}                        | seed",
                "/api/runs | {\"source\":\"nowhere\"}             | source",
                "/api/runs | {\"device\":\"ghz:2\"}               | depolarising",
                "/api/attacks | {\"trials\":50001}                | trials",
                "/api/attacks | {\"rounds\":1025}                | rounds",
                "/api/attacks | {\"adversaries\":[]}              | adversaries",
                "/api/attacks | {\"adversaries\":[\"eve\"]}       | adversaries",
                "/api/attacks | {\"adversaries\":[\"local\",\"local\"]} | adversaries",
                "/api/verifications | {\"format\":\"clinamen-transcript\"} | transcript",
            })
    void malformedRequestsAreToldWhere(String path, String body, String where) {
        Client.Answer answer = client.post(path, body == null ? "" : body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonNode problem = answer.json();
        assertThat(problem.get("status").asInt()).isEqualTo(400);
        assertThat(problem.get("detail").asString()).doesNotContain("\n", "java", "clinamen.app");
        assertThat(problem.get("where").asString()).as(answer.body()).startsWith(where);
        assertThat(problem.get("expected").asString()).isNotEmpty();
        assertThat(problem.get("found").asString()).isNotEmpty();
    }

    @Test
    void deepNestingIsRefused() {
        String deep = "{\"a\":".repeat(2_000) + "1" + "}".repeat(2_000);
        assertThat(client.post("/api/plan", deep).status()).isEqualTo(400);
    }

    @Test
    void longBodiesAreRefused() {
        String spaces = " ".repeat(20 << 10);
        assertThat(client.post("/api/plan", "{}" + spaces).status()).isEqualTo(413);
        assertThat(client.post("/api/verifications", " ".repeat((1 << 20) + 1)).status())
                .isEqualTo(413);
        // Without a length in advance.
        String chunk = "4000\r\n" + " ".repeat(0x4000) + "\r\n";
        String answer = client.raw("POST /api/plan HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n" + chunk + chunk + "0\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 413");
    }

    @Test
    void otherContentIsRefused() {
        for (String type :
                List.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x")) {
            String answer = client.raw("POST /api/plan HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type
                    + "\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}");
            assertThat(answer).startsWith("HTTP/1.1 415").contains("\"where\":\"Content-Type\"");
        }
        assertThat(
                        client.raw(
                                "POST /api/plan HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"))
                .startsWith("HTTP/1.1 415");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/api",
                "/api/",
                "/api/plans",
                "/api/jobs/0",
                "/../pom.xml",
                "/%2e%2e/pom.xml",
                "/index.html",
                "/api/about/"
            })
    void unknownPathsAreNotFound(String path) {
        String answer = client.raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(answer).containsPattern("^HTTP/1.1 40[04]").contains("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"GET /api/plan", "PUT /api/plan", "POST /api/about", "PATCH /", "OPTIONS /api/plan", "TRACE /"})
    void otherMethodsAreRefused(String line) {
        String answer =
                client.raw(line + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        assertThat(answer).containsPattern("^HTTP/1.1 40[45]").doesNotContainIgnoringCase("access-control-allow");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
                "\u0000\u0001\u0002\r\n\r\n",
                "GET /\u0000 HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
                "POST /api/plan HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}",
            })
    void brokenHttpIsRefused(String request) {
        assertThat(client.raw(request)).containsPattern("^HTTP/1.1 (4|505)").doesNotContain("Jetty", "<html");
    }

    @Test
    void longHeadersAreRefused() {
        assertThat(client.raw(
                        "GET /" + "a".repeat(20_000) + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 414");
        assertThat(client.raw("GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "a".repeat(20_000)
                        + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 431");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "localhost.evil.example",
                "127.0.0.1.evil.example:80",
                "10.0.0.1",
                "[::2]",
                "",
                "127.0.0.1:1:2"
            })
    @DisplayName("A name that was made to point here (DNS rebinding) is refused")
    void foreignNamesAreRefused(String host) {
        String answer = client.raw("GET /api/about HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
        assertThat(answer).containsPattern("^HTTP/1.1 4(00|21)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:80", "127.0.0.1", "[::1]:8"})
    void ownNamesAreTaken(String host) {
        assertThat(client.raw("GET /api/about HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200");
    }

    @Test
    @DisplayName("A page of another server can ask nothing")
    void foreignPagesAreRefused() {
        assertThat(client.post("/api/plan", "{}", "Origin", "http://evil.example")
                        .status())
                .isEqualTo(403);
        assertThat(client.post("/api/plan", "{}", "Origin", "null").status()).isEqualTo(403);
        assertThat(client.post("/api/plan", "{}", "Origin", "http://127.0.0.1:1")
                        .status())
                .isEqualTo(403);
        for (String site : List.of("cross-site", "same-site")) {
            assertThat(client.get("/api/about", "Sec-Fetch-Site", site).status())
                    .isEqualTo(403);
        }
        assertThat(client.get("/", "Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate")
                        .status())
                .isEqualTo(200);
        assertThat(client.post("/api/plan", "{}", "Origin", server.url().replaceFirst("/$", ""))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void everyAnswerIsProtected() {
        for (Client.Answer answer : List.of(client.get("/"), client.get("/api/about"), client.get("/nothing"))) {
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                    .startsWith("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'")
                    .doesNotContain("unsafe");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(answer.headers().firstValue("X-Frame-Options")).hasValue("DENY");
            assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
            assertThat(answer.headers().firstValue("Server")).isEmpty();
            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("Opened to others, it takes literal addresses and its own names, and no others")
    void remoteRules() {
        try (PageServer open = PageServer.start(
                InetAddress.getLoopbackAddress(),
                0,
                AccessRules.remote(Set.of("lab.example")),
                Limits.USUAL,
                (name, t, rounds) -> "<!doctype html><title>" + name + "</title>")) {
            Client other = new Client(open);
            for (String host :
                    List.of("192.0.2.7:6514", "lab.example", "LAB.example:80", "[2001:db8::1]", "localhost")) {
                assertThat(other.raw("GET /api/about HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
                        .as(host)
                        .startsWith("HTTP/1.1 200");
            }
            assertThat(other.raw("GET /api/about HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 421");
        }
    }
}
