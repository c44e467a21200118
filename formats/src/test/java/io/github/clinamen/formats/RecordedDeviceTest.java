package io.github.clinamen.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clinamen.core.InputException;
import io.github.clinamen.core.bits.RoundChunk;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordedDeviceTest {
    private static final int ROUNDS = 16384 + 4097;

    @TempDir
    Path folder;

    private RoundsFile file;
    private RecordedDevice device;

    @BeforeEach
    void open() {
        file = RoundsFile.open(RandomRounds.write(folder.resolve("r"), 5, ROUNDS, 7));
        device = new RecordedDevice(file);
    }

    @AfterEach
    void close() {
        file.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 63, 64, 65, 127, 4097})
    @DisplayName("the recorded outcomes come back for the recorded settings, whatever lies behind the last round")
    void outcomes(int rounds) {
        RoundChunk recorded = RandomRounds.chunk(5, rounds, 8);
        RoundChunk asked = settingsOnly(recorded);
        device.measure(1, asked);
        for (int r = 0; r < rounds; r++) {
            assertThat(asked.outcomesOf(r)).isEqualTo(recorded.outcomesOf(r));
        }
        assertThat(device.isSimulated()).isTrue();
        assertThat(device.spec()).startsWith("rounds:");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 63, 64, 4095, 4096})
    @DisplayName("the first round whose settings differ is named, and only valid rounds are compared")
    void otherSettings(int round) {
        RoundChunk asked = settingsOnly(RandomRounds.chunk(5, 4097, 8));
        asked.setSetting(3, round >> 6, asked.setting(3, round >> 6) ^ 1L << round);
        asked.setSetting(1, 64, asked.setting(1, 64) ^ 1);
        assertThatThrownBy(() -> device.measure(1, asked))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("round " + (16384 + round) + ": recorded with settings");
        if (round == 0) {
            RoundChunk beyond = settingsOnly(RandomRounds.chunk(5, 4097, 8));
            beyond.setSetting(2, 64, beyond.setting(2, 64) ^ 2);
            device.measure(1, beyond);
        }
    }

    @Test
    void tooFewRounds() {
        assertThatThrownBy(() -> device.measure(1, RandomRounds.chunk(5, 4098, 8)))
                .isInstanceOf(InputException.class)
                .hasMessageEndingWith("r: expected at least 20482 recorded rounds, found 20481");
        assertThatThrownBy(() -> device.measure(2, RandomRounds.chunk(5, 1, 8)))
                .isInstanceOf(InputException.class)
                .hasMessageEndingWith("expected at least 32769 recorded rounds, found 20481");
    }

    @Test
    void otherParties() {
        assertThatThrownBy(() -> device.measure(0, RandomRounds.chunk(3, 10, 7)))
                .isInstanceOf(InputException.class)
                .hasMessageEndingWith("r: expected rounds of 3 parties, found 5");
    }

    private static RoundChunk settingsOnly(RoundChunk recorded) {
        RoundChunk asked = RoundChunk.allocate(recorded.parties(), recorded.words() + 3);
        for (int p = 0; p < recorded.parties(); p++) {
            for (int w = 0; w < recorded.usedWords(); w++) {
                asked.setSetting(p, w, recorded.setting(p, w));
            }
        }
        return asked.withRounds(recorded.rounds());
    }
}
