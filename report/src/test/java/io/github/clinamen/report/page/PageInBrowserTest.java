package io.github.clinamen.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clinamen.core.transcript.Transcript;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class PageInBrowserTest {
    @Test
    @DisplayName(
            "in Chromium: the transcript's values, 400 pixels without scrolling, light, dark and print, a silent console")
    void inChromium(@TempDir Path folder) throws IOException {
        RunEvidence good = Runs.accepted();
        Transcript t = good.transcript();
        String html = Page.of(List.of(RunArticle.of(good), RunArticle.of(Runs.aborted())));
        try (Browser browser = Browser.start(folder.resolve("profile"))) {
            browser.open(html, folder, 1100, false);
            assertThat(browser.text("#run-1 h1")).isEqualTo("Accepted: the bit is " + bit(t));
            assertThat(browser.text("#run-1 [data-fact=rounds]"))
                    .isEqualTo(Long.toString(t.counts().rounds()));
            assertThat(browser.text("#run-1 [data-fact=wrong]")).isEqualTo("0");
            assertThat(browser.text("#run-1 [data-fact=epsilon]"))
                    .isEqualTo(t.protocol().epsilon().toString());
            assertThat(browser.evaluate("document.querySelectorAll('#run-1 .charts svg, #run-1 .way svg').length"))
                    .isEqualTo(3L);
            assertThat(background(browser)).isEqualTo("rgb(243, 245, 248)");
            assertThat(overflow(browser)).isZero();

            browser.open(html, folder, 400, true);
            assertThat(background(browser)).isEqualTo("rgb(31, 36, 45)");
            assertThat(overflow(browser)).isZero();
            // Words of the drawings stay readable: 13 pixels of 440 shrink to no less than 9.
            assertThat(((Number) browser.evaluate(
                                    "document.querySelector('.way svg').getBoundingClientRect().width * 13 / 440"))
                            .doubleValue())
                    .isGreaterThan(9);

            browser.printed();
            assertThat(background(browser)).isEqualTo("rgb(255, 255, 255)");
            assertThat(browser.console()).isEmpty();
        }
    }

    private static int bit(Transcript t) {
        return t.verdict() instanceof io.github.clinamen.core.protocol.Verdict.Accepted a
                        && a.output().get(0)
                ? 1
                : 0;
    }

    private static Object background(Browser browser) {
        return browser.evaluate("getComputedStyle(document.body).backgroundColor");
    }

    /** Pixels by which the page is wider than its window. */
    private static Long overflow(Browser browser) {
        return ((Number)
                        browser.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .longValue();
    }
}
