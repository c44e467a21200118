package io.github.clinamen.cluster;

import io.github.clinamen.core.game.Frontier;
import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.core.game.OutcomeFunction;
import io.github.clinamen.core.protocol.Distillation;
import io.github.clinamen.core.protocol.Layout;
import io.github.clinamen.core.protocol.ProtocolPlan;
import io.github.clinamen.core.protocol.SettingChoice;
import io.github.clinamen.core.Epsilon;

/** Plans of a few stretches for five parties. */
final class Plans {
    private Plans() {}

    static ProtocolPlan scattered(long nd, int log2Nb, String distillation, long wrongAllowed) {
        return plan(new Layout.Scattered(nd, log2Nb), SettingChoice.PARITY_COMPLETION, distillation, wrongAllowed);
    }

    static ProtocolPlan blocks(long nd, int log2Nb, SettingChoice settings) {
        return plan(new Layout.Blocks(nd, log2Nb), settings, "parity", 0);
    }

    private static ProtocolPlan plan(Layout layout, SettingChoice settings, String distillation, long wrongAllowed) {
        return new ProtocolPlan(
                new MerminGame(5),
                new OutcomeFunction.Majority(3),
                Epsilon.parse("0.3"),
                layout,
                settings,
                Distillation.parse(distillation),
                wrongAllowed,
                Frontier.FIVE_PARTY_MAJORITY);
    }
}
