package io.github.clinamen.certify;

import io.github.clinamen.core.certificate.FrontierCertificate;
import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.core.game.OutcomeFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.fraction.BigFraction;

/**
 * Finds the trade-off (P1) of a game and function. |M + L| <= R splits into two independent halves, one for each sign:
 * the frontier is the upper one of the two halves' frontiers at every alpha.
 */
public final class FrontierFinder {
    private final Reduction reduction;
    private final List<HalfFrontier> halves;

    private FrontierFinder(MerminGame game, OutcomeFunction function, int setting, Symmetry symmetry) {
        reduction = new Reduction(game, function, setting, symmetry.groups(game.parties(), function, setting));
        halves = List.of(HalfFrontier.find(game, reduction, 0), HalfFrontier.find(game, reduction, 1));
    }

    /** The certificate for setting 1...1 and, by relabelling, every tested setting; not yet checked. */
    public static FrontierCertificate find(MerminGame game, OutcomeFunction function, Symmetry symmetry) {
        int setting = (1 << game.parties()) - 1;
        FrontierFinder finder = new FrontierFinder(game, function, setting, symmetry);
        List<BigFraction> alphas = finder.breakpoints();
        List<FrontierCertificate.PointProof> points =
                alphas.stream().map(finder::point).toList();
        List<FrontierCertificate.BoxProof> boxes = new ArrayList<>();
        boxes.add(finder.perfectBox());
        for (int i = 1; i < alphas.size(); i++) {
            boxes.add(finder.segmentBox(alphas.get(i - 1), alphas.get(i)));
        }
        return new FrontierCertificate(game, function, setting, finder.reduction.groups(), points, boxes);
    }

    private BigFraction beta(BigFraction alpha) {
        return max(halves.get(0).beta(alpha), halves.get(1).beta(alpha));
    }

    /** All breakpoints of both halves and their crossings, less those in the middle of a straight line. */
    private List<BigFraction> breakpoints() {
        BigFraction least = max(halves.get(0).leastAlpha(), halves.get(1).leastAlpha());
        List<BigFraction> candidates = new ArrayList<>(Stream.concat(
                        Stream.of(least),
                        halves.stream().flatMap(h -> h.vertices().stream()).map(HalfFrontier.Vertex::alpha))
                .filter(a -> a.compareTo(least) >= 0)
                .sorted()
                .distinct()
                .toList());
        List<BigFraction> all = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            if (i > 0) {
                crossing(candidates.get(i - 1), candidates.get(i)).forEach(all::add);
            }
            all.add(candidates.get(i));
        }
        for (int i = 1; i < all.size() - 1; ) {
            if (isStraight(all.get(i - 1), all.get(i), all.get(i + 1))) {
                all.remove(i);
            } else {
                i++;
            }
        }
        // The frontier ends where beta reaches 0.
        while (all.size() > 1 && beta(all.get(all.size() - 2)).signum() == 0) {
            all.removeLast();
        }
        return all;
    }

    /** Where the two halves cross strictly between alphas between which both are straight. */
    private Stream<BigFraction> crossing(BigFraction from, BigFraction to) {
        BigFraction before = halves.get(0).beta(from).subtract(halves.get(1).beta(from));
        BigFraction after = halves.get(0).beta(to).subtract(halves.get(1).beta(to));
        if (before.signum() * after.signum() >= 0) {
            return Stream.empty();
        }
        BigFraction share = before.divide(before.subtract(after));
        return Stream.of(from.add(to.subtract(from).multiply(share)));
    }

    private boolean isStraight(BigFraction a, BigFraction b, BigFraction c) {
        return beta(b).subtract(beta(a))
                .multiply(c.subtract(b))
                .equals(beta(c).subtract(beta(b)).multiply(b.subtract(a)));
    }

    private FrontierCertificate.PointProof point(BigFraction alpha) {
        BigFraction beta = beta(alpha);
        return new FrontierCertificate.PointProof(
                alpha,
                beta,
                reduction.table(halves.get(0).multipliers(alpha, beta)),
                reduction.table(halves.get(1).multipliers(alpha, beta)));
    }

    private FrontierCertificate.BoxProof perfectBox() {
        int w = halves.get(0).leastAlpha().compareTo(halves.get(1).leastAlpha()) >= 0 ? 0 : 1;
        return new FrontierCertificate.BoxProof(w, reduction.table(halves.get(w).perfectBox()));
    }

    private FrontierCertificate.BoxProof segmentBox(BigFraction from, BigFraction to) {
        BigFraction middle = from.add(to).divide(2);
        int w = IntStream.range(0, 2)
                .filter(h -> halves.get(h).beta(middle).equals(beta(middle)))
                .findFirst()
                .orElseThrow();
        return new FrontierCertificate.BoxProof(w, reduction.table(halves.get(w).box(middle)));
    }

    private static BigFraction max(BigFraction a, BigFraction b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
