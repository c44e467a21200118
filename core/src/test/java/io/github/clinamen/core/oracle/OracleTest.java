package io.github.clinamen.core.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clinamen.core.ReferenceLog;
import io.github.clinamen.core.protocol.AbortReason;
import io.github.clinamen.core.protocol.Distillation;
import io.github.clinamen.core.protocol.Layout;
import io.github.clinamen.core.protocol.ParallelRun;
import io.github.clinamen.core.protocol.ProtocolRun;
import io.github.clinamen.core.protocol.SettingChoice;
import io.github.clinamen.core.protocol.Tally;
import io.github.clinamen.core.protocol.Verdict;
import io.github.clinamen.core.bound.SecurityBound;
import io.github.clinamen.core.source.ByteSource;
import io.github.clinamen.core.source.SourceExhaustedException;
import io.github.clinamen.core.transcript.Provenance;
import io.github.clinamen.core.transcript.Transcript;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The engine and the bounds against an independent, naive implementation, over thousands of random plans. */
class OracleTest {
    private static final String DRY = "dry";

    /** Of the reference logarithm, whose 200 digits are rounded. */
    private static final BigDecimal ROUNDING = new BigDecimal("1e-180");

    @Test
    @DisplayName("A few random runs and bounds, for mutation testing; the next tests are the same with more")
    void aFew() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 150; i++) {
            assertRunsAlike(OracleCase.random(random, 200), new TreeMap<>());
        }
        assertBoundsAlike(25, 6);
    }

    @Test
    @Tag("thorough")
    @DisplayName("3000 random runs of every source, box, layout and distillation end as Box 1 says, by every ending")
    void runs() {
        Map<String, Integer> counts = new TreeMap<>();
        SplittableRandom random = new SplittableRandom(20121);
        for (int i = 0; i < 3000; i++) {
            assertRunsAlike(OracleCase.random(random, 800), counts);
        }
        assertEveryKindOccurs(counts, 60, 6);
    }

    @Test
    @Tag("slow")
    @DisplayName("The same for 40,000 runs, some of several chunks")
    void manyRuns() {
        Map<String, Integer> counts = new TreeMap<>();
        SplittableRandom random = new SplittableRandom(20122);
        for (int i = 0; i < 40_000; i++) {
            assertRunsAlike(OracleCase.random(random, i % 400 == 0 ? 60_000 : 1000), counts);
        }
        assertEveryKindOccurs(counts, 400, 80);
    }

    @Test
    @Tag("thorough")
    @DisplayName("The bound of 150 random plans is the formula's, in exact rational numbers")
    void bounds() {
        assertEveryBoundOccurs(assertBoundsAlike(150, 20123), 4);
    }

    @Test
    @Tag("slow")
    @DisplayName("The same for 5000 plans")
    void manyBounds() {
        assertEveryBoundOccurs(assertBoundsAlike(5000, 20124), 100);
    }

    private static void assertRunsAlike(OracleCase c, Map<String, Integer> counts) {
        String end = end(c);
        for (String kind : c.kinds()) {
            counts.merge(kind, 1, Integer::sum);
        }
        counts.merge("end " + c.plan().layout().name() + ":" + end, 1, Integer::sum);
    }

    private static String end(OracleCase c) {
        ProtocolRun run = c.run();
        CountingWords words = new CountingWords(c.words());
        NaiveRun.Result naive;
        try {
            naive = new NaiveRun(c.plan(), words, c.boxes()).result();
        } catch (SourceExhaustedException dry) {
            assertThat(catchDry(run)).as("%s", c).isTrue();
            assertThat(((ByteSource) run.source()).bitsDrawn()).as("%s", c).isEqualTo(64L * words.asked);
            return DRY;
        }
        Tally tally = tally(run);
        Verdict verdict = run.conclude(tally);
        assertThat(verdict).as("%s", c).isEqualTo(naive.verdict());
        List<Long> counted =
                List.of(tally.rounds(), tally.kept(), tally.wrong(), tally.firstWrong(), tally.lastWrong());
        List<Long> expected = List.of(
                c.plan().measuredRounds().longValueExact(),
                naive.kept(),
                (long) naive.wrong().size(),
                naive.wrong().isEmpty() ? -1L : naive.wrong().getFirst(),
                naive.wrong().isEmpty() ? -1L : naive.wrong().getLast());
        assertThat(counted).as("%s", c).isEqualTo(expected);
        if (c.seed() % 8 == 0 && hasBound(c)) {
            Transcript transcript = Transcript.of(run, provenance(c), tally, verdict);
            assertThat(transcript.totals())
                    .as("%s", c)
                    .isEqualTo(new Transcript.Totals(
                            expected.get(0),
                            naive.kept(),
                            naive.tested(),
                            expected.get(2),
                            expected.get(3),
                            expected.get(4),
                            tally.digest()));
        }
        if (run.source() instanceof ByteSource bytes) {
            assertThat(bytes.bitsDrawn()).as("%s", c).isEqualTo(64L * words.asked);
        }
        return naive.end();
    }

    private static Tally tally(ProtocolRun run) {
        return ParallelRun.finish(run, ParallelRun.Prefix.START, 1, prefix -> {}, () -> false);
    }

    private static boolean catchDry(ProtocolRun run) {
        try {
            run.conclude(tally(run));
            return false;
        } catch (SourceExhaustedException expected) {
            return true;
        }
    }

    private static Provenance provenance(OracleCase c) {
        return new Provenance(c.source(), c.device(), c.seed(), List.of());
    }

    private static final class CountingWords implements NaiveRun.Words {
        private final NaiveRun.Words words;
        private int asked;

        CountingWords(NaiveRun.Words words) {
            this.words = words;
        }

        @Override
        public long word(long chunk, int plane, int index) {
            long word = words.word(chunk, plane, index);
            asked++;
            return word;
        }
    }

    /** @param least how often each kind must have occurred */
    private static void assertEveryKindOccurs(Map<String, Integer> counts, int least, int leastEnds) {
        List<String> kinds = new ArrayList<>();
        OracleCase.SOURCES.forEach(s -> kinds.add("source " + s));
        OracleCase.DEVICES.forEach(d -> kinds.add("device " + d));
        Stream.of(SettingChoice.values()).forEach(s -> kinds.add("settings " + s.word()));
        Stream.of(3, 4, 5, 6).forEach(n -> kinds.add("parties " + n));
        Stream.of("Majority", "Parity", "WeightSet", "Table").forEach(f -> kinds.add("function " + f));
        Stream.of("Parity", "Family", "Code:ParityCode", "Code:RepeatedCode", "Code:ReedSolomonCode")
                .forEach(d -> kinds.add("distillation scattered:" + d));
        Stream.of("Parity", "Family").forEach(d -> kinds.add("distillation blocks:" + d));
        Stream.of("no choice", "in planes", "in a row").forEach(p -> kinds.add("picks " + p));
        assertThat(counts).containsKeys(kinds.toArray(String[]::new));
        kinds.forEach(kind -> assertThat(counts.get(kind)).as(kind).isGreaterThanOrEqualTo(least));

        List<String> ends = Stream.of(
                        "scattered:accepted",
                        "scattered:accepted:picked-wrong",
                        "scattered:accepted:some-wrong",
                        "scattered:wrong-round:tested",
                        "scattered:too-many-wrong",
                        "scattered:" + DRY,
                        "blocks:accepted",
                        "blocks:accepted:chosen-block-wrong",
                        "blocks:wrong-round:two-blocks",
                        "blocks:wrong-round:after-the-blocks",
                        "blocks:wrong-round:another-block",
                        "blocks:too-few-kept",
                        "blocks:" + DRY)
                .map(end -> "end " + end)
                .toList();
        assertThat(counts.keySet().stream().filter(k -> k.startsWith("end ")))
                .containsExactlyInAnyOrderElementsOf(ends);
        ends.forEach(end -> assertThat(counts.get(end)).as(end).isGreaterThanOrEqualTo(leastEnds));
        for (AbortReason reason : AbortReason.values()) {
            assertThat(ends).anyMatch(end -> end.contains(reason.word()));
        }
    }

    private static Map<String, Integer> assertBoundsAlike(int plans, long seed) {
        Map<String, Integer> counts = new TreeMap<>();
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < plans; i++) {
            OracleCase c = OracleCase.random(random, 400);
            if (hasBound(c)) {
                counts.merge(assertBoundAlike(c), 1, Integer::sum);
            }
        }
        return counts;
    }

    private static void assertEveryBoundOccurs(Map<String, Integer> counts, int least) {
        assertThat(counts)
                .containsOnlyKeys(
                        "paper",
                        "product",
                        "scattered ParityCode",
                        "scattered RepeatedCode",
                        "scattered ReedSolomonCode",
                        "scattered ParityCode with noise",
                        "scattered RepeatedCode with noise",
                        "scattered ReedSolomonCode with noise");
        assertThat(counts.values()).allMatch(count -> count >= least);
    }

    private static boolean hasBound(OracleCase c) {
        boolean family = c.plan().distillation() instanceof Distillation.Family;
        boolean paper = c.plan().layout() instanceof Layout.Blocks
                && c.plan().game().parties() == 5
                && c.plan().settingChoice() == SettingChoice.DISCARD
                && c.plan().function().spec().equals("majority:3");
        return !family || paper;
    }

    private static String assertBoundAlike(OracleCase c) {
        SecurityBound bound = SecurityBound.of(c.plan());
        NaiveBound naive = NaiveBound.of(c.plan());
        BigDecimal claim = bound.log2Excess().upper();
        BigDecimal scale = naive.rooted() ? new BigDecimal("0.5") : BigDecimal.ONE;
        BigDecimal least = ReferenceLog.log2(naive.least()).multiply(scale);
        BigDecimal reached = ReferenceLog.log2(naive.reached()).multiply(scale);
        assertThat(claim).as("%s", c).isGreaterThanOrEqualTo(least.subtract(ROUNDING));
        String code = c.plan().distillation() instanceof Distillation.Code coded
                ? coded.code().getClass().getSimpleName()
                : "ParityCode";
        // Reed-Solomon sums are bounded, not enumerated.
        if (!code.equals("ReedSolomonCode")) {
            assertThat(claim).as("%s", c).isLessThanOrEqualTo(reached.add(new BigDecimal("1e-6")));
        }
        return c.plan().layout() instanceof Layout.Blocks
                ? bound.analysis()
                : bound.analysis() + " " + code + (c.plan().wrongAllowed() > 0 ? " with noise" : "");
    }
}
