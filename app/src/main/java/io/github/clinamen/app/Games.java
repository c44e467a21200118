package io.github.clinamen.app;

import io.github.clinamen.core.InputException;
import io.github.clinamen.core.game.Frontier;
import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.core.game.OutcomeFunction;
import io.github.clinamen.core.plan.GameOption;
import io.github.clinamen.core.protocol.ProtocolPlan;
import io.github.clinamen.formats.certificate.CertifiedFrontiers;
import java.util.List;
import java.util.Optional;

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

    /**
     * Lets no bound rest on numbers that nobody has proven: a plan may come from a file, and files can be edited.
     *
     * @throws InputException when the plan's frontier is not the certified one of its game and function
     */
    static ProtocolPlan requireCertified(ProtocolPlan plan) {
        Optional<Frontier> proven = CertifiedFrontiers.load(plan.game(), plan.function());
        String what = plan.function().spec() + " of " + plan.game().parties() + " parties";
        if (proven.isEmpty()) {
            throw new InputException("plan: there is no certificate for the frontier of " + what);
        }
        if (!proven.get().equals(plan.frontier())) {
            throw new InputException("plan: the frontier of " + what + " is certified to be "
                    + proven.get().points() + ", found " + plan.frontier().points());
        }
        return plan;
    }
}
