package io.github.clinamen.formats.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.clinamen.core.bound.FrontierGame;
import io.github.clinamen.formats.BitOrder;
import io.github.clinamen.formats.exchange.CountsFile;
import io.github.clinamen.formats.exchange.CountsRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class IbmExampleTest {
    private final CountsFile file = CountsFile.read(Path.of("../testdata/ibm_marrakesh_ghz5.json"), CountsRequest.NONE);
    private final Assessment assessment = Assessment.of(file.counts(), 0.95, List.of(FrontierGame.FIVE_PARTY_MAJORITY));

    @Test
    @DisplayName("three settings with 1, 3 and 5 Y's, 1024 shots each, in Qiskit's order")
    void counts() {
        assertThat(file.counts().parties()).isEqualTo(5);
        assertThat(file.counts().settings()).containsOnlyKeys(0b11110, 0b11000, 0b00000);
        assertThat(file.counts().shots()).isEqualTo(3072);
        assertThat(file.counts().settings().getOrDefault(0b11110, new TreeMap<>()))
                .containsEntry(0b11100, 60L);
        assertThat(file.order()).isEqualTo(BitOrder.FIRST_BIT_LAST);
        assertThat(file.orderFrom()).isEqualTo("stated in the file");
    }

    @Test
    @DisplayName("value 14.535 of 16, wrong fraction 0.0458, under the symmetry assumption")
    void value() {
        assertThat(assessment.merminValue()).isCloseTo(14.535, within(0.0005));
        assertThat(assessment.wrong().doubleValue()).isCloseTo(0.0458, within(0.00005));
        assertThat(assessment.symmetryAssumed()).isTrue();
        assertThat(assessment.measuredSettings()).isEqualTo(3);
        assertThat(assessment.localBound()).isEqualTo(4);
        assertThat(assessment.maximum()).isEqualTo(16);
    }

    @Test
    @DisplayName("the other convention is found: setting 1 = Y and one party's outcome flipped")
    void relabelling() {
        assertThat(assessment.names()).isEqualTo(new LocalRelabelling(0b11111, 0, true));
        assertThat(assessment.names().describe(5))
                .isEqualTo("X and Y exchanged at all parties; outcome of party 1 flipped");
    }

    @Test
    @DisplayName("per setting: correlators -.9121, +.9082, -.8926")
    void settings() {
        assertThat(assessment.settings())
                .extracting(SettingAssessment::setting)
                .containsExactlyInAnyOrder("YXXXX", "YYYXX", "YYYYY");
        for (SettingAssessment setting : assessment.settings()) {
            double expected = switch (setting.setting()) {
                case "YXXXX" -> -0.9121;
                case "YYYXX" -> 0.9082;
                default -> -0.8926;
            };
            assertThat(setting.correlation()).isCloseTo(expected, within(0.00005));
            assertThat(setting.wrongFraction())
                    .isBetween(setting.interval().lower(), setting.interval().upper());
        }
    }

    @Test
    @DisplayName("the interval holds the estimate; the boxes leave Eve uncertain; the marginals are compared")
    void judged() {
        assertThat(assessment.wrongInterval().lower()).isBetween(0.03, 0.0458);
        assertThat(assessment.wrongInterval().upper()).isBetween(0.0458, 0.065);
        Predictability majority = assessment.predictability().getFirst();
        // I = 16 * 0.0458 = 0.733: (1 + 3/4 + 0.733/8)/2 at the frontier's point (3/4, 1/8).
        assertThat(majority.atEstimate()).isCloseTo((1.75 + 16 * 0.045793 / 8) / 2, within(1e-4));
        assertThat(majority.atUpperLimit()).isGreaterThan(majority.atEstimate()).isLessThan(1);
        assertThat(assessment.noSignalling().tests()).isPositive();
        assertThat(assessment.noSignalling().pValue()).isBetween(0.0, 1.0);
    }
}
