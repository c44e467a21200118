package io.github.clinamen.lab;

import io.github.clinamen.core.Epsilon;
import java.util.ArrayList;
import java.util.List;
import org.hipparchus.fraction.BigFraction;

/**
 * What steering can make of given boxes, exactly. For each round {@code pass} is the probability that it is not wrong when
 * the source hides it, {@code bias} the predictability of its contributed bit.
 */
final class Worth {
    private Worth() {}

    /** Scattered: what each pick of a bin pays, the bias of the picked round times the chance that all others pass. */
    static List<BigFraction> binPays(List<BigFraction> pass, List<BigFraction> bias) {
        List<BigFraction> pays = new ArrayList<>();
        BigFraction all = pass.stream().reduce(BigFraction.ONE, BigFraction::multiply);
        for (int l = 0; l < pass.size(); l++) {
            // A source with eps > 0 hides no box that is wrong at every setting, but one that never passes is possible.
            BigFraction others = pass.get(l).signum() > 0 ? all.divide(pass.get(l)) : productWithout(pass, l);
            pays.add(bias.get(l).multiply(others));
        }
        return pays;
    }

    private static BigFraction productWithout(List<BigFraction> pass, int l) {
        BigFraction product = BigFraction.ONE;
        for (int i = 0; i < pass.size(); i++) {
            product = i == l ? product : product.multiply(pass.get(i));
        }
        return product;
    }

    /**
     * A bin whose pick is drawn after its settings, against the rule: the source picks the one wrong round if there is
     * one, else the best paying. Being right is never worse, since the best pick then pays at least as much.
     */
    static BigFraction lateBin(Epsilon epsilon, int depth, List<BigFraction> pass, List<BigFraction> bias) {
        return Blocks.of(epsilon, depth, 1, pass, bias).advantage();
    }

    /**
     * Blocks: the index is drawn after all settings. With no wrong round the source leans to the best paying block; with
     * wrong rounds in one block only, to that one.
     *
     * @param choice the steering of the index when no round is wrong
     */
    record Blocks(SteeredTree choice, BigFraction advantage) {
        static Blocks of(Epsilon epsilon, int depth, int nd, List<BigFraction> pass, List<BigFraction> bias) {
            int nb = 1 << depth;
            List<BigFraction> pays = new ArrayList<>();
            List<BigFraction> right = new ArrayList<>();
            BigFraction allRight = BigFraction.ONE;
            for (int j = 0; j < nb; j++) {
                BigFraction pay = BigFraction.ONE;
                BigFraction passed = BigFraction.ONE;
                for (int i = j * nd; i < (j + 1) * nd; i++) {
                    pay = pay.multiply(bias.get(i));
                    passed = passed.multiply(pass.get(i));
                }
                pays.add(pay);
                right.add(passed);
                allRight = allRight.multiply(passed);
            }
            SteeredTree choice = SteeredTree.most(epsilon, depth, pays::get);
            BigFraction likeliest = BigFraction.ONE.subtract(epsilon.value()).pow(depth);
            BigFraction advantage = allRight.multiply(choice.value());
            for (int j = 0; j < nb; j++) {
                BigFraction only = BigFraction.ONE.subtract(right.get(j));
                for (int i = 0; i < nb; i++) {
                    only = i == j ? only : only.multiply(right.get(i));
                }
                advantage = advantage.add(only.multiply(likeliest).multiply(pays.get(j)));
            }
            return new Blocks(choice, advantage);
        }
    }
}
