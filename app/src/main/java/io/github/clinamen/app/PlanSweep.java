package io.github.clinamen.app;

import io.github.clinamen.app.view.Console;
import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.Rationals;
import io.github.clinamen.core.certificate.CertifiedGauge;
import io.github.clinamen.core.plan.PlanOption;
import io.github.clinamen.core.plan.PlanRequest;
import io.github.clinamen.core.plan.PlanResult;
import io.github.clinamen.core.plan.Planner;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The table of {@code plan --sweep}: the cheapest plan of each game over epsilon and target, all else as asked. */
final class PlanSweep {
    private static final List<String> EPSILONS =
            List.of("0.5", "0.45", "0.4", "0.35", "0.3", "0.25", "0.2", "0.15", "0.1", "0.05", "0.02", "0.01", "0.001");
    private static final List<String> TARGETS = List.of("0.01", "1e-3", "1e-6", "1e-9");

    private PlanSweep() {}

    /** One cell; the fields of a plan are null when there is none. */
    record Row(
            String epsilon,
            String target,
            String game,
            int parties,
            boolean feasible,
            @Nullable Double log10Rounds,
            @Nullable String rounds,
            @Nullable String sourceBits,
            @Nullable Long wrongAllowed,
            @Nullable Double log2TraceDistance) {
        static Row of(String epsilon, String target, CertifiedGauge gauge, PlanResult result) {
            PlanOption best = result.best().orElse(null);
            return new Row(
                    epsilon,
                    target,
                    gauge.game().name(),
                    gauge.game().parties(),
                    result.feasible(),
                    Double.isFinite(result.log10Rounds()) ? result.log10Rounds() : null,
                    best == null ? null : best.protocol().measuredRounds().toString(),
                    best == null ? null : best.protocol().sourceBits().toString(),
                    best == null ? null : best.protocol().wrongAllowed(),
                    best == null ? null : best.claim().traceDistance().upperDouble());
        }

        String csv() {
            return String.join(
                    ",",
                    epsilon,
                    target,
                    game,
                    Integer.toString(parties),
                    Boolean.toString(feasible),
                    log10Rounds == null ? "" : String.format(Locale.ROOT, "%.6f", log10Rounds),
                    cell(rounds),
                    cell(sourceBits),
                    cell(wrongAllowed),
                    cell(log2TraceDistance));
        }

        private static String cell(@Nullable Object value) {
            return value == null ? "" : value.toString();
        }
    }

    static void print(PrintWriter out, PlanRequest request, boolean json) {
        List<Row> rows = new ArrayList<>();
        for (CertifiedGauge gauge : request.games()) {
            for (String epsilon : EPSILONS) {
                for (String target : TARGETS) {
                    PlanResult result = Planner.plan(request.withGames(List.of(gauge))
                            .withSource(Epsilon.parse(epsilon), Rationals.parse("target", target)));
                    rows.add(Row.of(epsilon, target, gauge, result));
                }
            }
        }
        if (json) {
            Console.printJson(out, rows);
            return;
        }
        out.println(
                "epsilon,target,game,parties,feasible,log10Rounds,rounds,sourceBits,wrongAllowed,log2TraceDistance");
        rows.forEach(row -> out.println(row.csv()));
        out.flush();
    }
}
