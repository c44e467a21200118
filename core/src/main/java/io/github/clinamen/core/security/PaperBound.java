package io.github.clinamen.core.security;

import io.github.clinamen.core.Log2;
import io.github.clinamen.core.game.OutcomeFunction;
import io.github.clinamen.core.protocol.Layout;
import io.github.clinamen.core.protocol.ProtocolPlan;
import io.github.clinamen.core.protocol.SettingChoice;
import io.github.clinamen.core.Epsilon;
import java.util.List;
import org.hipparchus.fraction.BigFraction;

/**
 * The paper's bound (C7) as printed, with the paper's constants: five parties, majority of three, discarding, Nb blocks.
 *
 * @param distilledRounds Nd, at least 1 (Lemma 1 asks for 130)
 * @param choiceBits log2 Nb
 */
public record PaperBound(Epsilon epsilon, long distilledRounds, int choiceBits) implements SecurityBound {
    public PaperBound {
        Sizes.require(distilledRounds, choiceBits);
    }

    static PaperBound of(ProtocolPlan plan, Layout.Blocks blocks) {
        if (plan.game().parties() != 5
                || !plan.function().equals(new OutcomeFunction.Majority(3))
                || plan.settingChoice() != SettingChoice.DISCARD) {
            throw new IllegalArgumentException("analysis: (C7) is for 5 parties, majority:3 and discard, found "
                    + plan.game().parties() + ", " + plan.function().spec() + " and "
                    + plan.settingChoice().word());
        }
        return new PaperBound(plan.epsilon(), blocks.distilledRounds(), blocks.choiceBits());
    }

    @Override
    public String analysis() {
        return "paper";
    }

    /** (C7): (3/2) sqrt(Nd) [ alpha^Nd + 2 Nb^log2(1-eps) (32 beta eps^-5)^Nd ]. */
    @Override
    public Log2 log2Excess() {
        long nd = distilledRounds;
        Log2 alpha = Log2.of(PaperConstants.ALPHA);
        Log2 growth =
                Log2.of(PaperConstants.BETA.multiply(32).divide(epsilon.value().pow(5)));
        Log2 choice = Log2.of(BigFraction.ONE.subtract(epsilon.value())).power(choiceBits);
        Log2 sum = alpha.power(nd).plus(Log2.of(2).times(choice).times(growth.power(nd)));
        return Log2.of(new BigFraction(3, 2))
                .times(Log2.of(nd).power(BigFraction.ONE_HALF))
                .times(sum);
    }

    @Override
    public List<Assumption> assumptions() {
        return List.of(
                Assumption.SANTHA_VAZIRANI,
                Assumption.BLOCK_CHOICE_LAST,
                Assumption.SOURCE_BOX_INDEPENDENCE,
                Assumption.NO_SIGNALLING,
                Assumption.TRUSTED_PROCESSING,
                Assumption.PAPER_CONSTANTS);
    }

    @Override
    public String parameters() {
        return "(C7): eps = " + epsilon + ", Nd = " + distilledRounds + ", Nb = 2^" + choiceBits
                + ", alpha = 0.8842, beta = 1.260";
    }
}
