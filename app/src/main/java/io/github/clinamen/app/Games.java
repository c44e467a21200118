package io.github.clinamen.app;

import io.github.clinamen.core.game.Frontier;
import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.core.game.OutcomeFunction;
import io.github.clinamen.core.plan.GameOption;
import io.github.clinamen.formats.certificate.CertifiedFrontiers;
import java.util.List;

/**
 * The games that commands may choose from: those whose frontier (P1) comes with a certificate, which core checks anew in
 * every process that uses it.
 */
final class Games {
    private static final OutcomeFunction MAJORITY = new OutcomeFunction.Majority(3);

    private Games() {}

    /** Four parties, which are enough and cheapest, then the paper's five. */
    static List<GameOption> certified() {
        return List.of(certified(4), certified(5));
    }

    private static GameOption certified(int parties) {
        MerminGame game = new MerminGame(parties);
        Frontier proven = CertifiedFrontiers.load(game, MAJORITY)
                .orElseThrow(() -> new IllegalStateException("the certificate for " + parties + " parties is missing"));
        return new GameOption(game, MAJORITY, proven);
    }
}
