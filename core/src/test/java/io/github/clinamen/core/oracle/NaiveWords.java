package io.github.clinamen.core.oracle;

import io.github.clinamen.core.bits.RandomPlanes;
import io.github.clinamen.core.source.SourceExhaustedException;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;

/**
 * The bits of every kind of source, one by one from their definitions. Shares with the sources only the generator of
 * uniform words, whose known answers are tested.
 */
final class NaiveWords {
    private static final BigInteger UNIT = BigInteger.TWO.pow(64);

    private NaiveWords() {}

    /** Fair bits by position. */
    static NaiveRun.Words fair(long seed) {
        RandomPlanes whole = new RandomPlanes(seed, RandomPlanes.domain("words"));
        RandomPlanes settings = new RandomPlanes(seed, RandomPlanes.domain("settings"));
        return (chunk, plane, w) -> plane < 0 ? whole.word(chunk, 0, w) : settings.word(chunk, plane, w);
    }

    /** Independent bits by position, each the rarer value with probability eps. */
    static NaiveRun.Words biased(long seed, BigFraction epsilon, boolean favoured) {
        BigInteger rarer = roundedUp(epsilon);
        return independent(seed, favoured ? UNIT.subtract(rarer) : rarer);
    }

    /** A plane of fair bits is a line of the generator, any other is made from digits. */
    private static NaiveRun.Words independent(long seed, BigInteger one) {
        if (one.multiply(BigInteger.TWO).equals(UNIT)) {
            return fair(seed);
        }
        RandomPlanes whole = new RandomPlanes(seed, RandomPlanes.domain("words"));
        RandomPlanes settings = new RandomPlanes(seed, RandomPlanes.domain("settings"));
        return (chunk, plane, w) ->
                plane < 0 ? bernoulli(whole, chunk, 0, w, one) : bernoulli(settings, chunk, plane, w, one);
    }

    /** 64 bits, each 1 when the number made of its 64 digits is below p, in units of 2^-64. */
    static long bernoulli(RandomPlanes lines, long chunk, int plane, int w, BigInteger p) {
        long[] digits = new long[64];
        for (int digit = 0; digit < 64; digit++) {
            digits[digit] = lines.word(chunk, 64L * plane + digit, w);
        }
        long word = 0;
        for (int i = 0; i < 64; i++) {
            long number = 0;
            for (long digit : digits) {
                number = 2 * number + (digit >>> i & 1);
            }
            word |= unsigned(number).compareTo(p) < 0 ? 1L << i : 0;
        }
        return word;
    }

    /** Epsilon in units of 2^-64, with the fewest binary digits that are less than 2^-32 of itself too large. */
    static BigInteger roundedUp(BigFraction epsilon) {
        for (int digits = 1; digits < 64; digits++) {
            BigInteger k = ceiling(epsilon.multiply(BigInteger.TWO.pow(digits)));
            BigFraction candidate = new BigFraction(k, BigInteger.TWO.pow(digits));
            BigFraction most = epsilon.multiply(BigFraction.ONE.add(BigFraction.TWO.pow(-32)));
            if (candidate.compareTo(most) < 0) {
                return k.shiftLeft(64 - digits);
            }
        }
        return ceiling(epsilon.multiply(UNIT));
    }

    /** The adversary with lanes: each bit leans by its lane's target while its round agrees with it, then back. */
    static NaiveRun.Words steered(long seed, BigFraction epsilon, boolean wandering, int drawnPlanes) {
        NaiveRun.Words noise = independent(seed, roundedUp(epsilon));
        RandomPlanes eve = new RandomPlanes(seed, RandomPlanes.domain("eve"));
        Map<Long, SteeredChunk> chunks = new HashMap<>();
        return (chunk, plane, w) -> plane < 0
                ? noise.word(chunk, plane, w) ^ eve.word(chunk, 0, 0)
                : chunks.computeIfAbsent(chunk, c -> new SteeredChunk(c, noise, eve, wandering, drawnPlanes))
                        .word(plane, w);
    }

    private static final class SteeredChunk {
        private final long chunk;
        private final NaiveRun.Words noise;
        private final RandomPlanes eve;
        private final boolean wandering;
        private final int planes;
        private final boolean[] flipped = new boolean[512];
        private final Map<Integer, long[]> words = new HashMap<>();

        SteeredChunk(long chunk, NaiveRun.Words noise, RandomPlanes eve, boolean wandering, int planes) {
            this.chunk = chunk;
            this.noise = noise;
            this.eve = eve;
            this.wandering = wandering;
            this.planes = planes;
        }

        long word(int plane, int w) {
            for (int next = words.size(); next <= w; next++) {
                words.put(next, steer(next));
            }
            return words.getOrDefault(w, new long[planes])[plane];
        }

        private long[] steer(int w) {
            long[] noises = new long[planes];
            for (int p = 0; p < planes; p++) {
                noises[p] = noise.word(chunk, p, w);
            }
            long[] word = new long[planes];
            for (int i = 0; i < 64; i++) {
                int lane = (64 * w + i) % 512;
                boolean agrees = true;
                int weight = 0;
                for (int p = 0; p < planes; p++) {
                    boolean target = (eve.word(chunk, 2, 8 * p + lane / 64) >>> lane % 64 & 1) == 1 ^ flipped[lane];
                    boolean rare = (noises[p] >>> i & 1) == 1;
                    // While all agree the target is the rarer value, afterwards the more frequent one.
                    boolean x = agrees == rare ? target : !target;
                    agrees &= x == target;
                    word[p] |= x ? 1L << i : 0;
                    weight += x && p < 2 ? 1 : 0;
                }
                flipped[lane] ^= wandering && weight == 1;
            }
            return word;
        }
    }

    /** A file's bits, each byte's lowest first. */
    static NaiveRun.Words bytes(byte[] bytes) {
        byte[] highestFirst = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            highestFirst[bytes.length - 1 - i] = bytes[i];
        }
        BigInteger all = bytes.length == 0 ? BigInteger.ZERO : new BigInteger(1, highestFirst);
        int[] words = {0};
        return (chunk, plane, w) -> {
            if (64 * (words[0] + 1) > 8 * bytes.length) {
                throw new SourceExhaustedException("after " + 64 * words[0] + " bits");
            }
            return all.shiftRight(64 * words[0]++).longValue();
        };
    }

    /** Of a number of 0 or more. */
    static BigInteger ceiling(BigFraction x) {
        BigInteger down = x.getNumerator().divide(x.getDenominator());
        return new BigFraction(down).compareTo(x) < 0 ? down.add(BigInteger.ONE) : down;
    }

    static BigInteger unsigned(long word) {
        return BigInteger.valueOf(word >>> 1).shiftLeft(1).add(BigInteger.valueOf(word & 1));
    }
}
