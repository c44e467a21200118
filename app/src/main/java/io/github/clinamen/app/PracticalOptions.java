package io.github.clinamen.app;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.Rationals;
import io.github.clinamen.core.plan.ExpansionRequest;
import io.github.clinamen.core.practical.BoxModel;
import io.github.clinamen.core.protocol.Expansion;
import io.github.clinamen.formats.PlanFile;
import io.github.clinamen.session.ExpansionSizing;
import java.nio.file.Path;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a practical plan is asked for, on the command line. */
final class PracticalOptions {
    private static final String DEFAULT_EPSILON = "0.45";

    /** More than (2 - sqrt 2)/4, what quantum boxes lose in CHSH at best. */
    private static final String CHSH_NOISE = "0.147";

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            description =
                    "What the boxes must obey: nc, non-signalling (default), or qc, quantum; qq: quantum, and Eve keeps a quantum system.")
    private String model = "nc";

    @Option(
            names = "--parties",
            paramLabel = "N",
            description = "5 or 3 (Mermin game), or 2 (CHSH); qc, qq: 3 or 2 (default 5, qc, qq 3).")
    private @Nullable Integer parties;

    @Option(
            names = "--epsilon",
            paramLabel = "E",
            description = "Promise of the source, above 0 and at most 0.5 (default 0.45, for simulated sources).")
    private @Nullable String epsilon;

    @Option(names = "--rounds", paramLabel = "N", description = "Rounds to measure, such as 1e6 (default).")
    private @Nullable String rounds;

    @Option(names = "--bits", paramLabel = "M", description = "Instead: the rounds that give M bits of output.")
    private @Nullable String bits;

    @Option(
            names = "--noise",
            paramLabel = "P",
            description = "Wrong fraction of tested rounds of honest boxes (default 0; CHSH " + CHSH_NOISE + ").")
    private @Nullable String noise;

    @Option(
            names = "--lost",
            paramLabel = "F",
            description =
                    "Instead: fraction of all rounds expected to be lost, as a pilot run shows it (default: the most"
                            + " that an epsilon-source can make of --noise).")
    private @Nullable String lost;

    @Option(
            names = "--completeness",
            paramLabel = "C",
            description = "Least probability that honest boxes pass (default 0.99).")
    private double completeness = 0.99;

    @Option(
            names = "--error",
            paramLabel = "E",
            description = "Distance of the result from ideal, estimate and extractor together (default 1e-15).")
    private String error = "1e-15";

    @Option(names = "--extractor", paramLabel = "NAME", description = "circulant (default) or dodis.")
    private String extractor = "circulant";

    @Option(names = "--plan", paramLabel = "FILE", description = "Takes this plan, as practical plan --out wrote it.")
    private @Nullable Path planFile;

    /** Whether the source's promise was said, here or in a plan. */
    boolean statesEpsilon() {
        return epsilon != null || planFile != null;
    }

    /** Names the file that is read. */
    void name(Outputs outputs) {
        outputs.reads("--plan", planFile);
    }

    /** The plan and the fraction of lost rounds for which it was made. */
    Expansion plan() {
        if (planFile != null) {
            return expansion(planFile);
        }
        ExpansionRequest request = request();
        return bits == null
                ? request.plan()
                : ExpansionSizing.leastRounds(request, Rationals.parseWhole("--bits", bits));
    }

    private static Expansion expansion(Path file) {
        if (PlanFile.read(file) instanceof Expansion plan) {
            return plan;
        }
        throw new IllegalArgumentException("plan: " + file + " is one of run");
    }

    ExpansionRequest request() {
        BoxModel boxes = BoxModel.parse(model);
        int n = parties != null ? parties : boxes.hasQuantumBoxes() ? 3 : 5;
        Epsilon promise = Epsilon.parse(epsilon == null ? DEFAULT_EPSILON : epsilon);
        BigFraction wrong = Rationals.parse("--noise", noise != null ? noise : n == 2 ? CHSH_NOISE : "0");
        return new ExpansionRequest(
                boxes,
                n,
                promise,
                rounds == null ? 1_000_000 : Rationals.parseWhole("--rounds", rounds),
                lost != null ? Rationals.parse("--lost", lost) : ExpansionRequest.mostLost(n, promise, wrong),
                completeness,
                Rationals.parse("--error", error),
                extractor);
    }
}
