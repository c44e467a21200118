package io.github.clinamen.core.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clinamen.core.bits.BitString;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TallyTest {
    @Test
    void mergingIsAssociativeWithEmptyAsNeutralElement() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 500; i++) {
            Tally a = random(random);
            Tally b = random(random);
            Tally c = random(random);
            assertThat(a.merge(b).merge(c)).isEqualTo(a.merge(b.merge(c)));
            assertThat(a.merge(Tally.EMPTY)).isEqualTo(a);
            assertThat(Tally.EMPTY.merge(a)).isEqualTo(a);
        }
    }

    @Test
    void mergingShiftsTheWrongPositionsByTheKeptRounds() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 200; i++) {
            Tally merged = Tally.EMPTY;
            List<Long> wrong = new ArrayList<>();
            for (int part = 0; part < 5; part++) {
                boolean[] rounds = new boolean[random.nextInt(6)];
                for (int r = 0; r < rounds.length; r++) {
                    rounds[r] = random.nextInt(8) == 0;
                    if (rounds[r]) {
                        wrong.add(merged.kept() + r);
                    }
                }
                merged = merged.merge(of(rounds));
            }
            assertThat(merged.wrong()).isEqualTo(wrong.size());
            assertThat(merged.firstWrong()).isEqualTo(wrong.isEmpty() ? -1 : wrong.getFirst());
            assertThat(merged.lastWrong()).isEqualTo(wrong.isEmpty() ? -1 : wrong.getLast());
        }
    }

    @Test
    void contradictionsCannotBeBuilt() {
        assertThatThrownBy(() -> new Tally(1, 2, 0, -1, -1, false, BitString.EMPTY))
                .hasMessageContaining("kept 2");
        assertThatThrownBy(() -> new Tally(9, 9, 1, -1, -1, false, BitString.EMPTY))
                .hasMessageContaining("wrong positions -1 to -1");
        assertThatThrownBy(() -> new Tally(9, 9, 3, 4, 5, false, BitString.EMPTY))
                .hasMessageContaining("4 to 5 do not fit 3");
        assertThatThrownBy(() -> new Tally(9, 9, 0, 4, 4, false, BitString.EMPTY))
                .hasMessageContaining("do not fit 0");
        assertThatThrownBy(() -> new Tally(9, 5, 1, 5, 5, false, BitString.EMPTY))
                .hasMessageContaining("5 kept");
    }

    private static Tally of(boolean[] wrong) {
        Tally tally = Tally.EMPTY;
        for (boolean w : wrong) {
            tally = tally.merge(new Tally(1, 1, w ? 1 : 0, w ? 0 : -1, w ? 0 : -1, w, BitString.of(w)));
        }
        return tally;
    }

    private static Tally random(SplittableRandom random) {
        boolean[] wrong = new boolean[random.nextInt(40)];
        for (int i = 0; i < wrong.length; i++) {
            wrong[i] = random.nextInt(10) == 0;
        }
        return of(wrong);
    }
}
