package io.github.clinamen.app;

import io.github.clinamen.report.chart.Drawing;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The figures of README and docs, by name; each is computed anew and is the same each time. */
final class Figures {
    private static final Map<String, Supplier<Drawing>> ALL = new TreeMap<>(Map.of(
            "attacks", AttackFigure::drawing,
            "baseline", BaselineFigure::drawing,
            "cost", CostFigure::all,
            "cost-amplification", CostFigure::amplification,
            "frontier", FrontierFigure::drawing,
            "predictability", PredictabilityFigure::drawing));

    private Figures() {}

    static Iterable<String> names() {
        return ALL.keySet();
    }

    /** @throws IllegalArgumentException when there is none, listing those there are */
    static Drawing draw(String name) {
        Supplier<Drawing> figure = ALL.get(name);
        if (figure == null) {
            throw new IllegalArgumentException(
                    "figure: expected one of " + String.join(", ", ALL.keySet()) + ", found \"" + name + "\"");
        }
        return figure.get();
    }
}
