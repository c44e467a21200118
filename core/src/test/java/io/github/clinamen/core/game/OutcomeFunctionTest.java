package io.github.clinamen.core.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomeFunctionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "majority:3    | 00010111",
                "parity:3      | 01101001",
                "weights:3:0,3 | 10000001",
                "weights:2:    | 0000",
                "table:2:0100  | 0100"
            })
    void valuesForOutcomesCountedUpFromZero(String spec, String values) {
        OutcomeFunction function = OutcomeFunction.parse(spec);
        StringBuilder found = new StringBuilder();
        for (int a = 0; a < 1 << function.arity(); a++) {
            found.append(function.value(a) ? '1' : '0');
            // Parties after the m-th do not matter.
            assertThat(function.value(a | 1 << function.arity())).isEqualTo(function.value(a));
        }
        assertThat(found).hasToString(values);
        assertThat(function.spec()).isEqualTo(spec);
    }

    @Test
    void majorityIsTheWeightSetOfItsUpperHalf() {
        for (int m = 1; m <= 9; m += 2) {
            OutcomeFunction majority = new OutcomeFunction.Majority(m);
            OutcomeFunction weights = new OutcomeFunction.WeightSet(m, (1 << m + 1) - (1 << (m + 1) / 2));
            for (int a = 0; a < 1 << m; a++) {
                assertThat(majority.value(a)).isEqualTo(weights.value(a));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "majority", "majority:", "majority:2", "majority:0", "majority:99", "majority:3:4", "majority:x",
                "weights:3", "weights:3:4", "weights:3:-1", "weights:3:a", "table:2:011", "table:2:0112", "table:20:0",
                        "or:3"
            })
    void whatIsNoFunctionIsRefused(String spec) {
        assertThatThrownBy(() -> OutcomeFunction.parse(spec))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "parity:0",
                "parity:-1",
                "parity:26",
                "weights:0:0",
                "weights:26:0",
                "table:0:0",
                "table:-1:0",
                "table:17:01"
            })
    void moreOrFewerPartiesThanAGameHasAreRefused(String spec) {
        assertThatThrownBy(() -> OutcomeFunction.parse(spec)).hasMessageContaining("parties");
    }

    @Test
    void weightsBeyondTheArityAreRefused() {
        assertThatThrownBy(() -> new OutcomeFunction.WeightSet(3, 1 << 4)).hasMessageContaining("weights from 0 to 3");
        assertThatThrownBy(() -> new OutcomeFunction.WeightSet(3, -1)).hasMessageContaining("weights from 0 to 3");
        assertThat(new OutcomeFunction.WeightSet(3, (1 << 4) - 1).spec()).isEqualTo("weights:3:0,1,2,3");
    }

    @Test
    void tablesGoUpTo16Parties() {
        OutcomeFunction table = new OutcomeFunction.Table(16, "01".repeat(1 << 15));
        assertThat(table.value(0xfffe)).isFalse();
        assertThat(table.value(0xffff)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"majority:3, true", "parity:2, true", "'weights:3:0,3', true", "table:2:0110, false"})
    @DisplayName("a table does not promise to be symmetric, even where it is")
    void symmetric(String spec, boolean symmetric) {
        assertThat(OutcomeFunction.parse(spec).isSymmetric()).isEqualTo(symmetric);
    }
}
