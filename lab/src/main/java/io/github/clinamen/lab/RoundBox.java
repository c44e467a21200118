package io.github.clinamen.lab;

import io.github.clinamen.core.device.LocalStrategy;
import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.core.game.OutcomeFunction;
import org.hipparchus.fraction.BigFraction;

/**
 * What Eve puts into one round. In all her boxes whether the round is wrong depends on the settings alone, and she predicts
 * one value of the contributed bit for each setting.
 */
public sealed interface RoundBox permits RoundBox.Local, ParityBox, RoundBox.Oracle {
    int parties();

    /** The outcomes, from fair coins, of which every bit may be used. */
    int outcomes(int setting, long coins);

    /** Whether the box breaks the no-signalling assumption. */
    default boolean isSignalling() {
        return false;
    }

    /** Whether the box is wrong at the setting. */
    default boolean isWrong(MerminGame game, int setting) {
        return game.isWrong(outcomes(setting, 0), setting);
    }

    /** P(the contributed bit is 1) at the setting. */
    BigFraction probabilityOfOne(OutcomeFunction function, int setting);

    /** The contributed bit that is likelier at the setting; what Eve guesses. */
    default boolean predicted(OutcomeFunction function, int setting) {
        return probabilityOfOne(function, setting).compareTo(BigFraction.ONE_HALF) > 0;
    }

    /** |P(0) - P(1)| of the contributed bit at the setting, 0 to 1. */
    default BigFraction bias(OutcomeFunction function, int setting) {
        return probabilityOfOne(function, setting)
                .multiply(2)
                .subtract(BigFraction.ONE)
                .abs();
    }

    private static BigFraction certain(boolean value) {
        return value ? BigFraction.ONE : BigFraction.ZERO;
    }

    /** Classical boxes: everything is known in advance. */
    record Local(LocalStrategy strategy) implements RoundBox {
        @Override
        public int parties() {
            return strategy.parties();
        }

        @Override
        public int outcomes(int setting, long coins) {
            return strategy.outcomes(setting);
        }

        @Override
        public BigFraction probabilityOfOne(OutcomeFunction function, int setting) {
            return certain(function.value(strategy.outcomes(setting)));
        }
    }

    /**
     * Boxes that learn each other's settings: all outcomes 0, but the last party's completes the parity that the game
     * requires. Never wrong, known in advance, and signalling.
     */
    record Oracle(MerminGame game) implements RoundBox {
        @Override
        public int parties() {
            return game.parties();
        }

        @Override
        public int outcomes(int setting, long coins) {
            return game.tests(setting) ? game.requiredParity(setting) << game.parties() - 1 : 0;
        }

        @Override
        public boolean isSignalling() {
            return true;
        }

        @Override
        public BigFraction probabilityOfOne(OutcomeFunction function, int setting) {
            return certain(function.value(outcomes(setting, 0)));
        }
    }
}
