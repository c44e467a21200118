package io.github.clinamen.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clinamen.core.bound.Assumption;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PageTest {
    private static final String GOOD = Page.of(List.of(RunArticle.of(Runs.accepted())));
    private static final String BAD = Page.of(List.of(RunArticle.of(Runs.aborted())));

    @Test
    @DisplayName("the page says verdict, bound, every assumption, how to check, and that it was a simulation")
    void accepted() {
        assertThat(GOOD)
                .contains("Accepted: the bit is ", "9.210 \u00d7 10<sup>\u22127</sup>", "This was a simulation.")
                .contains(
                        "certifies nothing about nature",
                        "clinamen verify good.json",
                        "clinamen certify --check it.json")
                .contains("(1/2, 5/4), (2/3, 1/2), (3/4, 1/4), (1, 0)", "All rounds of the run were made again");
        for (Assumption a : Runs.accepted().transcript().assumptions()) {
            assertThat(GOOD).contains(j2html.utils.EscapeUtil.escape(a.sentence()));
        }
    }

    @Test
    void aborted() {
        long wrong = Runs.aborted().transcript().totals().wrong();
        assertThat(wrong).isPositive();
        assertThat(BAD)
                .contains("Aborted: no bit", "no bit to be attacked", "had it been accepted")
                .contains("data-fact=\"wrong\">" + wrong + "<")
                .doesNotContain("Whoever tries to tell");
    }

    @Test
    @DisplayName("nothing is fetched and nothing runs: no scripts, no addresses; the same run gives the same bytes")
    void selfContained() {
        assertThat(GOOD).doesNotContainIgnoringCase("<script").doesNotContain("src=", "url(", "@import");
        assertThat(GOOD.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http:", "https:");
        assertThat(GOOD).isEqualTo(Page.of(List.of(RunArticle.of(Runs.accepted()))));
    }

    @Test
    @DisplayName("several runs: a table of all facts first, with links to each")
    void compared() {
        String both = Page.of(List.of(RunArticle.of(Runs.accepted()), RunArticle.of(Runs.aborted())));
        assertThat(both)
                .contains(
                        "Side by side", "href=\"#run-1\"", "href=\"#run-2\"", "id=\"run-2\"", "nothing: a simulation");
        assertThat(both.indexOf("Side by side")).isLessThan(both.indexOf("The way of the bits"));
    }

    @Test
    @DisplayName("what is not there is said to be missing, and a file name cannot bring markup into the page")
    void missingAndHostile() {
        RunEvidence good = Runs.accepted();
        String page = Page.of(List.of(RunArticle.of(new RunEvidence(
                "<script>alert(1)</script>",
                good.transcript(),
                Optional.empty(),
                Optional.empty(),
                "the bits are gone"))));
        assertThat(page)
                .contains("Not shown: the bits are gone.", "No certificate stands behind them")
                .doesNotContain("<script>");
        assertThatThrownBy(() -> Page.of(List.of())).hasMessageContaining("at least one document");
    }

    @Test
    @DisplayName("another digest is told in capitals")
    void differs() {
        RunEvidence good = Runs.accepted();
        SeenRounds s = good.rounds().orElseThrow();
        String page = Page.of(List.of(RunArticle.of(new RunEvidence(
                good.name(),
                good.transcript(),
                good.certificate(),
                Optional.of(new SeenRounds(
                        s.counted(), s.counts(), s.first(), s.distilled(), s.block(), SeenRounds.Agreement.DIFFERS)),
                ""))));
        assertThat(page).contains("THESE ARE NOT THE ROUNDS OF THE TRANSCRIPT");
    }

    @Test
    @DisplayName("deviations are those from equal shares of the right parity")
    void deviations() {
        RunEvidence good = Runs.accepted();
        var counts = good.rounds().orElseThrow().counts();
        List<OutcomeRow> rows = OutcomeRow.of(counts, good.transcript().plan().game());
        assertThat(rows).hasSize(8);
        assertThat(rows.stream().mapToLong(OutcomeRow::rounds).sum()).isEqualTo(292);
        OutcomeRow row = rows.getFirst();
        assertThat(row.name()).isEqualTo("YYYY");
        assertThat(row.correlation()).isEqualTo(1);
        // 8 outcomes of even parity, each with 1/8: the deviations of all add up to 0.
        double sum = 0;
        for (int a = 0; a < 16; a++) {
            sum += row.isImpossible(a) ? 0 : row.deviation(a);
        }
        assertThat(sum).isBetween(-1e-9, 1e-9);
        assertThat(row.deviation(0))
                .isEqualTo((row.count(0) - row.rounds() / 8.0) / Math.sqrt(row.rounds() * 7 / 64.0));
    }
}
