package io.github.clinamen.report.page;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.core.bound.FrontierGame;
import io.github.clinamen.core.certificate.CertifiedGauge;
import io.github.clinamen.core.device.Device;
import io.github.clinamen.core.device.GhzDevice;
import io.github.clinamen.core.device.LocalDevice;
import io.github.clinamen.core.device.LocalStrategy;
import io.github.clinamen.core.device.NoisyGhzDevice;
import io.github.clinamen.core.game.Game;
import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.core.game.SettingRule;
import io.github.clinamen.core.practical.BoxModel;
import io.github.clinamen.core.protocol.Amplification;
import io.github.clinamen.core.protocol.BoxOne;
import io.github.clinamen.core.protocol.Distillation;
import io.github.clinamen.core.protocol.Expansion;
import io.github.clinamen.core.protocol.ParallelRun;
import io.github.clinamen.core.protocol.Protocol;
import io.github.clinamen.core.protocol.Run;
import io.github.clinamen.core.source.FairSource;
import io.github.clinamen.core.transcript.Extraction;
import io.github.clinamen.core.transcript.Receipt;
import io.github.clinamen.core.transcript.Transcript;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hipparchus.fraction.BigFraction;

/** Small simulated runs for pages. */
final class Runs {
    private static final BigFraction ERROR = new BigFraction(1, 1L << 30);

    private Runs() {}

    /** 300 rounds of three parties at eps = 0.4. */
    static Amplification amplification(long wrongAllowed) {
        return Amplification.ofParity(CertifiedGauge.a3(), Epsilon.parse("0.4"), 300, wrongAllowed);
    }

    static RunEvidence accepted() {
        return evidence("good.json", run(amplification(0), new GhzDevice(3, 7)));
    }

    static RunEvidence aborted() {
        return evidence("bad.json", run(amplification(0), classical()));
    }

    static Device classical() {
        return new LocalDevice(List.of(LocalStrategy.leastLosing(new MerminGame(3))), 7);
    }

    /** The paper's blocks, four parties. */
    static RunEvidence blocks() {
        FrontierGame game = FrontierGame.FOUR_PARTY_MAJORITY;
        BoxOne plan = new BoxOne(
                game.game(),
                game.function(),
                Epsilon.parse("0.4"),
                SettingRule.PARITY_COMPLETION,
                20,
                3,
                new Distillation.Parity(),
                game.frontier());
        return evidence("blocks.json", run(plan, new GhzDevice(4, 7)));
    }

    /** Reused boxes, with an output that was extracted. */
    static RunEvidence expansion() {
        Expansion plan = new Expansion(
                BoxModel.NC,
                5,
                Epsilon.parse("0.45"),
                10_000,
                new BigFraction(9, 10),
                new BigFraction(3, 100),
                BigFraction.ZERO,
                500,
                ERROR,
                ERROR,
                "circulant");
        Run run = run(plan, new NoisyGhzDevice(5, 2, new BigFraction(1, 100), BigFraction.ZERO));
        RunEvidence all = evidence("many.json", run);
        return new RunEvidence(
                all.name(),
                all.transcript().with(new Extraction("fair", true, 99_991, 128, "bits.bin"), List.of()),
                true,
                Optional.empty(),
                "the curve is proved by hand",
                all.rounds(),
                "");
    }

    static Run run(Protocol plan, Device device) {
        return Run.of(plan, new FairSource(3), device);
    }

    static Transcript transcript(Run run) {
        return Transcript.of(run, 7, ParallelRun.finish(run, ParallelRun.Prefix.START, 1, prefix -> {}, () -> false));
    }

    static Receipt receipt(Run run) {
        return Receipt.of(run, transcript(run));
    }

    private static RunEvidence evidence(String name, Run run) {
        return new RunEvidence(
                name,
                transcript(run),
                true,
                Optional.of(new CertificateNote(
                        "Nobody can predict it.",
                        "the certificate of a game",
                        "00ff",
                        true,
                        List.of("clinamen certify --check it.json"))),
                "",
                Optional.of(seen(run)),
                "");
    }

    private static SeenRounds seen(Run run) {
        RoundChunk chunk = run.worker().rounds(0);
        Game game = run.protocol().game();
        SortedMap<Integer, SortedMap<Integer, Long>> counts = new TreeMap<>();
        List<SeenRound> rounds = new ArrayList<>();
        for (int r = 0; r < chunk.rounds(); r++) {
            int x = chunk.settingsOf(r);
            int a = chunk.outcomesOf(r);
            counts.computeIfAbsent(x, setting -> new TreeMap<>()).merge(a, 1L, Long::sum);
            boolean value = game.context(x).map(c -> c.value().value(a)).orElse(false);
            rounds.add(new SeenRound(r, game.isWrong(a, x) ? SeenRound.Fate.WRONG : SeenRound.Fate.RIGHT, value));
        }
        return new SeenRounds(chunk.rounds(), counts, rounds, SeenRounds.Agreement.WHOLE);
    }
}
