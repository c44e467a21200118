package io.github.clinamen.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The server's limits under load, all on loopback. */
@Tag("slow")
class LoadTest {
    private static final AtomicInteger BUSY = new AtomicInteger();

    @Test
    void manyClientsAtOnce() {
        crowd(16, 12, 20);
    }

    @Test
    @DisplayName("64 clients with 50 requests each, half of them for plans that nobody asked for before")
    void veryManyClientsAtOnce() {
        crowd(64, 50, 1_600);
    }

    /** Prints the latencies that docs/serve.md reports. */
    private static void crowd(int clients, int requests, int plans) {
        try (PageServer server = start(Limits.USUAL);
                ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            Client client = new Client(server);
            client.post("/api/plan", "{}");
            List<Callable<double[]>> work = new ArrayList<>();
            for (int c = 0; c < clients; c++) {
                int number = c;
                work.add(() -> ask(client, number, requests, plans));
            }
            long began = System.nanoTime();
            double[] millis = results(threads, work).stream()
                    .flatMapToDouble(Arrays::stream)
                    .sorted()
                    .toArray();
            double seconds = (System.nanoTime() - began) / 1e9;
            assertThat(millis).hasSize(clients * requests);
            System.out.printf(
                    Locale.ROOT,
                    "%d clients, %d requests, %d plans: %.0f requests/s, median %.1f ms, 95%% %.1f ms, 99%% %.1f ms, most %.1f ms;"
                            + " %d refusals for want of cores%n",
                    clients,
                    millis.length,
                    plans,
                    millis.length / seconds,
                    millis[millis.length / 2],
                    millis[millis.length * 95 / 100],
                    millis[millis.length * 99 / 100],
                    millis[millis.length - 1],
                    BUSY.getAndSet(0));
        }
    }

    /** Each answer is right, or an honest refusal that is followed by asking again. */
    private static double[] ask(Client client, int number, int requests, int plans) {
        double[] millis = new double[requests];
        for (int i = 0; i < requests; i++) {
            int which = (number * requests + i) % plans;
            String epsilon = String.format(Locale.ROOT, "0.%04d", 4999 - which);
            long began = System.nanoTime();
            Client.Answer answer = client.post("/api/plan", "{\"epsilon\":\"" + epsilon + "\"}");
            while (answer.status() == 503) {
                BUSY.incrementAndGet();
                assertThat(answer.headers().firstValue("Retry-After")).isPresent();
                Client.pause(20);
                answer = client.post("/api/plan", "{\"epsilon\":\"" + epsilon + "\"}");
            }
            millis[i] = (System.nanoTime() - began) / 1e6;
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            JsonNode plan = answer.json();
            assertThat(plan.get("epsilon").asDouble()).isEqualTo(Double.parseDouble(epsilon));
            assertThat(plan.get("feasible").asBoolean()).isTrue();
        }
        return millis;
    }

    @Test
    @DisplayName("The median plan that nobody asked for before takes less than 200 ms")
    void plansAreQuick() {
        try (PageServer server = start(Limits.USUAL)) {
            Client client = new Client(server);
            client.post("/api/plan", "{\"noise\":\"0.001\"}");
            double[] fresh = new double[31];
            double[] known = new double[31];
            for (int i = 0; i < fresh.length; i++) {
                // As the page's sliders go: epsilon, target and noise all move.
                String form = "{\"epsilon\":\"0." + (110 + 10 * i) + "\",\"target\":\"1e-" + (3 + i % 9)
                        + "\",\"noise\":\"0.000" + i % 3 + "\"}";
                fresh[i] = millis(() -> client.post("/api/plan", form));
                known[i] = millis(() -> client.post("/api/plan", form));
            }
            Arrays.sort(fresh);
            Arrays.sort(known);
            System.out.printf(
                    Locale.ROOT,
                    "plan: median %.1f ms, most %.1f ms; asked again: median %.1f ms, most %.1f ms%n",
                    fresh[15],
                    fresh[30],
                    known[15],
                    known[30]);
            assertThat(fresh[15]).isLessThan(200);
            assertThat(known[15]).isLessThan(50);
        }
    }

