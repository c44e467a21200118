package io.github.clinamen.app;

import io.github.clinamen.certify.FunctionSearch;
import io.github.clinamen.certify.PredictabilityFinder;
import io.github.clinamen.certify.Symmetry;
import io.github.clinamen.core.certificate.CertificateChecker;
import io.github.clinamen.core.certificate.PredictabilityCertificate;
import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.core.game.OutcomeFunction;
import java.util.List;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/** Which of many functions is the least predictable: each is proven, so the winner is. */
final class FunctionRace {
    private final MerminGame game;
    private final List<OutcomeFunction> functions;

    private FunctionRace(MerminGame game, List<OutcomeFunction> functions) {
        this.game = game;
        this.functions = functions;
    }

    static FunctionRace symmetric(MerminGame game, int arity) {
        return new FunctionRace(game, FunctionSearch.symmetric(game, arity));
    }

    static FunctionRace all(MerminGame game, int arity) {
        return new FunctionRace(game, FunctionSearch.all(game, arity));
    }

    int size() {
        return functions.size();
    }

    /** The checked certificate of the first function with the least predictability. */
    PredictabilityCertificate best() {
        @Nullable PredictabilityCertificate best = null;
        BigFraction least = BigFraction.TWO;
        try (Progress progress = new Progress("search", "functions", functions.size())) {
            for (int i = 0; i < functions.size(); i++) {
                PredictabilityCertificate c =
                        PredictabilityFinder.find(game, functions.get(i), game.testedSettings() * 2 - 1, Symmetry.FULL);
                BigFraction value = CertificateChecker.check(c);
                if (value.compareTo(least) < 0) {
                    least = value;
                    best = c;
                }
                progress.update(i + 1);
            }
        }
        if (best == null) {
            throw new IllegalArgumentException("search: no function to compare");
        }
        return best;
    }
}
