package io.github.clinamen.lab;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.bound.FrontierGame;
import io.github.clinamen.core.certificate.CertifiedGauge;
import io.github.clinamen.core.game.SettingRule;
import io.github.clinamen.core.protocol.Amplification;
import io.github.clinamen.core.protocol.BoxOne;
import io.github.clinamen.core.protocol.Distillation;
import java.util.List;

/** Plans small enough to be attacked many times. */
public final class SmallPlan {
    private SmallPlan() {}

    /**
     * One bit by Theorem A.
     *
     * @param game the name of one whose certificate comes with the program
     * @throws IllegalArgumentException when a number is out of its range
     */
    public static Amplification amplification(String game, Epsilon epsilon, long rounds, long wrongAllowed) {
        if (rounds < 1) {
            throw new IllegalArgumentException("rounds: expected at least 1, found " + rounds);
        }
        return Amplification.ofParity(gauge(game), epsilon, rounds, wrongAllowed);
    }

    /** The certified game of this name. */
    public static CertifiedGauge gauge(String name) {
        List<CertifiedGauge> all = CertifiedGauge.shipped();
        return all.stream()
                .filter(g -> g.game().name().equals(name))
                .findFirst()
                .orElseThrow(() -> {
                    List<String> names = all.stream().map(g -> g.game().name()).toList();
                    return new IllegalArgumentException("game: expected one of " + names + ", found \"" + name + "\"");
                });
    }

    /**
     * The paper's Box 1 with parity completion, distilled by parity.
     *
     * @param parties 4 or 5
     * @throws IllegalArgumentException when a number is out of its range
     */
    public static BoxOne boxOne(int parties, Epsilon epsilon, long nd, int log2Nb) {
        FrontierGame game = switch (parties) {
            case 4 -> FrontierGame.FOUR_PARTY_MAJORITY;
            case 5 -> FrontierGame.FIVE_PARTY_MAJORITY;
            default -> throw new IllegalArgumentException("parties: expected 4 or 5, found " + parties);
        };
        return new BoxOne(
                game.game(),
                game.function(),
                epsilon,
                SettingRule.PARITY_COMPLETION,
                nd,
                log2Nb,
                new Distillation.Parity(),
                game.frontier());
    }
}
