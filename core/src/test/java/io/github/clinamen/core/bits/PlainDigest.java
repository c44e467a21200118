package io.github.clinamen.core.bits;

/** The plain twin of the digest: word by word, by its definition. Never optimised. */
final class PlainDigest {
    private PlainDigest() {}

    static long of(RoundChunk chunk, long index) {
        long key = RoundDigest.CHUNK * index;
        int settings = chunk.settingPlanes();
        long sum = RoundDigest.mix(
                key + RoundDigest.PLANE * (settings + chunk.parties()) + RoundDigest.WORD * chunk.rounds());
        for (int w = 0; w < chunk.usedWords(); w++) {
            long valid = chunk.validBits(w);
            for (int p = 0; p < settings; p++) {
                sum += term(chunk.setting(p, w) & valid, key, p, w);
            }
            for (int p = 0; p < chunk.parties(); p++) {
                sum += term(chunk.outcome(p, w) & valid, key, settings + p, w);
            }
        }
        return sum;
    }

    private static long term(long word, long key, int plane, int w) {
        return RoundDigest.mix(word ^ (key + RoundDigest.PLANE * plane + RoundDigest.WORD * w));
    }
}
