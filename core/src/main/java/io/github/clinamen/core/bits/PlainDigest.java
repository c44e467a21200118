package io.github.clinamen.core.bits;

/** The plain twin of the digest: word by word, by its definition. Never optimised. */
final class PlainDigest {
    private PlainDigest() {}

    static long of(RoundChunk chunk, long index) {
        long key = RoundDigest.CHUNK * index;
        long sum =
                RoundDigest.mix(key + RoundDigest.PLANE * (2L * chunk.parties()) + RoundDigest.WORD * chunk.rounds());
        for (int p = 0; p < chunk.parties(); p++) {
            for (int w = 0; w < chunk.usedWords(); w++) {
                long valid = chunk.validBits(w);
                sum += term(chunk.setting(p, w) & valid, key, p, w);
                sum += term(chunk.outcome(p, w) & valid, key, chunk.parties() + p, w);
            }
        }
        return sum;
    }

    private static long term(long word, long key, int plane, int w) {
        return RoundDigest.mix(word ^ (key + RoundDigest.PLANE * plane + RoundDigest.WORD * w));
    }
}
