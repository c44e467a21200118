package io.github.clinamen.core.certificate;

import io.github.clinamen.core.game.MerminGame;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.fraction.BigFraction;

/**
 * The claim that no non-signalling box has P(a|x) above intercept + slope * L, whatever the string a of all n outcomes and
 * whatever the setting x of some kind; L = I.P is the sum of the probabilities of losing. With its proof.
 *
 * @param game of an odd number of parties
 * @param settings of which settings it is claimed
 * @param cases one for each weight of x and each parity of a: {@link CertificateChecker} says why these are enough
 */
public record GuessingCertificate(
        MerminGame game, Settings settings, BigFraction intercept, BigFraction slope, List<Case> cases) {
    /** The settings of a claim. */
    public enum Settings {
        /** Tested or not. */
        ALL,
        /** Those that the game does not test, which cannot be lost. */
        UNTESTED;

        /** The numbers of ones that such settings have, rising. */
        public List<Integer> weights(MerminGame game) {
            return IntStream.rangeClosed(0, game.parties())
                    .filter(weight -> this == ALL || !game.tests((1 << weight) - 1))
                    .boxed()
                    .toList();
        }
    }

    /**
     * The proof for one setting and one string.
     *
     * @param setting whose first parties have 1, the others 0
     * @param outcome 0 for a = 00..0, 1 for a = 11..1
     * @param groups the symmetry that the multipliers use
     * @param intercept at most the certificate's
     * @param multipliers y, not negative, with intercept + slope L - P(a|x) = y.P for every non-signalling P
     */
    public record Case(
            int setting, int outcome, List<PartyGroup> groups, BigFraction intercept, OrbitTable multipliers) {
        public Case {
            groups = List.copyOf(groups);
        }
    }

    public GuessingCertificate {
        cases = List.copyOf(cases);
    }
}
