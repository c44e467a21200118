package io.github.clinamen.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clinamen.core.protocol.ParallelRun;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PartTest {
    @Test
    @DisplayName(
            "Parts cover a part in order without gap, in whole stretches, none longer than another by more than one")
    void partsCoverThePart() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 2000; i++) {
            long first = random.nextLong(1000) * ParallelRun.STRETCH;
            Part whole = new Part(first, first + 1 + random.nextLong(1L << random.nextInt(1, 40)));
            int most = 1 + random.nextInt(100);
            List<Part> parts = whole.split(most);
            assertThat(parts).hasSizeBetween(1, most);
            assertThat(parts.getFirst().first()).isEqualTo(whole.first());
            assertThat(parts.getLast().end()).isEqualTo(whole.end());
            long longest = 0;
            for (int k = 0; k < parts.size(); k++) {
                assertThat(k == 0 || parts.get(k).first() == parts.get(k - 1).end())
                        .isTrue();
                assertThat(parts.get(k).first() % ParallelRun.STRETCH).isZero();
                longest = Math.max(longest, parts.get(k).end() - parts.get(k).first());
            }
            for (Part part : parts.subList(0, parts.size() - 1)) {
                assertThat(longest - (part.end() - part.first())).isBetween(0L, (long) ParallelRun.STRETCH);
            }
        }
    }

    @Test
    void aPartThatCannotBeIsRefused() {
        assertThatThrownBy(() -> new Part(1, 2)).hasMessageContaining("multiple of 64");
        assertThatThrownBy(() -> new Part(64, 64)).hasMessageContaining("found 64 to 64");
    }
}
