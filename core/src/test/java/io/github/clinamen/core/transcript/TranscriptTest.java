package io.github.clinamen.core.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.bits.BitString;
import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.core.device.Device;
import io.github.clinamen.core.device.GhzDevice;
import io.github.clinamen.core.device.LocalDevice;
import io.github.clinamen.core.device.LocalStrategy;
import io.github.clinamen.core.game.Frontier;
import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.core.game.OutcomeFunction;
import io.github.clinamen.core.protocol.AbortReason;
import io.github.clinamen.core.protocol.Distillation;
import io.github.clinamen.core.protocol.Layout;
import io.github.clinamen.core.protocol.ParallelRun;
import io.github.clinamen.core.protocol.ProtocolPlan;
import io.github.clinamen.core.protocol.ProtocolRun;
import io.github.clinamen.core.protocol.SettingChoice;
import io.github.clinamen.core.protocol.Tally;
import io.github.clinamen.core.protocol.Verdict;
import io.github.clinamen.core.bound.Assumption;
import io.github.clinamen.core.bound.SecurityBound;
import io.github.clinamen.core.source.ByteSource;
import io.github.clinamen.core.source.FairSource;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TranscriptTest {
    private static final Provenance PROVENANCE =
            new Provenance("fair", "ghz", 7, List.of(new Provenance.Input("a", 8, "00")));

    private static ProtocolPlan plan(Layout layout, long wrong) {
        return new ProtocolPlan(
                new MerminGame(5),
                new OutcomeFunction.Majority(3),
                Epsilon.HALF,
                layout,
                SettingChoice.PARITY_COMPLETION,
                new Distillation.Parity(),
                wrong,
                Frontier.FIVE_PARTY_MAJORITY);
    }

    private static Transcript transcript(ProtocolRun run) {
        Tally tally = ParallelRun.finish(run, ParallelRun.Prefix.START, 1, p -> {}, () -> false);
        return Transcript.of(run, PROVENANCE, tally, run.conclude(tally));
    }

    private static Transcript good() {
        return transcript(
                new ProtocolRun(plan(new Layout.Scattered(10, 2), 0), new FairSource(7), new GhzDevice(5, 7)));
    }

    @Test
    @DisplayName("a transcript holds plan, verdict, counts, and the bound with all it rests on")
    void holds() {
        Transcript t = good();
        SecurityBound bound = SecurityBound.of(t.plan());
        assertThat(t.verdict()).isInstanceOf(Verdict.Accepted.class);
        assertThat(t.totals().rounds()).isEqualTo(40);
        assertThat(t.totals().kept()).isEqualTo(40);
        assertThat(t.totals().tested()).isEqualTo(30);
        assertThat(t.totals().wrong()).isZero();
        assertThat(t.totals().firstWrong()).isEqualTo(-1);
        assertThat(t.totals().digest()).isNotZero();
        assertThat(t.analysis()).isEqualTo(bound.analysis());
        assertThat(t.log2Excess()).isEqualTo(bound.log2Excess().toString());
        assertThat(t.assumptions()).isEqualTo(bound.assumptions());
        assertThat(t.simulation()).isTrue();
        assertThat(t.differences(good())).isEmpty();
    }

    @Test
    @DisplayName("only a real source with real boxes makes no simulation")
    void simulation() {
        ProtocolPlan plan = plan(new Layout.Scattered(10, 2), 0);
        Device real = new Device() {
            @Override
            public int parties() {
                return 5;
            }

            @Override
            public String spec() {
                return "real";
            }

            @Override
            public boolean isSimulated() {
                return false;
            }

            @Override
            public void measure(long chunk, RoundChunk rounds) {
                new GhzDevice(5, 1).measure(chunk, rounds);
            }
        };
        ByteSource zeros = new ByteSource("zeros", Epsilon.HALF, InputStream.nullInputStream());
        assertThat(new ProtocolRun(plan, zeros, real).isSimulation()).isFalse();
        assertThat(new ProtocolRun(plan, zeros, new GhzDevice(5, 1)).isSimulation())
                .isTrue();
        assertThat(new ProtocolRun(plan, new FairSource(1), real).isSimulation())
                .isTrue();
    }

    @Test
    @DisplayName("after an early abort only the bins that were reached count as distilled, at most all of them")
    void earlyAbort() {
        // Boxes that lose 6 of 16 settings: the run ends after its first stretch.
        Device local = new LocalDevice(List.of(LocalStrategy.leastLosing(new MerminGame(5))), 1);
        ProtocolRun run = new ProtocolRun(plan(new Layout.Scattered(1_000_000, 2), 0), new FairSource(7), local);
        Transcript t = transcript(run);
        assertThat(t.verdict()).isEqualTo(new Verdict.Aborted(AbortReason.WRONG_ROUND));
        long rounds = (long) ParallelRun.STRETCH * RoundChunk.ROUNDS;
        assertThat(t.totals().rounds()).isEqualTo(rounds);
        assertThat(t.totals().tested()).isEqualTo(rounds / 4 * 3);
        assertThat(t.totals().wrong()).isBetween(rounds / 4, rounds / 3);
        assertThat(t.totals().firstWrong()).isBetween(0L, 100L);
        assertThat(t.totals().lastWrong()).isBetween(rounds - 100, rounds - 1);
        // A tally that had more rounds than bins: no more than all bins are distilled.
        ProtocolRun small =
                new ProtocolRun(plan(new Layout.Scattered(2, 2), 0), new FairSource(7), new GhzDevice(5, 7));
        Tally much = new Tally(100, 100, 1, 5, 5, false, 3, BitString.EMPTY);
        assertThat(Transcript.of(small, PROVENANCE, much, t.verdict()).totals().tested())
                .isEqualTo(98);
    }

    @Test
    @DisplayName("whatever differs is named, with both values")
    void differences() {
        Transcript t = good();
        Transcript.Totals n = t.totals();
        Provenance p = t.provenance();
        List<Transcript> others = new ArrayList<>();
        List<String> names = new ArrayList<>();
        forge(others, names, "plan", of(plan(new Layout.Scattered(10, 2), 1), p, n, t.verdict(), t, true));
        forge(
                others,
                names,
                "source",
                of(t.plan(), new Provenance("x", "ghz", 7, p.inputs()), n, t.verdict(), t, true));
        forge(
                others,
                names,
                "device",
                of(t.plan(), new Provenance("fair", "x", 7, p.inputs()), n, t.verdict(), t, true));
        forge(
                others,
                names,
                "seed",
                of(t.plan(), new Provenance("fair", "ghz", 8, p.inputs()), n, t.verdict(), t, true));
        forge(
                others,
                names,
                "inputs",
                of(t.plan(), new Provenance("fair", "ghz", 7, List.of()), n, t.verdict(), t, true));
        long[] counts = {n.rounds(), n.kept(), n.tested(), n.wrong(), n.firstWrong(), n.lastWrong(), n.digest()};
        List<String> fields = List.of("rounds", "kept", "tested", "wrong", "firstWrong", "lastWrong", "digest");
        for (int i = 0; i < counts.length; i++) {
            long[] c = counts.clone();
            c[i]++;
            Transcript.Totals totals = new Transcript.Totals(c[0], c[1], c[2], c[3], c[4], c[5], c[6]);
            forge(others, names, fields.get(i), of(t.plan(), p, totals, t.verdict(), t, true));
        }
        Verdict aborted = new Verdict.Aborted(AbortReason.WRONG_ROUND);
        forge(others, names, "verdict", of(t.plan(), p, n, aborted, t, true));
        forge(others, names, "simulation", of(t.plan(), p, n, t.verdict(), t, false));
        forge(
                others,
                names,
                "analysis",
                new Transcript(t.plan(), p, n, t.verdict(), "x", t.log2Excess(), t.assumptions(), true));
        forge(
                others,
                names,
                "log2Excess",
                new Transcript(t.plan(), p, n, t.verdict(), t.analysis(), "-1", t.assumptions(), true));
        forge(
                others,
                names,
                "assumptions",
                new Transcript(
                        t.plan(),
                        p,
                        n,
                        t.verdict(),
                        t.analysis(),
                        t.log2Excess(),
                        List.of(Assumption.PICKS_FIRST),
                        true));
        for (int i = 0; i < others.size(); i++) {
            assertThat(t.differences(others.get(i))).hasSize(1);
            assertThat(t.differences(others.get(i)).getFirst())
                    .startsWith(names.get(i) + ": recorded ")
                    .contains(", computed ");
        }
    }

    private static void forge(List<Transcript> others, List<String> names, String name, Transcript other) {
        names.add(name);
        others.add(other);
    }

    private static Transcript of(
            ProtocolPlan plan,
            Provenance provenance,
            Transcript.Totals totals,
            Verdict verdict,
            Transcript t,
            boolean simulation) {
        return new Transcript(
                plan, provenance, totals, verdict, t.analysis(), t.log2Excess(), t.assumptions(), simulation);
    }
}
