package io.github.clinamen.core.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clinamen.core.ReferenceLog;
import io.github.clinamen.core.bound.Claim;
import io.github.clinamen.core.code.ReedSolomonCode;
import io.github.clinamen.core.game.SettingRule;
import io.github.clinamen.core.protocol.AbortReason;
import io.github.clinamen.core.protocol.Amplification;
import io.github.clinamen.core.protocol.BoxOne;
import io.github.clinamen.core.protocol.Distillation;
import io.github.clinamen.core.protocol.ParallelRun;
import io.github.clinamen.core.protocol.Run;
import io.github.clinamen.core.protocol.Tally;
import io.github.clinamen.core.source.SourceExhaustedException;
import io.github.clinamen.core.source.Sources;
import io.github.clinamen.core.transcript.Receipt;
import io.github.clinamen.core.transcript.Transcript;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
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
        counts.merge("end " + c.plan().name() + ":" + end, 1, Integer::sum);
    }

    private static String end(OracleCase c) {
        CountingWords words = new CountingWords(c.words());
        NaiveRun.Result naive;
        try {
            naive = new NaiveRun(c.plan(), words, c.boxes()).result();
        } catch (SourceExhaustedException dry) {
            assertThatThrownBy(c::run).as("%s", c).isInstanceOf(SourceExhaustedException.class);
            return DRY;
        }
        Run run = c.run();
        Tally tally = ParallelRun.finish(run, ParallelRun.Prefix.START, 1, prefix -> {}, () -> false);
        Transcript transcript = Transcript.of(run, c.seed(), tally);
        assertThat(transcript.verdict()).as("%s", c).isEqualTo(naive.verdict());
        List<Long> counted =
                List.of(tally.rounds(), tally.kept(), tally.wrong(), tally.firstWrong(), tally.lastWrong());
        List<Long> expected = List.of(
                c.plan().measuredRounds().longValueExact(),
                naive.kept(),
                (long) naive.wrong().size(),
                naive.wrong().isEmpty() ? -1L : naive.wrong().getFirst(),
                naive.wrong().isEmpty() ? -1L : naive.wrong().getLast());
        assertThat(counted).as("%s", c).isEqualTo(expected);
        if (c.plan() instanceof Amplification) {
            Receipt receipt = Receipt.of(run, transcript);
            assertThat(receipt.wrong()).as("%s", c).isEqualTo(naive.wrong());
            assertThat(receipt.reason().isPresent()).isEqualTo(!naive.verdict().isAccepted());
        }
        if (!Sources.isSimulated(c.source())) {
            assertThat(run.inputs().getFirst().bytes()).as("%s", c).isEqualTo(8L * words.asked);
        }
        return naive.end();
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
        Stream.of(SettingRule.values()).forEach(rule -> kinds.add("settings " + rule.word()));
        Stream.of(2, 3, 4, 5, 6).forEach(n -> kinds.add("parties " + n));
        Stream.of("ParityCode", "RepeatedCode", "ReedSolomonCode").forEach(code -> kinds.add("made of " + code));
        for (String function : List.of("Majority", "Parity", "WeightSet", "Table")) {
            kinds.add("made of Parity of " + function);
            kinds.add("made of Family of " + function);
        }
        assertThat(counts).containsKeys(kinds.toArray(String[]::new));
        kinds.forEach(kind -> assertThat(counts.get(kind)).as(kind).isGreaterThanOrEqualTo(least));

        List<String> ends = Stream.of(
                        "amplification:accepted",
                        "amplification:accepted:some-wrong",
                        "amplification:wrong-round",
                        "amplification:too-many-wrong",
                        "amplification:" + DRY,
                        "box-1:accepted",
                        "box-1:accepted:chosen-block-wrong",
                        "box-1:wrong-round:two-blocks",
                        "box-1:wrong-round:after-the-blocks",
                        "box-1:wrong-round:another-block",
                        "box-1:too-few-kept",
                        "box-1:" + DRY)
                .map(end -> "end " + end)
                .toList();
        assertThat(counts.keySet().stream().filter(k -> k.startsWith("end ")))
                .containsExactlyInAnyOrderElementsOf(ends);
        ends.forEach(end -> assertThat(counts.get(end)).as(end).isGreaterThanOrEqualTo(leastEnds));
        // That one is given by the audit of the settings, which comes after the tally.
        for (AbortReason reason : EnumSet.complementOf(EnumSet.of(AbortReason.PROMISE_REFUTED))) {
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
                        "C7",
                        "P3",
                        "A2",
                        "A2-noise",
                        "A2-bits",
                        "A2-bits-noise",
                        "A3",
                        "A3-noise",
                        "A3-bits",
                        "A3-bits-noise");
        assertThat(counts.values()).allMatch(count -> count >= least);
    }

    private static boolean hasBound(OracleCase c) {
        return !(c.plan() instanceof BoxOne b)
                || b.distillation() instanceof Distillation.Parity
                || b.mermin().parties() == 5
                        && b.settings() == SettingRule.INDEPENDENT
                        && b.function().spec().equals("majority:3");
    }

    private static String assertBoundAlike(OracleCase c) {
        Claim.Distance claim = (Claim.Distance) c.plan().claim();
        NaiveBound naive = NaiveBound.of(c.plan());
        BigDecimal bound = claim.paperFigure().upper();
        BigDecimal scale = naive.rooted() ? new BigDecimal("0.5") : BigDecimal.ONE;
        BigDecimal least = ReferenceLog.log2(naive.least()).multiply(scale);
        BigDecimal reached = ReferenceLog.log2(naive.reached()).multiply(scale);
        assertThat(bound).as("%s", c).isGreaterThanOrEqualTo(least.subtract(ROUNDING));
        // Reed-Solomon sums are bounded, not enumerated.
        if (!(c.plan() instanceof Amplification a && a.code() instanceof ReedSolomonCode)) {
            assertThat(bound).as("%s", c).isLessThanOrEqualTo(reached.add(new BigDecimal("1e-6")));
        }
        return claim.theorem();
    }
}
