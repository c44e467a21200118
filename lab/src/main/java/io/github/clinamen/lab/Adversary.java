package io.github.clinamen.lab;

import io.github.clinamen.core.protocol.Protocol;
import io.github.clinamen.core.protocol.Verdict;
import org.hipparchus.fraction.BigFraction;

/**
 * Boxes, a source that knows them, and Eve, who guesses the output of an accepted run. What she is worth is her
 * <i>advantage</i> P(accepted) (2 P(Eve is right | accepted) - 1), at most D of Theorem A; (C6)'s P(guess) is 1/2 + advantage/4.
 */
public interface Adversary {
    /** How an attempt ends. */
    enum End {
        ABORTED,
        EVE_WRONG,
        EVE_RIGHT;

        static End of(Verdict verdict, boolean guess) {
            return switch (verdict) {
                case Verdict.Aborted aborted -> ABORTED;
                case Verdict.Accepted accepted -> accepted.output().get(0) == guess ? EVE_RIGHT : EVE_WRONG;
            };
        }
    }

    /** For reports. */
    String name();

    /** What is attacked. */
    Protocol protocol();

    /** Whether an assumption of the bound is broken, so that the bound does not apply. */
    boolean breaksAssumptions();

    /** The advantage, exactly. */
    BigFraction advantage();

    /** One attempt at the real protocol. */
    End attempt(long seed);
}
