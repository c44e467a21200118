package io.github.clinamen.bench;

import io.github.clinamen.core.bits.RoundChunk;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The limit of whatever reads rounds: adds up all words of all planes, four vectors at a time. */
final class BareSum {
    private static final VectorSpecies<Long> SPECIES = LongVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private BareSum() {}

    /** Of a full chunk. */
    static long of(RoundChunk chunk) {
        MemorySegment planes = chunk.planes();
        LongVector a = LongVector.zero(SPECIES);
        LongVector b = a;
        LongVector c = a;
        LongVector d = a;
        int words = 2 * chunk.parties() * chunk.words();
        for (int w = 0; w < words; w += 4 * LANES) {
            a = a.add(load(planes, w));
            b = b.add(load(planes, w + LANES));
            c = c.add(load(planes, w + 2 * LANES));
            d = d.add(load(planes, w + 3 * LANES));
        }
        return a.add(b).add(c.add(d)).reduceLanes(VectorOperators.ADD);
    }

    private static LongVector load(MemorySegment planes, int w) {
        return LongVector.fromMemorySegment(SPECIES, planes, 8L * w, ByteOrder.LITTLE_ENDIAN);
    }
}
