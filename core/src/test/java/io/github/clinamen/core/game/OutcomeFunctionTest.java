package io.github.clinamen.core.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
}
