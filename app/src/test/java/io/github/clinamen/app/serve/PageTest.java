package io.github.clinamen.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clinamen.app.CommandLineRunner;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The page in a browser. */
@Tag("slow")
class PageTest {
    private static final String TAB = "\ue004";
    private static final String ENTER = "\ue007";
    private static final String RIGHT = "\ue014";
    private static final String READY = "document.documentElement.dataset.ready === 'yes'";
    private static final String SHIFTS =
            "window.shifts = 0; new PerformanceObserver(list => { for (const e of list.getEntries())"
                    + " { window.shifts += e.value; } }).observe({type: 'layout-shift', buffered: true});";

    private static PageServer server;
    private static Client client;
    private Browser browser;

    @BeforeAll
    static void serve() {
        server = PageServer.loopback(InetAddress.getLoopbackAddress(), 0, CommandLineRunner::report);
        client = new Client(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void open() {
        browser = Browser.open();
        browser.resize(1280, 900);
        browser.before(SHIFTS);
    }

    @AfterEach
    void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    @DisplayName("The first view is there within a second: the least of five, so that a busy machine is not measured")
    void firstView() {
        double[] millis = new double[5];
        for (int i = 0; i < millis.length; i++) {
            browser.go(server.url());
            browser.await(READY);
            // The page may be ready before the browser has noted its first frame.
            browser.await("performance.getEntriesByName('first-contentful-paint').length > 0");
            millis[i] = browser.script("return performance.getEntriesByName('first-contentful-paint')[0].startTime")
                    .asDouble();
        }
        double first = millis[0];
        Arrays.sort(millis);
        System.out.printf(Locale.ROOT, "first contentful paint: %.0f ms, median of 5: %.0f ms%n", first, millis[2]);
        assertThat(millis[0]).isLessThan(1_000);
        assertThat(browser.log()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0.1, 6, 0, ''",
        "0.4, 9, 0.003, ''",
        "0.3, 6, 0, mermin:3:majority:3",
        "0.2, 6, 0.02, ''",
        "0.1, 6, 0, chsh"
    })
    @DisplayName("What the page says of a plan is what the API says")
    void planEqualsApi(String epsilon, String target, String noise, String game) {
        browser.go(server.url());
        browser.await(READY);
        set("game", game);
        set("noise", noise);
        set("target", target);
        set("epsilon", epsilon);
        JsonNode plan = client.post(
                        "/api/plan",
                        "{\"epsilon\":\"" + epsilon + "\",\"target\":\"1e-" + target + "\",\"noise\":\"" + noise + "\""
                                + (game.isEmpty() ? "" : ",\"game\":\"" + game + "\"") + "}")
                .json();
        boolean feasible = plan.get("feasible").asBoolean();
        String rounds = feasible
                ? String.format(Locale.ROOT, "%,d rounds", plan.get("rounds").asLong())
                : plan.get("log10Rounds").isNull() ? "Not possible" : "10";
        browser.await("document.getElementById('plan-rounds').textContent.startsWith('" + rounds + "')");
        if (feasible) {
            assertThat(browser.text("plan-bound"))
                    .contains(mantissa(plan.get("traceDistance").asString()));
            assertThat(browser.text("fact-theorem"))
                    .isEqualTo(plan.get("theorem").asString());
            assertThat(browser.text("fact-bits"))
                    .isEqualTo(String.format(
                            Locale.ROOT, "%,d", plan.get("sourceBits").asLong()));
            assertThat(browser.text("fact-wrong"))
                    .isEqualTo(String.format(
                            Locale.ROOT, "%,d", plan.get("wrongAllowed").asLong()));
            assertThat(browser.text("fact-game")).startsWith(plan.get("parties").asString() + " parties");
        }
        assertThat(browser.log()).isEmpty();
    }

    @Test
    @DisplayName("By keyboard alone: to the epsilon slider, along it, to a run, and to its verdict")
    void keyboardPath() {
        browser.go(server.url());
        browser.await(READY);
        tabTo("epsilon");
        assertThat(browser.script("return document.activeElement.matches(':focus-visible')")
                        .asBoolean())
                .isTrue();
        assertThat(browser.script("return getComputedStyle(document.activeElement).outlineStyle")
                        .asString())
                .isEqualTo("solid");
        browser.press(RIGHT.repeat(60));
        browser.await("document.getElementById('epsilon-value').textContent === '0.4'");
        browser.await("document.getElementById('plan-rounds').textContent === '332 rounds' || document.getElementById("
                + "'run-start').textContent.includes(document.getElementById('plan-rounds').textContent)");
        tabTo("run-start");
        browser.press(ENTER);
        browser.await("document.getElementById('run-verdict').textContent.startsWith('Accepted')");
        browser.await("!document.getElementById('round').disabled");
        String id = browser.script("return document.getElementById('run-transcript').href")
                .asString()
                .replaceFirst(".*/jobs/", "")
                .replaceFirst("/.*", "");
        JsonNode run = client.get("/api/jobs/" + id).json().get("run");
        assertThat(browser.text("run-verdict"))
                .isEqualTo("Accepted: k = " + run.get("bit").asInt());
        assertThat(browser.text("run-rounds"))
                .isEqualTo(String.format(Locale.ROOT, "%,d", run.get("rounds").asLong()));
        assertThat(browser.text("run-allowed")).isEqualTo("0");
        assertThat(browser.text("run-wrong")).isEqualTo("0");
        assertThat(browser.text("run-line")).contains("They are simulated.");
        tabTo("round");
        browser.press(RIGHT.repeat(3));
        assertThat(browser.text("round-detail"))
                .startsWith("Round 3: settings ")
                .contains("outcomes");
        assertThat(browser.log()).isEmpty();
    }

    @Test
    @DisplayName(
            "Classical boxes are caught on the page, attacks are shown beside their bound, a transcript is verified")
    void restOfThePage(@TempDir Path folder) throws IOException {
        browser.go(server.url());
        browser.await(READY);
        set("device", "local");
        browser.script("document.getElementById('run-start').click()");
        browser.await("document.getElementById('run-verdict').textContent.startsWith('Aborted')");
        // A wrong round is a diamond.
        browser.await("document.querySelectorAll('#rounds path').length > 0");

        set("attack-trials", "1000");
        browser.script("document.getElementById('attack-start').click()");
        browser.await("document.getElementById('attack-verdict').textContent === 'The bound holds'");
        assertThat(browser.script("return [...document.querySelectorAll('#attack-rows tr')].filter(r =>"
                                + " r.textContent.includes('1.0000')).length")
                        .asInt())
                .isGreaterThanOrEqualTo(3);

        JsonNode job = client.finished("/api/runs", "{\"plan\":{\"epsilon\":\"0.4\"}}");
        Path file = Files.writeString(
                folder.resolve("run.json"),
                client.get("/api/jobs/" + job.get("id").asString() + "/transcript")
                        .body());
        browser.choose("file", file);
        browser.await("document.getElementById('verify-verdict').textContent === 'Verified'");
        assertThat(browser.text("verify-notes")).contains("Simulation");
        Files.writeString(file, Files.readString(file).replace("\"wrong\": 0", "\"wrong\": 1"));
        browser.choose("file", file);
        browser.await("document.getElementById('verify-verdict').textContent === 'Not verified'");
        // The console tells of the refusal, which is a status 400, and of nothing else.
        assertThat(browser.log()).allSatisfy(line -> assertThat(line).contains("verifications", "400"));
    }

    @ParameterizedTest
    @CsvSource({"400, 800", "320, 600", "1280, 900", "768, 1000"})
    @DisplayName("No horizontal scrolling at any width, and nothing moves while a run goes on")
    void widthAndShifts(int width, int height) {
        browser.resize(width, height);
        browser.go(server.url());
        browser.await(READY);
        noSidewaysScroll();
        browser.await("document.querySelector('#curve path')");
        browser.script("document.getElementById('run').scrollIntoView({behavior: 'instant'})");
        browser.script("document.getElementById('run-start').click()");
        browser.await("document.getElementById('run-verdict').textContent.startsWith('Accepted')");
        browser.await("!document.getElementById('round').disabled");
        noSidewaysScroll();
        browser.script("document.getElementById('attack').scrollIntoView({behavior: 'instant'})");
        set("attack-trials", "1000");
        browser.script("document.getElementById('attack-start').click()");
        browser.await("document.getElementById('attack-verdict').textContent === 'The bound holds'");
        noSidewaysScroll();
        double shifts = browser.script("return window.shifts").asDouble();
        assertThat(shifts).as("cumulative layout shift").isLessThan(0.01);
        assertThat(browser.log()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"light", "dark"})
    @DisplayName("Text is at least 4.5 : 1 against what it stands on, in light and in dark")
    void contrast(String scheme) {
        browser.media("prefers-color-scheme", scheme);
        browser.go(server.url());
        browser.await(READY);
        boolean dark = scheme.equals("dark");
        double paper = browser.script(LUMINANCE + "return luminance(getComputedStyle(document.body).backgroundColor)")
                .asDouble();
        assertThat(paper < 0.5).isEqualTo(dark);
        JsonNode poor = browser.script(LUMINANCE + """
                function behind(e) {
                  while (e) {
                    const c = getComputedStyle(e).backgroundColor;
                    if (!c.startsWith('rgba(0, 0, 0, 0')) return c;
                    e = e.parentElement;
                  }
                  return 'rgb(255, 255, 255)';
                }
                const poor = [];
                for (const e of document.querySelectorAll('p, dt, dd, label, output, h1, h2, a, button, th, td, li, summary, figcaption')) {
                  if (!e.textContent.trim() || e.disabled || !e.getClientRects().length) continue;
                  const a = luminance(getComputedStyle(e).color), b = luminance(behind(e));
                  const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
                  if (ratio < 4.5) poor.push(e.tagName + ' ' + e.textContent.slice(0, 30) + ' ' + ratio.toFixed(2));
                }
                return poor;
                """);
        assertThat(poor).isEmpty();
    }

    @Test
    @DisplayName("Every control has a name, ids are unique, and nothing comes from elsewhere")
    void markup() {
        browser.go(server.url());
        browser.await(READY);
        assertThat(browser.script("return [...document.querySelectorAll('input, select, progress, button')].filter(e =>"
                        + " !(e.labels && e.labels.length) && !e.getAttribute('aria-label') &&"
                        + " !e.textContent.trim()).map(e => e.id)"))
                .isEmpty();
        assertThat(browser.script("const ids = [...document.querySelectorAll('[id]')].map(e => e.id);"
                        + " return ids.filter((id, i) => ids.indexOf(id) !== i)"))
                .isEmpty();
        assertThat(browser.script("return performance.getEntriesByType('resource').map(e => e.name).filter(n =>"
                        + " !n.startsWith(location.origin))"))
                .isEmpty();
        assertThat(browser.script("return [...document.querySelectorAll('[aria-describedby]')].filter(e =>"
                        + " !document.getElementById(e.getAttribute('aria-describedby'))).map(e => e.id)"))
                .isEmpty();
    }

    private static final String LUMINANCE = """
            function luminance(color) {
              const [r, g, b] = color.match(/[\\d.]+/g).map(Number).map(v => v / 255)
                .map(v => v <= 0.03928 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4));
              return 0.2126 * r + 0.7152 * g + 0.0722 * b;
            }
            """;

    private void noSidewaysScroll() {
        assertThat(browser.script("return document.documentElement.scrollWidth - document.documentElement.clientWidth")
                        .asInt())
                .as("sideways scroll")
                .isZero();
    }

    private void tabTo(String id) {
        for (int i = 0; i < 60; i++) {
            browser.press(TAB);
            if (browser.script("return document.activeElement.id").asString().equals(id)) {
                return;
            }
        }
        throw new AssertionError("no way to " + id + " by the tabulator");
    }

    private void set(String id, String value) {
        browser.script("const e = document.getElementById('" + id + "'); e.value = '" + value
                + "'; e.dispatchEvent(new Event('input', {bubbles: true}))");
    }

    private static String mantissa(String decimal) {
        return List.of(decimal.split("[eE]")).getFirst();
    }
}
