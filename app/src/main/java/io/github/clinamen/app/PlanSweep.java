package io.github.clinamen.app;

import io.github.clinamen.app.view.Console;
import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.Rationals;
import io.github.clinamen.core.plan.PlanOption;
import io.github.clinamen.core.plan.PlanRequest;
import io.github.clinamen.core.plan.PlanResult;
import io.github.clinamen.core.plan.Planner;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The table of {@code plan --sweep}: the cheapest plan of each analysis over epsilon and target. */
final class PlanSweep {
    private static final List<String> EPSILONS =
            List.of("0.5", "0.45", "0.4", "0.35", "0.3", "0.25", "0.2", "0.15", "0.1", "0.05", "0.02", "0.01");
    private static final List<String> TARGETS = List.of("0.01", "1e-3", "1e-6", "1e-9");

    private PlanSweep() {}

    /** One cell; the fields of a plan are null when there is none. */
    record Row(
            String epsilon,
            String target,
            String analysis,
            boolean feasible,
            @Nullable Double log10Rounds,
            @Nullable Integer parties,
            @Nullable String function,
            @Nullable Long nd,
            @Nullable Integer log2Nb,
            @Nullable String settings,
            @Nullable Double log2Bound) {
        static Row of(String epsilon, String target, String analysis, PlanResult result) {
            PlanOption best = result.best().orElse(null);
            return new Row(
                    epsilon,
                    target,
                    analysis,
                    result.feasible(),
                    Double.isFinite(result.log10Rounds()) ? result.log10Rounds() : null,
                    best == null ? null : best.plan().game().parties(),
                    best == null ? null : best.plan().function().spec(),
                    best == null ? null : best.plan().layout().distilledRounds(),
                    best == null ? null : best.plan().layout().choiceBits(),
                    best == null ? null : best.plan().settingChoice().word(),
                    best == null ? null : best.excess().upperDouble());
        }

        String csv() {
            return String.join(
                    ",",
                    epsilon,
                    target,
                    analysis,
                    Boolean.toString(feasible),
                    log10Rounds == null ? "" : String.format(Locale.ROOT, "%.6f", log10Rounds),
                    cell(parties),
                    cell(function),
                    cell(nd),
                    cell(log2Nb),
                    cell(settings),
                    cell(log2Bound));
        }

        private static String cell(@Nullable Object value) {
            return value == null ? "" : value.toString();
        }
    }

    static void print(PrintWriter out, PlanRequest request, boolean json) {
        List<Row> rows = new ArrayList<>();
        for (String analysis : List.of("scattered", "scattered-p4", "product", "paper")) {
            // (P4) alone stands beside the best bound of its layout, to compare.
            if (request.analyses().contains(analysis.replace("-p4", ""))) {
                for (String epsilon : EPSILONS) {
                    for (String target : TARGETS) {
                        rows.add(Row.of(epsilon, target, analysis, cell(request, epsilon, target, analysis)));
                    }
                }
            }
        }
        if (json) {
            Console.printJson(out, rows);
            return;
        }
        out.println("epsilon,target,analysis,feasible,log10Rounds,parties,function,nd,log2Nb,settings,log2Bound");
        rows.forEach(row -> out.println(row.csv()));
        out.flush();
    }

    private static PlanResult cell(PlanRequest request, String epsilon, String target, String analysis) {
        return Planner.plan(request.withSource(Epsilon.parse(epsilon), Rationals.parse("target", target))
                .withAnalyses(Set.of(analysis)));
    }
}
