package io.github.clinamen.formats;

import io.github.clinamen.core.bits.RoundChunk;
import java.nio.file.Path;
import java.util.SplittableRandom;

/** Rounds of uniform bits by seed, for tests: the same seed gives the same rounds. */
public final class RandomRounds {
    private RandomRounds() {}

    /** A chunk of random words, also where no round is, so that a reader that looks there is caught. */
    public static RoundChunk chunk(int parties, int rounds, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        RoundChunk chunk = RoundChunk.allocate(parties, RoundChunk.WORDS);
        for (int p = 0; p < parties; p++) {
            for (int w = 0; w < chunk.words(); w++) {
                chunk.setSetting(p, w, random.nextLong());
                chunk.setOutcome(p, w, random.nextLong());
            }
        }
        return chunk.withRounds(rounds);
    }

    /** A file whose chunk i is {@code chunk(parties, ., seed + i)}. */
    public static Path write(Path target, int parties, long rounds, long seed) {
        try (RoundsWriter writer = RoundsWriter.create(target, parties, true)) {
            for (long left = rounds; left > 0; left -= RoundChunk.ROUNDS) {
                writer.append(chunk(parties, (int) Math.min(left, RoundChunk.ROUNDS), seed++));
            }
            writer.commit();
        }
        return target;
    }
}
