package io.github.clinamen.core.practical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.bound.Assumption;
import io.github.clinamen.core.protocol.Expansion;
import java.util.Arrays;
import java.util.stream.Stream;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a reader is told of a practical run: its model, its curve and what it rests on. */
class PracticalWordsTest {
    private static Expansion plan(BoxModel model, int parties) {
        return new Expansion(
                model,
                parties,
                Epsilon.parse("0.45"),
                1000,
                new BigFraction(4, 5),
                new BigFraction(1, 100),
                BigFraction.ZERO,
                0,
                new BigFraction(1, 1000),
                new BigFraction(1, 1000),
                "circulant");
    }

    @Test
    void modelsAreReadBackAndSayWhatTheyAssume() {
        for (BoxModel model : BoxModel.values()) {
            assertThat(BoxModel.parse(model.word())).isEqualTo(model);
        }
        assertThat(BoxModel.NC.sentence()).contains("non-signalling", "classical side information");
        assertThat(BoxModel.QC.sentence()).contains("quantum", "classical side information");
        assertThat(BoxModel.QQ.sentence()).contains("quantum boxes", "quantum side information");
        assertThatThrownBy(() -> BoxModel.parse("ns")).hasMessage("model: expected nc, qc or qq, found \"ns\"");
    }

    @Test
    @DisplayName("a plan names the assumption on its boxes, and only where its curve is cited says so")
    void theAssumptionsAreThoseOfThePlan() {
        assertThat(plan(BoxModel.NC, 5).assumptions())
                .containsExactly(
                        Assumption.SANTHA_VAZIRANI,
                        Assumption.SOURCE_NOT_STEERED,
                        Assumption.NON_SIGNALLING_ROUNDS,
                        Assumption.CLASSICAL_SIDE_INFORMATION,
                        Assumption.NOTHING_LEAKS,
                        Assumption.TRUSTED_PROCESSING);
        assertThat(plan(BoxModel.QC, 3).assumptions())
                .containsExactly(
                        Assumption.SANTHA_VAZIRANI,
                        Assumption.SOURCE_NOT_STEERED,
                        Assumption.QUANTUM_ROUNDS,
                        Assumption.CLASSICAL_SIDE_INFORMATION,
                        Assumption.NOTHING_LEAKS,
                        Assumption.TRUSTED_PROCESSING,
                        Assumption.CITED_CURVE);
    }

    @Test
    void everyAssumptionIsASentenceOfItsOwn() {
        assertThat(Arrays.stream(Assumption.values()).map(Assumption::sentence))
                .doesNotHaveDuplicates()
                .allSatisfy(sentence -> assertThat(sentence).matches("[A-Z].{20,}\\."));
    }

    @Test
    @DisplayName("each curve is found by its model and parties and has a name of its own")
    void curvesAreToldApart() {
        Stream<GuessCurve> curves = Stream.of(
                plan(BoxModel.NC, 2).curve(),
                plan(BoxModel.NC, 3).curve(),
                plan(BoxModel.NC, 5).curve(),
                plan(BoxModel.QC, 2).curve(),
                plan(BoxModel.QC, 3).curve());
        assertThat(curves.map(GuessCurve::name))
                .containsExactly(
                        "CHSH non-signalling",
                        "three-party non-signalling",
                        "five-party non-signalling",
                        "CHSH quantum",
                        "three-party quantum");
    }
}
