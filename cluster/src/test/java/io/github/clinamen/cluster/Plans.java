package io.github.clinamen.cluster;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.bound.FrontierGame;
import io.github.clinamen.core.certificate.CertifiedGauge;
import io.github.clinamen.core.code.LinearCode;
import io.github.clinamen.core.game.SettingRule;
import io.github.clinamen.core.practical.BoxModel;
import io.github.clinamen.core.protocol.Amplification;
import io.github.clinamen.core.protocol.BoxOne;
import io.github.clinamen.core.protocol.Distillation;
import io.github.clinamen.core.protocol.Expansion;
import org.hipparchus.fraction.BigFraction;

/** Plans of a few stretches, of every protocol. */
final class Plans {
    private static final Epsilon EPSILON = Epsilon.parse("0.3");
    private static final BigFraction ERROR = new BigFraction(1, 1L << 30);

    private Plans() {}

    static Amplification parity(long rounds, long wrongAllowed) {
        return Amplification.ofParity(CertifiedGauge.a3(), EPSILON, rounds, wrongAllowed);
    }

    static Amplification chsh(long rounds, long wrongAllowed) {
        return Amplification.ofParity(CertifiedGauge.chsh(), EPSILON, rounds, wrongAllowed);
    }

    /** Three bits of 7 * repeat rounds, whose values are all kept. */
    static Amplification code(long repeat, long wrongAllowed) {
        return new Amplification(
                CertifiedGauge.a3(),
                SettingRule.PARITY_COMPLETION,
                EPSILON,
                LinearCode.parse("repeat:" + repeat + ":simplex3"),
                wrongAllowed,
                1,
                0);
    }

    /** Of five parties, all of whose outcomes are kept. */
    static Expansion expansion(long rounds, long lostAllowed) {
        return new Expansion(
                BoxModel.NC,
                5,
                EPSILON,
                rounds,
                new BigFraction(9, 10),
                new BigFraction(3, 100),
                BigFraction.ZERO,
                lostAllowed,
                ERROR,
                ERROR,
                "circulant");
    }

    /** The paper's, of five parties. */
    static BoxOne blocks(long nd, int log2Nb, SettingRule settings) {
        FrontierGame game = FrontierGame.FIVE_PARTY_MAJORITY;
        return new BoxOne(
                game.game(),
                game.function(),
                EPSILON,
                settings,
                nd,
                log2Nb,
                new Distillation.Parity(),
                game.frontier());
    }
}
