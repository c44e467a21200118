package io.github.clinamen.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearsalTest {
    @Test
    void everyCommandOfTheRehearsalSucceeds(@TempDir Path directory) {
        assertThat(Rehearsal.play(directory)).isTrue();
    }
}
