package io.github.clinamen.core.bits;

/** Settings planes steered away from a target setting, for an adversarial source. */
public final class SteeringPlanes {
    /** Words of 64 lanes each: rounds 512 apart are one lane, whatever the vector width. */
    public static final int COLUMN_WORDS = 8;

    private SteeringPlanes() {}

    /**
     * Turns planes of noise, ones being the rarer value, into settings that avoid the target of their lane. In each round,
     * with noise N_p and target t_p, and m_p = 1 while x_q = t_q for all q below p,
     *
     * <pre>
     *   x_p = N_p xor t_p xor m_p,
     * </pre>
     *
     * so that x_p = t_p exactly when N_p = 1, while the round agrees with its target, and when N_p = 0 afterwards. With
     * {@code wandering}, all t_p of the lane are then flipped when x_1 xor x_2 = 1 (x_2 = 0 where there is one plane), so that
     * they depend on all earlier rounds of the lane.
     *
     * @param chunk its first {@code planes} settings planes hold the noise and are overwritten, used words only
     * @param targets {@code 8 planes} words: bit b of word {@code 8 p + c} is t_p at the start for lane 64 c + b
     */
    public static void avoid(RoundChunk chunk, int planes, long[] targets, boolean wandering) {
        if (planes < 0 || planes > chunk.settingPlanes()) {
            throw new IllegalArgumentException("planes: expected 0 to " + chunk.settingPlanes() + ", found " + planes);
        }
        Planes.requireWords(targets, COLUMN_WORDS * planes);
        if (planes > 0) {
            Loops.now().avoid(chunk, planes, targets, wandering);
        }
    }
}
