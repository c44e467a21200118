package io.github.clinamen.core.practical;

import io.github.clinamen.core.bits.BitString;
import io.github.clinamen.core.bits.Planes;
import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.core.bits.RoundDigest;
import io.github.clinamen.core.protocol.Tally;

/** The outcomes of a chunk as raw bits, and what the chunk contributes to a practical run. */
final class RawRounds {
    private RawRounds() {}

    /** @param lost which rounds are lost */
    static Tally tally(RoundChunk chunk, long index, long[] lost) {
        int words = chunk.usedWords();
        long count = Planes.count(lost, words);
        return new Tally(
                chunk.rounds(),
                chunk.rounds(),
                count,
                Planes.first(lost, words),
                Planes.last(lost, words),
                false,
                RoundDigest.of(chunk, index),
                outcomes(chunk));
    }

    /** The outcomes of party 1, then of party 2, and so on. */
    static BitString outcomes(RoundChunk chunk) {
        BitString all = BitString.EMPTY;
        long[] plane = new long[chunk.usedWords()];
        for (int p = 0; p < chunk.parties(); p++) {
            for (int w = 0; w < plane.length; w++) {
                plane[w] = chunk.outcome(p, w);
            }
            all = all.concat(BitString.of(plane, chunk.rounds()));
        }
        return all;
    }
}
