package io.github.clinamen.app;

import io.github.clinamen.app.view.Console;
import io.github.clinamen.core.InputException;
import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.core.protocol.Job;
import io.github.clinamen.core.protocol.Protocol;
import io.github.clinamen.core.protocol.Run;
import io.github.clinamen.core.protocol.Worker;
import io.github.clinamen.formats.BitOrder;
import io.github.clinamen.formats.CanonicalJson;
import io.github.clinamen.formats.PlanFile;
import io.github.clinamen.formats.RoundsSink;
import io.github.clinamen.formats.TextFile;
import io.github.clinamen.formats.circuit.CircuitManifest;
import io.github.clinamen.formats.circuit.GhzCircuit;
import io.github.clinamen.formats.exchange.RecordPart;
import io.github.clinamen.formats.exchange.RoundsFormat;
import io.github.clinamen.formats.exchange.RoundsOutput;
import io.github.clinamen.session.Session;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code clinamen circuits}: the protocol's rounds for a quantum computer. */
@Command(
        name = "circuits",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Writes the rounds as OpenQASM circuits, one for each setting, with a manifest; with --plan also the"
                        + " settings of every round, drawn from your source in the order in which run will draw them again.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  clinamen circuits ghz5 --parties 5",
            "  clinamen plan --parties 5 --epsilon 0.47 --noise 0.048 --out plan.json",
            "  clinamen circuits ghz5 --plan plan.json --source file:bits.bin",
            "",
            "The first tests boxes (see assess): run each circuit many times. The second is the protocol: run the",
            "circuits one shot each, in the order of settings.01; docs/real-boxes.md shows how."
        })
final class CircuitsCommand implements Callable<Integer> {
    private static final int MOST_PARTIES = 13;

    @Parameters(paramLabel = "DIR", description = "The folder to write; new or empty.")
    private Path folder = Path.of("");

    @Option(names = "--parties", paramLabel = "N", description = "Parties, 3 to 13 (default 5, or those of the plan).")
    private @Nullable Integer parties;

    @Option(names = "--qasm", paramLabel = "V", description = "OpenQASM version, 3 (default) or 2.")
    private String qasm = "3";

    @Option(names = "--plan", paramLabel = "FILE", description = "Draws a schedule for the rounds of this plan.")
    private @Nullable Path planFile;

    @Mixin
    private BitsOptions bits = new BitsOptions();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    /** What {@code --json} prints. */
    record Report(String folder, int parties, String openQasm, int circuits, long rounds, String source, long seed) {}

    @Override
    public Integer call() {
        GhzCircuit.Qasm language = switch (qasm) {
            case "2" -> GhzCircuit.Qasm.TWO;
            case "3" -> GhzCircuit.Qasm.THREE;
            default -> throw new IllegalArgumentException("qasm: expected 3 or 2, found \"" + qasm + "\"");
        };
        Protocol plan = planFile == null ? null : PlanFile.read(planFile);
        MerminGame game = game(plan);
        createFolder();
        List<CircuitManifest.Circuit> circuits = new ArrayList<>();
        for (int setting = 0; setting < 1 << game.parties(); setting++) {
            if (game.tests(setting) || plan != null && !plan.settings().isOneToOne(plan.game())) {
                GhzCircuit circuit = new GhzCircuit(game, setting);
                String file = circuit.name() + ".qasm";
                TextFile.write(folder.resolve(file), circuit.text(language));
                circuits.add(new CircuitManifest.Circuit(circuit.name(), file, circuit.letters()));
            }
        }
        BitsOptions.Request request = bits.request();
        CircuitManifest.Schedule schedule = plan == null ? CircuitManifest.Schedule.NONE : schedule(plan, request);
        CanonicalJson.write(
                folder.resolve("manifest.json"), CircuitManifest.of(game.parties(), language, circuits, schedule));
        print(new Report(
                folder.toString(),
                game.parties(),
                language.version(),
                circuits.size(),
                schedule.rounds(),
                schedule.source(),
                request.seed()));
        return Exit.OK;
    }

    private MerminGame game(@Nullable Protocol plan) {
        if (plan != null && parties != null && plan.game().parties() != parties) {
            throw new IllegalArgumentException(
                    "parties: the plan has " + plan.game().parties() + ", found " + parties);
        }
        MerminGame game = plan != null ? mermin(plan) : new MerminGame(parties == null ? 5 : parties);
        if (game.parties() > MOST_PARTIES) {
            throw new IllegalArgumentException(
                    "parties: expected 3 to " + MOST_PARTIES + " for circuits, found " + game.parties());
        }
        return game;
    }

    private static MerminGame mermin(Protocol plan) {
        if (!plan.game().name().startsWith("mermin:")) {
            throw new IllegalArgumentException(
                    "plan: expected one of a Mermin game, found " + plan.game().name());
        }
        return new MerminGame(plan.game().parties());
    }

    private void createFolder() {
        try {
            Files.createDirectories(folder);
            try (Stream<Path> entries = Files.list(folder)) {
                if (entries.findAny().isPresent()) {
                    throw new InputException(folder + ": expected a new or empty folder, found files in it");
                }
            }
        } catch (IOException e) {
            throw new InputException(folder + ": cannot be created: " + e.getMessage(), e);
        }
    }

    /** Draws the settings of every round, as run will. */
    private CircuitManifest.Schedule schedule(Protocol plan, BitsOptions.Request request) {
        Path target = folder.resolve("settings.01");
        RoundsOutput output =
                new RoundsOutput(target, RoundsFormat.STIM_01, RecordPart.SETTINGS, BitOrder.FIRST_BIT_FIRST);
        int n = plan.game().parties();
        try (Session session = Session.open(new Job(plan, request.source(), "ghz", request.seed()));
                RoundsSink sink = output.create(n, false)) {
            Run run = session.run();
            Worker worker = run.worker();
            try (Progress progress = new Progress("circuits", "rounds", run.rounds())) {
                for (long c = 0; c < run.chunks(); c++) {
                    sink.append(worker.settings(c));
                    progress.update(Math.min(run.rounds(), (c + 1) * RoundChunk.ROUNDS));
                }
            }
            sink.commit();
            return new CircuitManifest.Schedule(
                    run.rounds(),
                    "settings.01",
                    CircuitManifest.sha256(target),
                    run.source().spec());
        }
    }

    private void print(Report report) {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        if (json) {
            Console.printJson(out, report);
            return;
        }
        out.printf(
                "circuits    %d of %d parties in OpenQASM %s, in %s%n",
                report.circuits(), report.parties(), report.openQasm(), report.folder());
        if (report.rounds() > 0) {
            out.printf("schedule    %,d rounds in settings.01, from %s%n", report.rounds(), report.source());
            if (!report.source().startsWith("file:")) {
                out.printf("seed        %d%n", report.seed());
            }
        }
        out.flush();
    }
}
