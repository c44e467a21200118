package io.github.clinamen.report.page;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.core.bits.ValuePlane;
import io.github.clinamen.core.device.Device;
import io.github.clinamen.core.device.GhzDevice;
import io.github.clinamen.core.device.LocalDevice;
import io.github.clinamen.core.device.LocalStrategy;
import io.github.clinamen.core.plan.GameOption;
import io.github.clinamen.core.protocol.Distillation;
import io.github.clinamen.core.protocol.Layout;
import io.github.clinamen.core.protocol.ParallelRun;
import io.github.clinamen.core.protocol.ProtocolPlan;
import io.github.clinamen.core.protocol.ProtocolRun;
import io.github.clinamen.core.protocol.SettingChoice;
import io.github.clinamen.core.protocol.Tally;
import io.github.clinamen.core.protocol.Worker;
import io.github.clinamen.core.source.FairSource;
import io.github.clinamen.core.transcript.Provenance;
import io.github.clinamen.core.transcript.Transcript;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/** Small simulated runs for pages. */
final class Runs {
    private Runs() {}

    static RunEvidence accepted() {
        return evidence("good.json", new GhzDevice(4, 7));
    }

    static RunEvidence aborted() {
        GameOption game = GameOption.FOUR_PARTY_MAJORITY;
        return evidence("bad.json", new LocalDevice(List.of(LocalStrategy.leastLosing(game.game())), 7));
    }

    private static RunEvidence evidence(String name, Device device) {
        GameOption game = GameOption.FOUR_PARTY_MAJORITY;
        ProtocolPlan plan = new ProtocolPlan(
                game.game(),
                game.function(),
                Epsilon.parse("0.4"),
                new Layout.Scattered(73, 2),
                SettingChoice.PARITY_COMPLETION,
                new Distillation.Parity(),
                0,
                game.frontier());
        ProtocolRun run = new ProtocolRun(plan, new FairSource(3), device);
        Tally tally = ParallelRun.finish(run, ParallelRun.Prefix.START, 1, prefix -> {}, () -> false);
        Transcript transcript =
                Transcript.of(run, new Provenance("fair", device.spec(), 7, List.of()), tally, run.conclude(tally));
        return new RunEvidence(
                name,
                transcript,
                Optional.of(new CertificateNote(
                        "frontier-4-majority-3.json", "00ff", true, List.of("clinamen certify --check it.json"))),
                Optional.of(seen(run)),
                "");
    }

    private static SeenRounds seen(ProtocolRun run) {
        Worker worker = run.worker();
        RoundChunk chunk = worker.rounds(0);
        long[] picked = worker.picked(0);
        long[] values = new long[RoundChunk.WORDS];
        ValuePlane.fill(chunk, run.plan().function(), values);
        SortedMap<Integer, SortedMap<Integer, Long>> counts = new TreeMap<>();
        List<SeenRound> rounds = new ArrayList<>();
        for (int r = 0; r < chunk.rounds(); r++) {
            counts.computeIfAbsent(chunk.settingsOf(r), x -> new TreeMap<>()).merge(chunk.outcomesOf(r), 1L, Long::sum);
            boolean pick = (picked[r >> 6] >>> (r & 63) & 1) == 1;
            boolean wrong = run.plan().game().isWrong(chunk.outcomesOf(r), chunk.settingsOf(r));
            rounds.add(new SeenRound(
                    r,
                    pick ? SeenRound.Fate.DISTILLED : wrong ? SeenRound.Fate.WRONG : SeenRound.Fate.TESTED,
                    (values[r >> 6] >>> (r & 63) & 1) == 1));
        }
        return new SeenRounds(
                chunk.rounds(),
                counts,
                rounds,
                rounds.stream()
                        .filter(r -> r.fate() == SeenRound.Fate.DISTILLED)
                        .toList(),
                OptionalLong.empty(),
                SeenRounds.Agreement.WHOLE);
    }
}
