package io.github.clinamen.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.core.bound.Assumption;
import io.github.clinamen.core.bound.Claim;
import io.github.clinamen.core.device.Device;
import io.github.clinamen.core.device.GhzDevice;
import io.github.clinamen.core.transcript.Receipt;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PageTest {
    private static final String GOOD = Page.of(List.of(RunArticle.of(Runs.accepted())));
    private static final String BAD = Page.of(List.of(RunArticle.of(Runs.aborted())));

    @Test
    @DisplayName(
            "the page says verdict, trace distance first, every assumption, how to check, and that it was a simulation")
    void accepted() {
        Claim.Distance claim = (Claim.Distance) Runs.accepted().transcript().claim();
        assertThat(GOOD)
                .contains("Accepted: the bit is ", "This was a simulation.", "certifies nothing about nature")
                .contains("not about this one accepted run", "All rounds of the run were made again")
                .contains("clinamen verify good.json", "clinamen certify --check it.json", "Nobody can predict it.")
                .contains(
                        sup(claim.traceDistance().decimalUp(4)),
                        sup(claim.paperFigure().decimalUp(4)));
        assertThat(GOOD.indexOf("data-fact=\"distance\"")).isPositive().isLessThan(GOOD.indexOf("data-fact=\"paper\""));
        for (Assumption a : Runs.accepted().transcript().assumptions()) {
            assertThat(GOOD).contains(j2html.utils.EscapeUtil.escape(a.sentence()));
        }
    }

    private static String sup(String decimal) {
        int e = decimal.indexOf('e');
        return decimal.substring(0, e) + " \u00d7 10<sup>"
                + decimal.substring(e + 1).replace("-", "\u2212") + "</sup>";
    }

    @Test
    void aborted() {
        long wrong = Runs.aborted().transcript().counts().wrong();
        assertThat(wrong).isPositive();
        assertThat(BAD)
                .contains("Aborted: no bit", "no bit to be attacked")
                .contains("data-fact=\"wrong\">" + wrong + "<")
                .doesNotContain("of an output that nobody could have predicted");
    }

    @Test
    @DisplayName("a page of a private transcript says first of all that it is secret, whatever the protocol")
    void secret() {
        for (RunEvidence run : List.of(Runs.accepted(), Runs.aborted(), Runs.blocks(), Runs.expansion())) {
            String page = Page.of(List.of(RunArticle.of(run)));
            assertThat(page).contains("Secret. ", "keep it to yourself until the output has been used");
            assertThat(page.indexOf("Secret. ")).isLessThan(page.indexOf("<h1"));
        }
    }

    @Test
    @DisplayName("what nobody computed again is said to be unverified")
    void unverified() {
        RunEvidence good = Runs.accepted();
        RunEvidence told =
                new RunEvidence(good.name(), good.transcript(), false, good.certificate(), "", good.rounds(), "");
        assertThat(Page.of(List.of(RunArticle.of(told)))).contains("Not verified. ");
        assertThat(GOOD).doesNotContain("Not verified. ");
    }

    @Test
    @DisplayName("one article for all protocols: blocks and reused boxes say what only they have")
    void otherProtocols() {
        assertThat(Page.of(List.of(RunArticle.of(Runs.blocks()))))
                .contains("Accepted: the bit is ", "by Theorem P3", "data-fact=\"nd\">20<", "2<sup>3</sup>");
        assertThat(Page.of(List.of(RunArticle.of(Runs.expansion()))))
                .contains(
                        "Accepted: 128 bits",
                        "99,991 fresh bits",
                        "bits of min-entropy",
                        "One device may be used again")
                .contains("No certificate stands behind the claim: the curve is proved by hand.")
                .doesNotContain("Trace distance at most");
    }

    @Test
    @DisplayName(
            "a receipt's page has places of wrong rounds and a ledger, no outcome table, and does not call itself secret")
    void receipt() {
        Receipt r = Runs.receipt(Runs.run(Runs.amplification(299), Runs.classical()));
        String page = Page.of(List.of(ReceiptArticle.of("receipt.json", r)));
        assertThat(r.wrong()).isNotEmpty();
        assertThat(page)
                .contains("Accepted", "Counted from 0: " + r.wrong().getFirst() + ", ", r.settingsSha256())
                .contains("clinamen verify receipt.json", "This was a simulation.")
                .doesNotContain("the bit is", "Secret. ", "Outcomes, setting by setting", "data-fact=\"seed\"");
        for (Assumption a : r.assumptions()) {
            assertThat(page).contains(j2html.utils.EscapeUtil.escape(a.sentence()));
        }
        String none = Page.of(List.of(
                ReceiptArticle.of("receipt.json", Runs.receipt(Runs.run(Runs.amplification(0), Runs.classical())))));
        assertThat(none).contains("Aborted: no bit", "the empty symbol");
    }

    @Test
    @DisplayName("runs of equal settings and flags have the same receipt page, byte for byte, whatever the outcomes")
    void receiptTellsNoOutcome() {
        String once = receiptPage(new GhzDevice(3, 1));
        assertThat(receiptPage(new GhzDevice(3, 2))).isEqualTo(once);
        assertThat(receiptPage(new Flipped(new GhzDevice(3, 1)))).isEqualTo(once);
    }

    private static String receiptPage(Device device) {
        return Page.of(List.of(ReceiptArticle.of("r.json", Runs.receipt(Runs.run(Runs.amplification(0), device)))));
    }

    /** Boxes of which the first two always answer the opposite: the same flags. */
    private record Flipped(Device device) implements Device {
        @Override
        public int parties() {
            return device.parties();
        }

        @Override
        public String spec() {
            return device.spec();
        }

        @Override
        public boolean isSimulated() {
            return true;
        }

        @Override
        public void measure(long chunk, RoundChunk rounds) {
            device.measure(chunk, rounds);
            for (int w = 0; w < rounds.usedWords(); w++) {
                rounds.setOutcome(0, w, ~rounds.outcome(0, w));
                rounds.setOutcome(1, w, ~rounds.outcome(1, w));
            }
        }
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
        assertThat(both.indexOf("Side by side")).isLessThan(both.indexOf("From source and boxes"));
    }

    @Test
    @DisplayName("what is not there is said to be missing, and a file name cannot bring markup into the page")
    void missingAndHostile() {
        RunEvidence good = Runs.accepted();
        String page = Page.of(List.of(RunArticle.of(new RunEvidence(
                "<script>alert(1)</script>",
                good.transcript(),
                false,
                Optional.empty(),
                "it was lost",
                Optional.empty(),
                "the bits are gone"))));
        assertThat(page)
                .contains("Not shown: the bits are gone.", "No certificate stands behind the claim: it was lost.")
                .doesNotContain("<script>");
        String receipt = Page.of(List.of(ReceiptArticle.of(
                "<script>alert(1)</script>", Runs.receipt(Runs.run(Runs.amplification(0), new GhzDevice(3, 1))))));
        assertThat(receipt).doesNotContain("<script>");
        assertThatThrownBy(() -> Page.of(List.of())).hasMessageContaining("at least one document");
    }

    @Test
    @DisplayName("rounds that are not those of the transcript are told in capitals")
    void differs() {
        RunEvidence good = Runs.accepted();
        SeenRounds s = good.rounds().orElseThrow();
        String page = Page.of(List.of(RunArticle.of(new RunEvidence(
                good.name(),
                good.transcript(),
                false,
                good.certificate(),
                "",
                Optional.of(new SeenRounds(s.counted(), s.counts(), s.first(), SeenRounds.Agreement.DIFFERS)),
                ""))));
        assertThat(page).contains("THESE ARE NOT THE ROUNDS OF THE TRANSCRIPT");
    }

    @Test
    @DisplayName("deviations are those from equal shares of the right parity")
    void deviations() {
        RunEvidence good = Runs.accepted();
        var counts = good.rounds().orElseThrow().counts();
        List<OutcomeRow> rows =
                OutcomeRow.of(counts, good.transcript().protocol().game());
        assertThat(rows).hasSize(4);
        assertThat(rows.stream().mapToLong(OutcomeRow::rounds).sum()).isEqualTo(300);
        OutcomeRow row = rows.getLast();
        assertThat(row.name()).isEqualTo("XXX");
        assertThat(row.correlation()).isEqualTo(1);
        // 4 outcomes of even parity, each with 1/4: the deviations of all add up to 0.
        double sum = 0;
        for (int a = 0; a < 8; a++) {
            sum += row.isImpossible(a) ? 0 : row.deviation(a);
        }
        assertThat(sum).isBetween(-1e-9, 1e-9);
        assertThat(row.deviation(0))
                .isEqualTo((row.count(0) - row.rounds() / 4.0) / Math.sqrt(row.rounds() * 3 / 16.0));
    }
}
