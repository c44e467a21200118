package io.github.clinamen.core.practical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.device.GhzDevice;
import io.github.clinamen.core.device.LocalDevice;
import io.github.clinamen.core.device.LocalStrategy;
import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.core.protocol.ParallelRun;
import io.github.clinamen.core.protocol.Tally;
import io.github.clinamen.core.source.FairSource;
import io.github.clinamen.core.transcript.Provenance;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Law and attack: a transcript says what its run gave, no other can be built, and no changed word goes unnoticed. */
class PracticalTranscriptTest {
    private static final Provenance ORIGIN = new Provenance("fair", "ghz", 3, List.of());

    private static PracticalPlan plan(long rounds, long allowed) {
        return new PracticalPlan(
                BoxModel.NC,
                3,
                Epsilon.parse("0.45"),
                rounds,
                new BigFraction(4, 5),
                new BigFraction(1, 20),
                BigFraction.ZERO,
                allowed,
                new BigFraction(1, 1000),
                new BigFraction(1, 1000),
                "circulant");
    }

    private static final PracticalPlan PLAN = plan(5000, 10);

    /** The fields of a transcript, to be changed one at a time. */
    private static final class Draft {
        private PracticalPlan plan = PLAN;
        private Provenance origin = ORIGIN;
        private String fresh = "fair";
        private long rounds = 5000;
        private long lost = 10;
        private long digest = 0xabc;
        private boolean accepted = true;
        private long minEntropy = 700;
        private long seedBits = 15_013;
        private long outputBits = 12;
        private String output = "bits.bin";
        private List<PracticalAssumption> assumptions = PracticalAssumption.of(PLAN);
        private boolean simulation = true;

        PracticalTranscript build() {
            return new PracticalTranscript(
                    plan,
                    origin,
                    fresh,
                    rounds,
                    lost,
                    digest,
                    accepted,
                    minEntropy,
                    seedBits,
                    outputBits,
                    output,
                    assumptions,
                    simulation);
        }
    }

    private static Draft aborted(long rounds, long lost) {
        Draft draft = new Draft();
        draft.rounds = rounds;
        draft.lost = lost;
        draft.accepted = false;
        draft.minEntropy = 0;
        draft.seedBits = 0;
        draft.outputBits = 0;
        return draft;
    }

    @Test
    void anAcceptedRunIsToldAsItWas() {
        TestedRun run = new TestedRun(PLAN, new FairSource(3), new GhzDevice(3, 3));
        Tally tally = ParallelRun.finish(run, ParallelRun.Prefix.START, 1, p -> {}, () -> false);
        PracticalTranscript told = PracticalTranscript.of(run, ORIGIN, "fair", tally, 15_013, 12, "bits.bin");
        assertThat(told)
                .isEqualTo(new PracticalTranscript(
                        PLAN,
                        ORIGIN,
                        "fair",
                        5000,
                        0,
                        tally.digest(),
                        true,
                        PLAN.minEntropy(),
                        15_013,
                        12,
                        "bits.bin",
                        PracticalAssumption.of(PLAN),
                        true));
        assertThat(told.minEntropy()).isPositive();
    }

    @Test
    @DisplayName("a run that lost too much certifies nothing, whether it was measured to its end or not")
    void anAbortedRunCertifiesNothing() {
        for (long rounds : new long[] {5000, 2L * ParallelRun.STRETCH * (1 << 14)}) {
            PracticalPlan plan = plan(rounds, 10);
            TestedRun run = new TestedRun(
                    plan, new FairSource(3), new LocalDevice(List.of(LocalStrategy.leastLosing(new MerminGame(3))), 1));
            Tally tally = ParallelRun.finish(run, ParallelRun.Prefix.START, 1, p -> {}, () -> false);
            PracticalTranscript told = PracticalTranscript.of(run, ORIGIN, "fair", tally, 0, 0, "");
            assertThat(told.accepted()).isFalse();
            assertThat(told.minEntropy()).isZero();
            assertThat(told.rounds()).isEqualTo(Math.min(rounds, (long) ParallelRun.STRETCH * (1 << 14)));
            assertThat(told.lost()).isEqualTo(tally.wrong()).isGreaterThan(10);
        }
        // Nor does one that has lost little so far.
        TestedRun longer = new TestedRun(PLAN, new FairSource(3), new GhzDevice(3, 3));
        Tally some = ParallelRun.finish(
                new TestedRun(plan(4999, 10), new FairSource(3), new GhzDevice(3, 3)),
                ParallelRun.Prefix.START,
                1,
                p -> {},
                () -> false);
        PracticalTranscript told = PracticalTranscript.of(longer, ORIGIN, "fair", some, 0, 0, "");
        assertThat(told.accepted()).isFalse();
        assertThat(told.minEntropy()).isZero();
    }

