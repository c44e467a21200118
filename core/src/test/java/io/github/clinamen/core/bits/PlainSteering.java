package io.github.clinamen.core.bits;

/** The plain twin of {@link SteeringPlanes}: round by round. Never optimised. */
final class PlainSteering {
    private static final int LANES = 64 * SteeringPlanes.COLUMN_WORDS;

    private PlainSteering() {}

    static void avoid(RoundChunk chunk, int planes, long[] targets, boolean wandering) {
        boolean[] flipped = new boolean[LANES];
        for (int r = 0; r < 64 * chunk.usedWords(); r++) {
            int lane = r % LANES;
            boolean agrees = true;
            for (int p = 0; p < planes; p++) {
                boolean noise = bit(chunk.setting(p, r / 64), r);
                boolean target = bit(targets[SteeringPlanes.COLUMN_WORDS * p + lane / 64], lane) ^ flipped[lane];
                boolean x = noise ^ target ^ agrees;
                long place = 1L << (r & 63);
                chunk.setSetting(p, r / 64, chunk.setting(p, r / 64) & ~place | (x ? place : 0));
                agrees &= x == target;
            }
            if (wandering) {
                flipped[lane] ^= bit(chunk.setting(0, r / 64), r) ^ (planes > 1 && bit(chunk.setting(1, r / 64), r));
            }
        }
    }

    private static boolean bit(long word, int i) {
        return (word >>> (i & 63) & 1) == 1;
    }
}
