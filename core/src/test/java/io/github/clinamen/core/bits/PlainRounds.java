package io.github.clinamen.core.bits;

import io.github.clinamen.core.game.Game;
import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.core.game.OutcomeFunction;

/** The plain twin of the kernels that read rounds: one round at a time, by the definitions of the game. Never optimised. */
final class PlainRounds {
    private PlainRounds() {}

    static void tested(RoundChunk chunk, Game game, long[] tested) {
        clear(chunk, tested);
        for (int r = 0; r < chunk.rounds(); r++) {
            set(tested, r, game.context(chunk.settingsOf(r)).isPresent());
        }
    }

    static void wrong(RoundChunk chunk, Game game, long[] wrong) {
        clear(chunk, wrong);
        for (int r = 0; r < chunk.rounds(); r++) {
            set(wrong, r, game.isWrong(chunk.outcomesOf(r), chunk.settingsOf(r)));
        }
    }

    static void values(RoundChunk chunk, Game game, long[] values) {
        clear(chunk, values);
        for (int r = 0; r < chunk.rounds(); r++) {
            int outcomes = chunk.outcomesOf(r);
            set(
                    values,
                    r,
                    game.context(chunk.settingsOf(r))
                            .map(c -> c.value().value(outcomes))
                            .orElse(false));
        }
    }

    static void completeParity(RoundChunk chunk) {
        int last = chunk.parties() - 1;
        for (int w = 0; w < chunk.usedWords(); w++) {
            long completed = chunk.parties() % 2 == 1 ? -1L : 0;
            for (int p = 0; p < last; p++) {
                completed ^= chunk.setting(p, w);
            }
            chunk.setSetting(last, w, completed);
        }
    }

    static void kept(RoundChunk chunk, long[] kept) {
        MerminGame game = new MerminGame(chunk.parties());
        clear(chunk, kept);
        for (int r = 0; r < chunk.rounds(); r++) {
            set(kept, r, game.tests(chunk.settingsOf(r)));
        }
    }

    static void wrong(RoundChunk chunk, long[] wrong) {
        MerminGame game = new MerminGame(chunk.parties());
        clear(chunk, wrong);
        for (int r = 0; r < chunk.rounds(); r++) {
            set(wrong, r, game.isWrong(chunk.outcomesOf(r), chunk.settingsOf(r)));
        }
    }

    static void values(RoundChunk chunk, OutcomeFunction function, long[] values) {
        clear(chunk, values);
        for (int r = 0; r < chunk.rounds(); r++) {
            set(values, r, function.value(chunk.outcomesOf(r)));
        }
    }

    static void correlate(RoundChunk chunk, long[] flips) {
        MerminGame game = new MerminGame(chunk.parties());
        int last = chunk.parties() - 1;
        for (int r = 0; r < 64 * chunk.usedWords(); r++) {
            int setting = chunk.settingsOf(r);
            if (game.tests(setting)) {
                int others = chunk.outcomesOf(r) & ~(1 << last);
                long flip = flips.length == 0 ? 0 : flips[r >> 6] >>> (r & 63) & 1;
                long outcome = (Integer.bitCount(others) + game.requiredParity(setting) + flip) & 1;
                long place = 1L << (r & 63);
                chunk.setOutcome(last, r >> 6, chunk.outcome(last, r >> 6) & ~place | (outcome == 1 ? place : 0));
            }
        }
    }

    private static void clear(RoundChunk chunk, long[] plane) {
        for (int w = 0; w < chunk.words(); w++) {
            plane[w] = 0;
        }
    }

    private static void set(long[] plane, int round, boolean bit) {
        if (bit) {
            plane[round >> 6] |= 1L << (round & 63);
        }
    }
}