    @Test
    @DisplayName("whatever is changed, a comparison names it and nothing else")
    void everyDifferenceIsNamed() {
        Map<String, java.util.function.Consumer<Draft>> changes = new LinkedHashMap<>();
        changes.put("plan", d -> d.plan = plan(5000, 11));
        changes.put("provenance", d -> d.origin = new Provenance("fair", "ghz", 4, List.of()));
        changes.put("fresh", d -> d.fresh = "file:seed");
        changes.put("lost", d -> d.lost = 9);
        changes.put("digest", d -> d.digest = 0xabd);
        changes.put("minEntropy", d -> d.minEntropy = 701);
        changes.put("seedBits", d -> d.seedBits = 15_014);
        changes.put("outputBits", d -> d.outputBits = 13);
        changes.put(
                "assumptions", d -> d.assumptions = PracticalAssumption.of(PLAN).subList(1, 6));
        changes.put("simulation", d -> d.simulation = false);
        PracticalTranscript recorded = new Draft().build();
        assertThat(recorded.differences(new Draft().build())).isEmpty();
        changes.forEach((what, change) -> {
            Draft draft = new Draft();
            change.accept(draft);
            assertThat(recorded.differences(draft.build()))
                    .as(what)
                    .singleElement()
                    .asString()
                    .startsWith(what + ": recorded ")
                    .contains(", computed ");
        });
        // Where the output was put is nobody's claim.
        Draft elsewhere = new Draft();
        elsewhere.output = "other.bin";
        assertThat(recorded.differences(elsewhere.build())).isEmpty();
        // These two do not change alone.
        assertThat(aborted(4000, 11).build().differences(aborted(4001, 11).build()))
                .containsExactly("rounds: recorded 4000, computed 4001");
        assertThat(recorded.differences(aborted(5000, 11).build())).contains("accepted: recorded true, computed false");
    }

    @Test
    @DisplayName("nothing is accepted but all rounds with at most the allowed number lost, and that is")
    void acceptedIsWhatThePlanAccepts() {
        assertThat(new Draft().build().accepted()).isTrue();
        for (long[] run : new long[][] {{4999, 10}, {5000, 11}, {0, 0}}) {
            assertThat(aborted(run[0], run[1]).build().accepted()).isFalse();
            Draft draft = new Draft();
            draft.rounds = run[0];
            draft.lost = run[1];
            assertThatThrownBy(draft::build)
                    .hasMessage(
                            "accepted: expected all 5000 rounds and at most 10 of them lost when accepted, else not,"
                                    + " found true with " + run[0] + " rounds, " + run[1] + " lost");
        }
        assertThatThrownBy(() -> aborted(5000, 10).build()).hasMessageStartingWith("accepted:");
    }

    @Test
    void countsThatCannotBeAreRejected() {
        assertThat(aborted(4000, 4000).build().lost()).isEqualTo(4000);
        for (long[] run : new long[][] {{-1, 0}, {-1, -1}, {4000, -1}, {4000, 4001}, {5001, 11}}) {
            assertThatThrownBy(() -> aborted(run[0], run[1]).build())
                    .hasMessageStartingWith("rounds: expected at most 5000 rounds and at most so many lost");
        }
    }

    @Test
    @DisplayName("an aborted run has no bits of any kind, and no run a negative number")
    void bitsThatCannotBeAreRejected() {
        Draft none = new Draft();
        none.minEntropy = 0;
        none.seedBits = 0;
        none.outputBits = 0;
        assertThat(none.build().outputBits()).isZero();
        Map<String, java.util.function.BiConsumer<Draft, Long>> fields = Map.of(
                "minEntropy", (d, bits) -> d.minEntropy = bits,
                "seedBits", (d, bits) -> d.seedBits = bits,
                "outputBits", (d, bits) -> d.outputBits = bits);
        fields.forEach((name, field) -> {
            Draft negative = new Draft();
            field.accept(negative, -1L);
            assertThatThrownBy(negative::build).hasMessageStartingWith(name + ": expected none when aborted");
            Draft aborted = aborted(5000, 11);
            field.accept(aborted, 1L);
            assertThatThrownBy(aborted::build).hasMessageStartingWith(name + ": expected none when aborted");
        });
    }
}
