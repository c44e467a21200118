package io.github.clinamen.core.bits;

/** {@link RoundDigest} word by word. */
final class DigestWords {
    private DigestWords() {}

    static long of(RoundChunk chunk, long index) {
        long sum = once(chunk, index);
        for (int p = 0; p < chunk.settingPlanes() + chunk.parties(); p++) {
            sum += plane(chunk, index, p, 0);
        }
        return sum;
    }

    /** The part of the digest that does not come from a word. */
    static long once(RoundChunk chunk, long index) {
        int planes = chunk.settingPlanes() + chunk.parties();
        return RoundDigest.mix(
                RoundDigest.CHUNK * index + RoundDigest.PLANE * planes + RoundDigest.WORD * chunk.rounds());
    }

    /** The part that comes from the words of one plane, from a word on. */
    static long plane(RoundChunk chunk, long index, int p, int from) {
        long sum = 0;
        long key = RoundDigest.CHUNK * index + RoundDigest.PLANE * p;
        long plane = chunk.settingOffset(p);
        for (int w = from; w < chunk.usedWords(); w++) {
            long word = chunk.planes().get(RoundChunk.WORD, plane + 8L * w) & chunk.validBits(w);
            sum += RoundDigest.mix(word ^ (key + RoundDigest.WORD * w));
        }
        return sum;
    }
}
