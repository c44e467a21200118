package io.github.clinamen.app;

import io.github.clinamen.core.plan.GameOption;
import java.util.List;

/** The games that commands may choose from: those whose frontier (P1) is certified. */
final class Games {
    private Games() {}

    static List<GameOption> certified() {
        return List.of(GameOption.FIVE_PARTY_MAJORITY);
    }
}
