package io.github.clinamen.core.bits;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clinamen.core.device.GhzDevice;
import io.github.clinamen.core.game.MerminGame;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The game's kernels for every residue of n modulo 4, against the game one round at a time. */
class GamePlanesParityTest {
    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 6, 7, 8, 9})
    void kernelsAgreeWithTheGame(int n) {
        MerminGame game = new MerminGame(n);
        SplittableRandom random = new SplittableRandom(n);
        for (int rounds : new int[] {1, 63, 64, 65, 127, 4097}) {
            RoundChunk chunk = random(random, n, rounds);
            long[] kept = new long[chunk.words()];
            long[] wrong = new long[chunk.words()];
            GamePlanes.kept(chunk, game, kept);
            GamePlanes.wrong(chunk, game, wrong);
            for (int r = 0; r < rounds; r++) {
                int x = chunk.settingsOf(r);
                assertThat(kept[r >> 6] >>> r & 1).isEqualTo(game.tests(x) ? 1 : 0);
                assertThat(wrong[r >> 6] >>> r & 1).isEqualTo(game.isWrong(chunk.outcomesOf(r), x) ? 1 : 0);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 6, 7, 8, 9})
    void completedSettingsAreTestedAndGhzBoxesNeverWrong(int n) {
        MerminGame game = new MerminGame(n);
        RoundChunk chunk = random(new SplittableRandom(n), n, 4097);
        SettingPlanes.completeParity(chunk);
        new GhzDevice(n, 1).measure(0, chunk);
        for (int r = 0; r < chunk.rounds(); r++) {
            assertThat(game.tests(chunk.settingsOf(r))).isTrue();
            assertThat(game.isWrong(chunk.outcomesOf(r), chunk.settingsOf(r))).isFalse();
        }
        RoundChunk any = random(new SplittableRandom(n), n, 4097);
        new GhzDevice(n, 1).measure(0, any);
        for (int r = 0; r < any.rounds(); r++) {
            assertThat(game.isWrong(any.outcomesOf(r), any.settingsOf(r))).isFalse();
        }
    }

    private static RoundChunk random(SplittableRandom random, int n, int rounds) {
        RoundChunk chunk = RoundChunk.allocate(n, (rounds + 63) / 64).withRounds(rounds);
        for (int w = 0; w < chunk.words(); w++) {
            for (int p = 0; p < n; p++) {
                chunk.setSetting(p, w, random.nextLong());
                chunk.setOutcome(p, w, random.nextLong());
            }
        }
        return chunk;
    }
}
