package io.github.clinamen.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clinamen.core.Log2;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nobody waits for ever, and nobody keeps others waiting. */
@Timeout(value = 90, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PatienceTest {
    @Test
    @DisplayName("300 connections that drip their heads or bodies lock nobody out")
    void drippingClients() throws Exception {
        try (PageServer server = PageServer.loopback(
                InetAddress.getLoopbackAddress(), 0, (name, t, rounds) -> "<!doctype html><title>x</title>")) {
            Client client = new Client(server);
            assertThat(client.get("/api/about").status()).isEqualTo(200);
            List<Socket> slow = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                Socket socket = client.open();
                String head = i % 2 == 0
                        ? "POST /api/plan HT"
                        : "POST /api/plan HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                + "Content-Length: 1000\r\n\r\n{";
                send(socket, head);
                slow.add(socket);
            }
            for (int i = 0; i < 5; i++) {
                assertThat(client.raw("GET /api/about HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                        .startsWith("HTTP/1.1 200");
                for (Socket socket : slow) {
                    send(socket, " ");
                }
            }
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    private static void send(Socket socket, String text) throws IOException {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        } catch (SocketException displaced) {
            assertThat(displaced.getMessage()).isNotEmpty();
        }
    }

    @Test
    @DisplayName("A job that computes bounds and never asks ends when it is cancelled, and when its time is over")
    void endlessJobs() throws Exception {
        Limits l = Limits.USUAL;
        Limits impatient = new Limits(
                l.formBytes(),
                l.transcriptBytes(),
                l.requestSeconds(),
                l.idleSeconds(),
                l.connections(),
                l.planSeconds(),
                l.waitingPlans(),
                l.outputBits(),
                l.runningJobs(),
                l.keptJobs(),
                1,
                l.rounds(),
                l.attackRounds(),
                l.trials(),
                l.shownRounds(),
                l.reportRounds());
        try (Jobs jobs = new Jobs(impatient)) {
            Job cancelled = jobs.start(Job.Kind.VERIFICATION, 1, job -> endless());
            cancelled.cancel();
            awaitEnd(cancelled);
            assertThat(cancelled.view().state()).isEqualTo("cancelled");
            Job late = jobs.start(Job.Kind.VERIFICATION, 1, job -> endless());
            awaitEnd(late);
            assertThat(late.view().state()).isEqualTo("failed");
            assertThat(late.view().problem())
                    .isNotNull()
                    .satisfies(p -> assertThat(p.status()).isEqualTo(503));
            // The threads serve the next job as if nothing had been.
            Job next = jobs.start(Job.Kind.RUN, 1, job -> {
                Log2.of(new BigFraction(1, 3));
                return new Job.Outcome(null, null, null, null, null);
            });
            awaitEnd(next);
            assertThat(next.view().state()).isEqualTo("finished");
        }
    }

    private static Job.Outcome endless() {
        for (long i = 3; ; i++) {
            Log2.of(new BigFraction(1, (int) (i & 0xffff) + 3));
        }
    }

    private static void awaitEnd(Job job) throws InterruptedException {
        for (int i = 0; i < 600 && job.isRunning(); i++) {
            Thread.sleep(Duration.ofMillis(50));
        }
        assertThat(job.isRunning()).isFalse();
    }
}
