package io.github.clinamen.core.bits;

import static jdk.incubator.vector.VectorOperators.XOR;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/** {@link SteeringPlanes} with one lane a bit, eight words deep in all or as many of them as a vector holds. */
final class SteeringLoops {
    private static final VectorSpecies<Long> SPECIES = LongVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int COLUMN_WORDS = SteeringPlanes.COLUMN_WORDS;
    private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;

    private SteeringLoops() {}

    static void avoid(RoundChunk chunk, int planes, long[] targets, boolean wandering) {
        int words = chunk.usedWords();
        if (words % COLUMN_WORDS == 0 && LANES <= COLUMN_WORDS) {
            for (int column = 0; column < COLUMN_WORDS; column += LANES) {
                avoidVectors(chunk, planes, targets, wandering ? -1L : 0, column, words);
            }
        } else {
            SteeringWords.avoid(chunk, planes, targets, wandering);
        }
    }

    private static void avoidVectors(
            RoundChunk chunk, int planes, long[] targets, long wandering, int column, int words) {
        MemorySegment memory = chunk.planes();
        LongVector flip = LongVector.zero(SPECIES);
        for (int w = column; w < words; w += COLUMN_WORDS) {
            LongVector agrees = LongVector.broadcast(SPECIES, -1L);
            LongVector change = LongVector.zero(SPECIES);
            for (int p = 0; p < planes; p++) {
                long place = chunk.settingOffset(p) + 8L * w;
                LongVector target = LongVector.fromArray(SPECIES, targets, COLUMN_WORDS * p + column)
                        .lanewise(XOR, flip);
                // x_p = N_p xor t_p xor m_p, and it differs from t_p by N_p xor m_p.
                LongVector differs = LongVector.fromMemorySegment(SPECIES, memory, place, ORDER)
                        .lanewise(XOR, agrees);
                LongVector setting = differs.lanewise(XOR, target);
                setting.intoMemorySegment(memory, place, ORDER);
                agrees = agrees.and(differs.not());
                change = p < 2 ? change.lanewise(XOR, setting) : change;
            }
            flip = flip.lanewise(XOR, change.and(wandering));
        }
    }
}
