package io.github.clinamen.core.bits;

/** {@link SteeringPlanes} one column of words after the other. */
final class SteeringWords {
    private static final int COLUMN_WORDS = SteeringPlanes.COLUMN_WORDS;

    private SteeringWords() {}

    static void avoid(RoundChunk chunk, int planes, long[] targets, boolean wandering) {
        for (int column = 0; column < COLUMN_WORDS; column++) {
            long flip = 0;
            for (int w = column; w < chunk.usedWords(); w += COLUMN_WORDS) {
                long agrees = -1;
                long change = 0;
                for (int p = 0; p < planes; p++) {
                    // x_p = N_p xor t_p xor m_p, and it differs from t_p by N_p xor m_p.
                    long differs = chunk.setting(p, w) ^ agrees;
                    long setting = differs ^ targets[COLUMN_WORDS * p + column] ^ flip;
                    chunk.setSetting(p, w, setting);
                    agrees &= ~differs;
                    change ^= p < 2 ? setting : 0;
                }
                flip ^= wandering ? change : 0;
            }
        }
    }
}