    @Test
    @DisplayName("More runs than allowed are refused with 429, and taken again when one has ended")
    void runsAreLimited() {
        try (PageServer server = start(limits(1, 2, 30))) {
            Client client = new Client(server);
            // The sequential adversary is slow: its runs last while others are refused.
            String slow =
                    "{\"plan\":{\"epsilon\":\"0.001\",\"target\":\"1e-12\"},\"source\":\"adversarial:sequential\"}";
            List<Client.Answer> answers = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                answers.add(client.post("/api/runs", slow));
            }
            assertThat(answers.stream().filter(a -> a.status() == 202)).hasSize(2);
            assertThat(answers.stream().filter(a -> a.status() == 429))
                    .hasSize(3)
                    .allSatisfy(a -> {
                        assertThat(a.headers().firstValue("Retry-After")).isPresent();
                        assertThat(a.json().get("where").asString()).isEqualTo("server");
                    });
            for (Client.Answer answer : answers) {
                if (answer.status() == 202) {
                    String id = answer.json().get("id").asString();
                    assertThat(client.get("/api/jobs/" + id + "/transcript").status())
                            .isEqualTo(409);
                    assertThat(client.delete("/api/jobs/" + id).status()).isEqualTo(200);
                    assertThat(client.awaited(id).get("state").asString()).isEqualTo("cancelled");
                }
            }
            Client.pause(50);
            JsonNode last = client.finished("/api/runs", "{\"plan\":{\"epsilon\":\"0.4\"}}");
            assertThat(last.get("state").asString()).isEqualTo("finished");
        }
    }

    @Test
    void runsEndInTime() {
        try (PageServer server = start(limits(1, 2, 1))) {
            JsonNode job = new Client(server)
                    .finished(
                            "/api/runs",
                            "{\"plan\":{\"epsilon\":\"0.001\",\"target\":\"1e-12\"},\"source\":\"adversarial:sequential\"}");
            assertThat(job.get("state").asString()).isEqualTo("failed");
            assertThat(job.get("problem").get("status").asInt()).isEqualTo(503);
            assertThat(job.get("seconds").asDouble()).isLessThan(5);
        }
    }

    @Test
    @DisplayName("Only so many jobs are remembered")
    void oldJobsAreForgotten() {
        try (PageServer server = start(Limits.USUAL)) {
            Client client = new Client(server);
            String first = client.finished("/api/runs", "{\"plan\":{\"epsilon\":\"0.4\"}}")
                    .get("id")
                    .asString();
            for (int i = 0; i < Limits.USUAL.keptJobs(); i++) {
                client.finished("/api/runs", "{\"plan\":{\"epsilon\":\"0.4\"},\"seed\":" + i + "}");
            }
            assertThat(client.get("/api/jobs/" + first).status()).isEqualTo(404);
        }
    }

    @Test
    @DisplayName("Silent clients and clients that drip their bytes hold nobody up, and are cut off")
    void slowClientsAreCutOff() throws IOException {
        try (PageServer server = start(limits(1, 2, 30))) {
            Client client = new Client(server);
            client.get("/api/about");
            List<Socket> slow = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                Socket socket = client.open();
                socket.setSoTimeout(10_000);
                if (i % 3 > 0) {
                    // Half a head, or a head whose body never comes whole.
                    String head = i % 3 == 1
                            ? "POST /api/plan HT"
                            : "POST /api/plan HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                    + "Content-Length: 1000\r\n\r\n{";
                    socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
                }
                slow.add(socket);
            }
            double[] millis = new double[20];
            for (int i = 0; i < millis.length; i++) {
                millis[i] = millis(() -> client.post("/api/plan", "{\"epsilon\":\"0.4\"}"));
                drip(slow);
                Client.pause(100);
            }
            Arrays.sort(millis);
            System.out.printf(
                    Locale.ROOT, "with 60 slow clients: median %.1f ms, most %.1f ms%n", millis[10], millis[19]);
            assertThat(millis[10]).isLessThan(200);
            // Bodies must be whole within a second, connections speak within two: all are gone by now, or soon.
            for (Socket socket : slow) {
                try (socket) {
                    String last = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
                    assertThat(last)
                            .satisfiesAnyOf(
                                    text -> assertThat(text).isEmpty(),
                                    text -> assertThat(text).startsWith("HTTP/1.1 4"));
                } catch (IOException reset) {
                    assertThat(reset).hasMessageContaining("reset");
                }
            }
        }
    }

    private static void drip(List<Socket> slow) {
        for (int i = 2; i < slow.size(); i += 3) {
            try {
                slow.get(i).getOutputStream().write(' ');
            } catch (IOException cutOff) {
                return;
            }
        }
    }

    /** The usual limits, with less patience. */
    private static Limits limits(int requestSeconds, int idleSeconds, int jobSeconds) {
        Limits l = Limits.USUAL;
        return new Limits(
                l.formBytes(),
                l.transcriptBytes(),
                requestSeconds,
                idleSeconds,
                l.connections(),
                l.planSeconds(),
                l.waitingPlans(),
                l.outputBits(),
                l.runningJobs(),
                l.keptJobs(),
                jobSeconds,
                l.rounds(),
                l.attackRounds(),
                l.trials(),
                l.shownRounds(),
                l.reportRounds());
    }

    private static PageServer start(Limits limits) {
        return PageServer.start(
                InetAddress.getLoopbackAddress(),
                0,
                AccessRules.loopback(),
                limits,
                (name, t, rounds) -> "<!doctype html><title>" + name + "</title>");
    }

    private static double millis(Runnable work) {
        long began = System.nanoTime();
        work.run();
        return (System.nanoTime() - began) / 1e6;
    }

    private static <T> List<T> results(ExecutorService threads, List<Callable<T>> work) {
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(work)) {
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        }
    }
}
