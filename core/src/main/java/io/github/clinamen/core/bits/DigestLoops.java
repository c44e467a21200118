package io.github.clinamen.core.bits;

import static jdk.incubator.vector.VectorOperators.ADD;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.XOR;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/** {@link DigestWords} over vectors of words. */
final class DigestLoops {
    private static final VectorSpecies<Long> SPECIES = LongVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;
    private static final LongVector WORD_KEYS =
            LongVector.broadcast(SPECIES, 0).addIndex(1).mul(RoundDigest.WORD);

    private DigestLoops() {}

    static long of(RoundChunk chunk, long index) {
        MemorySegment memory = chunk.planes();
        long key = RoundDigest.CHUNK * index;
        long sum = DigestWords.once(chunk, index);
        int whole = chunk.rounds() >> 6;
        int vectors = whole - whole % LANES;
        LongVector sums = LongVector.zero(SPECIES);
        for (int p = 0; p < chunk.settingPlanes() + chunk.parties(); p++) {
            LongVector keys = WORD_KEYS.add(key + RoundDigest.PLANE * p);
            long plane = chunk.settingOffset(p);
            for (int w = 0; w < vectors; w += LANES) {
                LongVector z = LongVector.fromMemorySegment(SPECIES, memory, plane + 8L * w, ORDER)
                        .lanewise(XOR, keys)
                        .mul(RoundDigest.MIX_1);
                z = z.lanewise(XOR, z.lanewise(LSHR, 32)).mul(RoundDigest.MIX_2);
                sums = sums.add(z.lanewise(XOR, z.lanewise(LSHR, 32)));
                keys = keys.add(LANES * RoundDigest.WORD);
            }
            sum += DigestWords.plane(chunk, index, p, vectors);
        }
        return sum + sums.reduceLanes(ADD);
    }
}
