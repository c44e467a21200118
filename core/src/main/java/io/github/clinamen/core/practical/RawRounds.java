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
        int words = chunk.usedWords();
        boolean whole = chunk.rounds() % 64 == 0;
        long[] planes = new long[words * (whole ? chunk.parties() : 1)];
        for (int p = 0; p < chunk.parties(); p++) {
            for (int w = 0; w < words; w++) {
                planes[(whole ? p * words : 0) + w] = chunk.outcome(p, w);
            }
            if (!whole) {
                all = all.concat(BitString.of(planes, chunk.rounds()));
            }
        }
        return whole ? BitString.of(planes, (long) chunk.rounds() * chunk.parties()) : all;
    }
}
