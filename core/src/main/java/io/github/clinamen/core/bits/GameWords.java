package io.github.clinamen.core.bits;

/**
 * The Mermin game and CHSH over words of 64 rounds, from a word to the end of the plane. With the weight w of the settings
 * counted modulo 4 in the planes {@code ones} and {@code twos}: a round is tested when n - w is even, that is where
 * {@code ones} is n mod 2; it has n - w Y's, so the parity it requires is {@code twos} when n mod 4 is 0 or 1 and its
 * complement when n mod 4 is 2 or 3.
 */
final class GameWords {
    private GameWords() {}

    static void completeParity(RoundChunk chunk, int from) {
        int last = chunk.parties() - 1;
        for (int w = from; w < chunk.usedWords(); w++) {
            long completed = odd(chunk.parties());
            for (int p = 0; p < last; p++) {
                completed ^= chunk.setting(p, w);
            }
            chunk.setSetting(last, w, completed);
        }
    }

    static boolean allTested(RoundChunk chunk, int from) {
        long all = -1L;
        for (int w = from; w < chunk.usedWords(); w++) {
            all &= tested(chunk, w);
        }
        return all == -1L;
    }

    static void tested(RoundChunk chunk, int from, long[] tested) {
        for (int w = from; w < chunk.usedWords(); w++) {
            tested[w] = tested(chunk, w);
        }
        RoundKernel.clearRest(chunk, tested);
    }

    static void wrong(RoundChunk chunk, int from, long[] wrong) {
        int n = chunk.parties();
        for (int w = from; w < chunk.usedWords(); w++) {
            wrong[w] = tested(chunk, w) & (required(chunk, w) ^ outcomeParity(chunk, n, w));
        }
        RoundKernel.clearRest(chunk, wrong);
    }

    static void wrongInChsh(RoundChunk chunk, int from, long[] wrong) {
        for (int w = from; w < chunk.usedWords(); w++) {
            wrong[w] = chunk.outcome(0, w) ^ chunk.outcome(1, w) ^ chunk.setting(0, w) & chunk.setting(1, w);
        }
        RoundKernel.clearRest(chunk, wrong);
    }

    /**
     * @param flips none at all for no flips
     */
    static void correlate(RoundChunk chunk, int from, long[] flips) {
        int last = chunk.parties() - 1;
        for (int w = from; w < chunk.usedWords(); w++) {
            long tested = tested(chunk, w);
            long fixed = required(chunk, w) ^ outcomeParity(chunk, last, w) ^ (flips.length == 0 ? 0 : flips[w]);
            chunk.setOutcome(last, w, fixed & tested | chunk.outcome(last, w) & ~tested);
        }
    }

    /** What {@code twos} starts from, in all rounds of a word. */
    static long sign(int parties) {
        return parties % 4 >= 2 ? -1L : 0;
    }

    /** What {@code ones} must be for a round to be tested, in all rounds of a word. */
    static long odd(int parties) {
        return -(parties & 1L);
    }

    private static long tested(RoundChunk chunk, int w) {
        long ones = ~odd(chunk.parties());
        for (int p = 0; p < chunk.parties(); p++) {
            ones ^= chunk.setting(p, w);
        }
        return ones;
    }

    private static long required(RoundChunk chunk, int w) {
        long ones = 0;
        long twos = sign(chunk.parties());
        for (int p = 0; p < chunk.parties(); p++) {
            long x = chunk.setting(p, w);
            twos ^= ones & x;
            ones ^= x;
        }
        return twos;
    }

    private static long outcomeParity(RoundChunk chunk, int parties, int w) {
        long parity = 0;
        for (int p = 0; p < parties; p++) {
            parity ^= chunk.outcome(p, w);
        }
        return parity;
    }
}
