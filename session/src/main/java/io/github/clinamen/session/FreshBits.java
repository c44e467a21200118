package io.github.clinamen.session;

import io.github.clinamen.core.InputException;
import io.github.clinamen.core.bits.BitString;
import io.github.clinamen.core.bits.RoundChunk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether an extractor's seed is fresh, so far as a program can see: a seed that repeats the settings is known to the boxes. */
final class FreshBits {
    private static final String FILE = "file:";

    /** Bits that are compared; fewer than this say nothing. */
    private static final int TELLING = 128;

    private static final int COMPARED = 4096;

    private FreshBits() {}

    /** @throws InputException when two different texts name one file, which would be read from its beginning twice */
    static void requireOtherFile(String source, String fresh) {
        if (source.equals(fresh) || !source.startsWith(FILE) || !fresh.startsWith(FILE)) {
            return;
        }
        Path first = Path.of(source.substring(FILE.length()));
        Path second = Path.of(fresh.substring(FILE.length()));
        try {
            if (Files.isSameFile(first, second)) {
                throw new InputException(
                        fresh + ": the same file as " + source + "; leave --fresh out to go on where the settings end");
            }
        } catch (IOException e) {
            throw new InputException(second + ": cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * @param seed the extractor's
     * @param rounds the first rounds of the run
     * @throws InputException when the seed begins with their settings, in the order of a practical or of a scattered run
     */
    static void requireOthers(BitString seed, RoundChunk rounds) {
        int n = rounds.parties();
        int bits = (int) Math.min(Math.min(seed.length(), COMPARED), (long) n * rounds.rounds());
        if (bits < TELLING) {
            return;
        }
        boolean roundByRound = true;
        boolean wordByWord = true;
        for (int i = 0; i < bits; i++) {
            roundByRound &= seed.get(i) == setting(rounds, i / n, i % n);
            int word = i / (64 * n);
            int within = i % (64 * n);
            int round = 64 * word + within % 64;
            wordByWord &= round >= rounds.rounds() || seed.get(i) == setting(rounds, round, within / 64);
        }
        if (roundByRound || wordByWord) {
            throw new InputException(
                    "fresh: expected bits that have not been used, found the settings of the rounds again");
        }
    }

    private static boolean setting(RoundChunk rounds, int round, int party) {
        return (rounds.setting(party, round >> 6) >>> (round & 63) & 1) == 1;
    }
}
