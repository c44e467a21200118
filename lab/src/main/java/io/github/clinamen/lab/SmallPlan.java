package io.github.clinamen.lab;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.plan.GameOption;
import io.github.clinamen.core.protocol.Distillation;
import io.github.clinamen.core.protocol.Layout;
import io.github.clinamen.core.protocol.ProtocolPlan;
import io.github.clinamen.core.protocol.SettingChoice;

/**
 * A plan small enough to be attacked many times.
 *
 * @param parties 4 or 5
 * @param layout {@code scattered} or {@code blocks}
 * @param nd Nd, distilled rounds
 * @param log2Nb log2 of the candidates of a choice
 * @param wrongAllowed W, scattered only
 */
public record SmallPlan(int parties, Epsilon epsilon, String layout, long nd, int log2Nb, long wrongAllowed) {
    /** @throws IllegalArgumentException when a number is out of its range */
    public ProtocolPlan plan() {
        GameOption game = switch (parties) {
            case 4 -> GameOption.FOUR_PARTY_MAJORITY;
            case 5 -> GameOption.FIVE_PARTY_MAJORITY;
            default -> throw new IllegalArgumentException("parties: expected 4 or 5, found " + parties);
        };
        Layout chosen = switch (layout) {
            case "scattered" -> new Layout.Scattered(nd, log2Nb);
            case "blocks" -> new Layout.Blocks(nd, log2Nb);
            default -> throw new IllegalArgumentException("layout: expected scattered or blocks, found " + layout);
        };
        return new ProtocolPlan(
                game.game(),
                game.function(),
                epsilon,
                chosen,
                SettingChoice.PARITY_COMPLETION,
                new Distillation.Parity(),
                wrongAllowed,
                game.frontier());
    }
}
