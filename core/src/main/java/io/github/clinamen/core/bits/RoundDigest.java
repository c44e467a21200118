package io.github.clinamen.core.bits;

/**
 * A 64-bit digest of rounds that notices accidents: any change within one word of one plane is noticed for certain, any
 * other with probability about 1 - 2^-64. It is no protection against forgery.
 *
 * <p>Digests of chunks are added (mod 2^64) to the digest of the run. The digest of a chunk is the sum of
 *
 * <pre>
 *   mix(w xor (A chunk + B plane + C word))    over the used words w, bits beyond the rounds set to 0,
 *   mix(A chunk + B planes + C rounds)         once, for so many planes,
 * </pre>
 *
 * where planes and words count from 0, settings before outcomes, A = 0xd1342543de82ef95, B = 0x9e6c63d0876a9a35,
 * C = 0x9e3779b97f4a7c15 and mix(z) is: multiply by 0xbf58476d1ce4e5b9, xor with z &gt;&gt;&gt; 32, multiply by
 * 0x94d049bb133111eb, xor with z &gt;&gt;&gt; 32. Each step of mix can be undone, hence the certainty.
 */
public final class RoundDigest {
    static final long CHUNK = 0xd1342543de82ef95L;
    static final long PLANE = 0x9e6c63d0876a9a35L;
    static final long WORD = 0x9e3779b97f4a7c15L;
    static final long MIX_1 = 0xbf58476d1ce4e5b9L;
    static final long MIX_2 = 0x94d049bb133111ebL;

    private RoundDigest() {}

    /** The digest of one chunk; an empty chunk has digest 0. */
    public static long of(RoundChunk chunk, long index) {
        if (chunk.rounds() == 0) {
            return 0;
        }
        return Loops.now().digest(chunk, index);
    }

    static long mix(long z) {
        long y = z * MIX_1;
        y ^= y >>> 32;
        y *= MIX_2;
        return y ^ y >>> 32;
    }
}
