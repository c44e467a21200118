package io.github.clinamen.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AxisTest {
    @Test
    @DisplayName("linear axes are marked at multiples of 1, 2 or 5 times a power of ten, in either direction")
    void linear() {
        assertThat(labels(Axis.linear("", 0, 1))).containsExactly("0", "0.2", "0.4", "0.6", "0.8", "1");
        assertThat(labels(Axis.linear("", 3870, 0)))
                .containsExactly("0", "500", "1000", "1500", "2000", "2500", "3000", "3500");
        assertThat(labels(Axis.linear("", -12, 0, 4))).containsExactly("\u221212", "\u22128", "\u22124", "0");
        assertThat(Axis.linear("", 0.5, 0.1, 0.1).place(0.2)).isCloseTo(0.75, within(1e-12));
    }

    @Test
    @DisplayName("logarithmic axes label decades, not more than fit, and mark the digits between near ones")
    void logarithmic() {
        Axis few = Axis.logarithmic("", 0.01, 100);
        assertThat(labels(few)).containsExactly("0.01", "0.1", "1", "10", "100");
        assertThat(few.ticks()).hasSize(4 * 9 + 1);
        assertThat(few.place(1)).isCloseTo(0.5, within(1e-12));
        assertThat(labels(Axis.logarithmic("", 1, 1e17)))
                .containsExactly("1", "1000", "10^{6}", "10^{9}", "10^{12}", "10^{15}");
    }

    @Test
    void refusesAnAxisThatIsNone() {
        assertThatThrownBy(() -> Axis.linear("", 1, 1, 1)).hasMessageContaining("two different ends");
        assertThatThrownBy(() -> new Axis("", 0, 1, true, List.of())).hasMessageContaining("above 0");
    }

    @Test
    @DisplayName("curves are cut at the edges: inside, leaving, crossing and coming back")
    void clip() {
        Clip clip = new Clip(0, 10);
        assertThat(clip.stretches(List.of(new Point(0, 1), new Point(1, 9))))
                .containsExactly(List.of(new Point(0, 1), new Point(1, 9)));
        assertThat(clip.stretches(List.of(new Point(0, 5), new Point(1, 15), new Point(2, 5))))
                .containsExactly(
                        List.of(new Point(0, 5), new Point(0.5, 10)), List.of(new Point(1.5, 10), new Point(2, 5)));
        assertThat(clip.stretches(List.of(new Point(0, -10), new Point(3, 20))))
                .containsExactly(List.of(new Point(1, 0), new Point(2, 10)));
        assertThat(clip.stretches(List.of(new Point(0, 5), new Point(1, 10), new Point(2, 20))))
                .containsExactly(List.of(new Point(0, 5), new Point(1, 10)));
        assertThat(clip.stretches(List.of(new Point(0, 20), new Point(1, 30)))).isEmpty();
    }

    private static List<String> labels(Axis axis) {
        return axis.ticks().stream()
                .map(Axis.Tick::label)
                .filter(l -> !l.isEmpty())
                .toList();
    }
}
