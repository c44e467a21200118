package io.github.clinamen.core.practical;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.core.source.ByteSource;
import java.io.ByteArrayInputStream;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundOrderTest {
    @ParameterizedTest
    @DisplayName("Setting p of round r is bit n r + p of the source: no round's bits come after a later round's")
    @CsvSource({"2,1", "2,64", "2,130", "3,63", "3,65", "3,16384", "5,1", "5,127", "5,4097"})
    void settingsFollowTheSource(int parties, int rounds) {
        RoundChunk chunk = RoundChunk.allocate(parties, RoundChunk.WORDS).withRounds(rounds);
        for (int p = 0; p < parties; p++) {
            for (int w = 0; w < chunk.words(); w++) {
                chunk.setOutcome(p, w, p + 1);
            }
        }
        byte[] bytes = new byte[8 * parties * chunk.usedWords() + 16];
        new Random(parties + rounds).nextBytes(bytes);
        ByteSource source = new ByteSource("bytes", Epsilon.HALF, new ByteArrayInputStream(bytes));
        RoundOrder.draw(source, 0, chunk);
        for (int r = 0; r < rounds; r++) {
            for (int p = 0; p < parties; p++) {
                int bit = parties * r + p;
                assertThat(chunk.settingsOf(r) >> p & 1)
                        .as("round %s party %s", r, p)
                        .isEqualTo(bytes[bit >> 3] >> (bit & 7) & 1);
            }
        }
        for (int p = 0; p < parties; p++) {
            for (int w = 0; w < chunk.words(); w++) {
                assertThat(chunk.outcome(p, w)).as("outcomes are left alone").isEqualTo(p + 1);
            }
        }
        assertThat(source.bitsDrawn()).isEqualTo(64L * parties * chunk.usedWords());
    }
}
