package io.github.clinamen.core.bound;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.certificate.CertifiedGauge;
import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.core.game.SettingRule;
import io.github.clinamen.core.protocol.Amplification;
import java.util.HashSet;
import java.util.Set;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Everything a classical adversary can do on a few rounds, by enumeration: exact lower bounds on what the bounds must allow. */
class ClassicalAttackTest {
    /** The settings at which some deterministic boxes of a round are wrong, as bit sets over settings. */
    private static Set<Long> wrongSets(MerminGame game) {
        int n = game.parties();
        Set<Long> sets = new HashSet<>();
        // Party i answers bit (strategy >> 2i + x_i).
        for (int strategy = 0; strategy < 1 << 2 * n; strategy++) {
            long wrong = 0;
            for (int x = 0; x < 1 << n; x++) {
                int a = 0;
                for (int i = 0; i < n; i++) {
                    a |= (strategy >> (2 * i + (x >> i & 1)) & 1) << i;
                }
                wrong |= (game.isWrong(a, x) ? 1L : 0) << x;
            }
            sets.add(wrong);
        }
        return sets;
    }

    /** The least probability of a wrong round over all epsilon-sources, with the last setting completing the parity. */
    private static BigFraction leastWrong(MerminGame game, long wrong, BigFraction eps, int drawn, int prefix) {
        int n = game.parties();
        if (drawn == n - 1) {
            int x = game.tests(prefix) ? prefix : prefix | 1 << (n - 1);
            return (wrong >> x & 1) == 1 ? BigFraction.ONE : BigFraction.ZERO;
        }
        BigFraction zero = leastWrong(game, wrong, eps, drawn + 1, prefix);
        BigFraction one = leastWrong(game, wrong, eps, drawn + 1, prefix | 1 << drawn);
        BigFraction low = zero.compareTo(one) <= 0 ? zero : one;
        BigFraction high = zero.compareTo(one) <= 0 ? one : zero;
        return BigFraction.ONE.subtract(eps).multiply(low).add(eps.multiply(high));
    }

    /** The most that a run of {@code bins} bins is accepted, each test wrong with the least probability. */
    private static BigFraction accepted(BigFraction wrong, int tests, int allowed) {
        if (allowed < 0) {
            return BigFraction.ZERO;
        }
        if (tests == 0) {
            return BigFraction.ONE;
        }
        return BigFraction.ONE
                .subtract(wrong)
                .multiply(accepted(wrong, tests - 1, allowed))
                .add(wrong.multiply(accepted(wrong, tests - 1, allowed - 1)));
    }

    @DisplayName(
            "deterministic boxes, whose bit Eve knows, are accepted no more often than Theorem A allows, and W = 0 needs (1 - eps^2)^N")
    @ParameterizedTest
    @CsvSource({"1/2", "0.4", "0.3", "0.2", "0.1", "0.05"})
    void theoremAAllowsWhatClassicalBoxesDo(String text) {
        MerminGame game = new MerminGame(3);
        Epsilon eps = Epsilon.parse(text);
        BigFraction least = wrongSets(game).stream()
                .map(w -> leastWrong(game, w, eps.value(), 0, 0))
                .min(BigFraction::compareTo)
                .orElseThrow();
        // One setting is lost, and two turns of the source make it as rare as can be.
        assertThat(least).isEqualTo(eps.value().pow(2));
        for (int rounds = 1; rounds <= 9; rounds++) {
            for (int wrong = 0; wrong <= Math.min(3, rounds - 1); wrong++) {
                double attack = accepted(least, rounds, wrong).doubleValue() / 2;
                Amplification plan = Amplification.ofParity(CertifiedGauge.a3(), eps, rounds, wrong);
                assertThat(Math.pow(2, plan.claim().traceDistance().upper().doubleValue()))
                        .as("N %d, W %d", rounds, wrong)
                        .isGreaterThanOrEqualTo(attack * (1 - 1e-12));
            }
        }
    }

    @Test
    @DisplayName(
            "q is the exact least P(x | x in X) over all extreme sources of three and four bits, for both setting choices")
    void settingProbabilities() {
        for (int n = 3; n <= 4; n++) {
            MerminGame game = new MerminGame(n);
            for (String text : new String[] {"1/2", "0.3", "0.1"}) {
                Epsilon eps = Epsilon.parse(text);
                double completed = 1;
                double discarded = 1;
                for (int tree = 0; tree < 1 << ((1 << n) - 1); tree++) {
                    double tested = 0;
                    for (int x = 0; x < 1 << n; x++) {
                        tested += game.tests(x) ? probability(tree, x, n, eps.toDouble()) : 0;
                    }
                    for (int x = 0; x < 1 << n; x++) {
                        if (game.tests(x)) {
                            discarded = Math.min(discarded, probability(tree, x, n, eps.toDouble()) / tested);
                            completed = Math.min(completed, probability(tree, x, n - 1, eps.toDouble()));
                        }
                    }
                }
                assertThat(SettingProbability.least(SettingRule.INDEPENDENT, n, eps)
                                .doubleValue())
                        .isCloseTo(discarded, org.assertj.core.api.Assertions.within(1e-12));
                assertThat(SettingProbability.least(SettingRule.PARITY_COMPLETION, n, eps)
                                .doubleValue())
                        .isCloseTo(completed, org.assertj.core.api.Assertions.within(1e-12));
                assertThat(SettingProbability.leastAsPrinted(n, eps).doubleValue())
                        .as("the paper's bound on q is a bound")
                        .isLessThanOrEqualTo(discarded * (1 + 1e-12));
            }
        }
    }

    /** Of the first {@code bits} bits of x; node v of the tree (root 1, children 2v and 2v + 1) prefers bit (tree >> v - 1). */
    private static double probability(int tree, int x, int bits, double eps) {
        double p = 1;
        int node = 1;
        for (int i = 0; i < bits; i++) {
            int bit = x >> i & 1;
            p *= (tree >> (node - 1) & 1) == bit ? 1 - eps : eps;
            node = 2 * node + bit;
        }
        return p;
    }
}
