package io.github.clinamen.core.practical;

import io.github.clinamen.core.Epsilon;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.hipparchus.fraction.BigFraction;

/**
 * How well the outcomes of one round can be guessed, whatever the settings, by someone with classical knowledge of boxes
 * that lose so often: a concave bound G(L), non-decreasing, where the loss L is the sum of P(lose | x) over the settings x
 * that can lose. At the other settings, if there are any, the outcomes' parity is free, and a curve may be lower.
 */
public sealed interface GuessCurve permits PolygonCurve, ThreePartyQuantumCurve, ChshQuantumCurve {
    /** One line that bounds the guessing probability for every loss. */
    record Line(BigFraction intercept, BigFraction slope) {
        BigFraction at(BigFraction loss) {
            return intercept.add(slope.multiply(loss));
        }
    }

    /** What stands behind a curve. */
    enum Evidence {
        /** Proved here: by hand in docs/practical.md, or by an exact certificate that core checks. */
        PROVEN,
        /** Proved in the literature named there. */
        CITED
    }

    /**
     * The curve for so many parties: 2 (CHSH), 3 or 5.
     *
     * @throws IllegalArgumentException when there is none
     */
    static GuessCurve of(BoxModel model, int parties) {
        return Stream.of(
                        PolygonCurve.FIVE_PARTIES,
                        PolygonCurve.THREE_PARTIES,
                        PolygonCurve.CHSH,
                        new ThreePartyQuantumCurve(),
                        new ChshQuantumCurve())
                .filter(curve -> curve.parties() == parties && curve.isQuantum() == model.hasQuantumBoxes())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("parties: expected "
                        + (model.hasQuantumBoxes() ? "2 or 3" : "2, 3 or 5") + " in model " + model.word() + ", found "
                        + parties));
    }

    /** What the boxes must obey. */
    default BoxModel model() {
        return isQuantum() ? BoxModel.QC : BoxModel.NC;
    }

    /** One word or two, for reports. */
    String name();

    /** Source bits that choose the settings of a round. */
    int parties();

    /** The largest loss that any boxes can have: the number of settings that can lose. */
    int mostLoss();

    /** The least loss that any boxes can have, or a little less. */
    default BigFraction leastLoss() {
        return BigFraction.ZERO;
    }

    /** Whether the boxes must obey quantum theory (model QC); else non-signalling is enough (model NC). */
    boolean isQuantum();

    Evidence evidence();

    /** Lines that bound G everywhere, among them the tightest one near the given loss. */
    List<Line> lines(BigFraction near);

    /**
     * Lines that bound the outcomes' probability at settings that cannot be lost; there G is the least of these and of {@link
     * #lines}.
     */
    default List<Line> untested() {
        return List.of();
    }

    /**
     * The least probability with which a source can give a setting that cannot be lost. In CHSH there is none; in Mermin games the number of ones
     * decides, and so does the round's last bit, given the others.
     */
    default BigFraction leastUntested(Epsilon epsilon) {
        return parties() == 2 ? BigFraction.ZERO : epsilon.value();
    }

    /** G in plain arithmetic, for searches and plots; nothing certified rests on it. */
    double approximate(double loss);

    /** The same at settings that cannot be lost. */
    default double approximateUntested(double loss) {
        double least = approximate(loss);
        for (Line line : untested()) {
            least = Math.min(
                    least, line.intercept().doubleValue() + line.slope().doubleValue() * loss);
        }
        return least;
    }

    /** An upper bound on G at this loss, or at the least one if that is more; at most 1, tight to 7 digits or more. */
    default BigFraction bound(BigFraction loss) {
        if (loss.signum() < 0) {
            throw new IllegalArgumentException("loss: expected 0 or more, found " + loss.doubleValue());
        }
        BigFraction possible = Collections.max(List.of(loss, leastLoss()));
        List<BigFraction> bounds = new ArrayList<>(List.of(BigFraction.ONE));
        for (Line line : lines(possible)) {
            bounds.add(line.at(possible));
        }
        return Collections.min(bounds);
    }
}
