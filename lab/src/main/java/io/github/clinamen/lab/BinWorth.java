package io.github.clinamen.lab;

import io.github.clinamen.core.Epsilon;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;

/**
 * One bin of the scattered layout: how its pick is steered, and what it is worth to Eve for each number of wrong rounds.
 * The steering is the best one for no wrong round. With wrong rounds allowed (P5) it is still the best for the adversaries
 * here: of two kinds of boxes the more predictable one is the one that may be wrong, so that picking it is better twice.
 *
 * @param choice over the bits of the pick
 * @param series the bias of the picked round, by the number of wrong ones among the others
 */
record BinWorth(SteeredTree choice, WrongSeries series) {
    private record Kind(BigFraction pass, BigFraction bias) {}

    /**
     * @param pass of each place, the probability that its round is not wrong
     * @param bias of each place, the predictability of its contributed bit
     */
    static BinWorth of(Epsilon epsilon, int depth, List<BigFraction> pass, List<BigFraction> bias, int wrongAllowed) {
        SteeredTree choice = SteeredTree.most(epsilon, depth, Worth.binPays(pass, bias)::get);
        if (wrongAllowed == 0) {
            return new BinWorth(choice, WrongSeries.constant(choice.value(), 0));
        }
        Map<Kind, Integer> kinds = new LinkedHashMap<>();
        for (int l = 0; l < pass.size(); l++) {
            kinds.merge(new Kind(pass.get(l), bias.get(l)), 1, Integer::sum);
        }
        WrongSeries series = WrongSeries.constant(BigFraction.ZERO, wrongAllowed);
        for (Kind picked : kinds.keySet()) {
            BigFraction reached = choice.expectation(
                    epsilon,
                    l -> picked.equals(new Kind(pass.get(l), bias.get(l))) ? BigFraction.ONE : BigFraction.ZERO);
            WrongSeries tested = WrongSeries.constant(reached.multiply(picked.bias()), wrongAllowed);
            for (Map.Entry<Kind, Integer> kind : kinds.entrySet()) {
                int count = kind.getValue() - (kind.getKey().equals(picked) ? 1 : 0);
                tested = tested.times(
                        WrongSeries.round(kind.getKey().pass(), wrongAllowed).power(count));
            }
            series = series.plus(tested);
        }
        return new BinWorth(choice, series);
    }

    /** Boxes that learn the picks: one kind is tested everywhere, another picked everywhere. */
    static BinWorth leaked(
            Epsilon epsilon, int depth, BigFraction testedPass, BigFraction pickedBias, int wrongAllowed) {
        return new BinWorth(
                SteeredTree.most(epsilon, depth, l -> pickedBias),
                WrongSeries.constant(pickedBias, wrongAllowed)
                        .times(WrongSeries.round(testedPass, wrongAllowed).power((1 << depth) - 1)));
    }
}
