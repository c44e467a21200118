package io.github.clinamen.extract;

import io.github.clinamen.core.bits.BitString;
import java.util.Arrays;
import org.hipparchus.fraction.BigFraction;

/**
 * Trevisan's extractor (2001) from a {@link WeakDesign} and the Reed-Solomon-Hadamard code: output bit i is &lt;beta, p(alpha)&gt;,
 * where p is the polynomial over GF(2^l) whose coefficients are the input's stretches of l bits, lowest first, and alpha and
 * beta are the two halves of the seed bits in set i. Slow for long outputs, but its seed hardly grows with the input.
 *
 * @param inputLength n, at least 1
 * @param fieldBits l, a multiple of 64 up to 512
 * @param outputLength m, at least 1
 */
public record Trevisan(long inputLength, int fieldBits, long outputLength) implements Extractor {
    private static final int LANES = LaneProduct.LANES;

    public Trevisan {
        if (inputLength < 1 || outputLength < 1) {
            throw new IllegalArgumentException("trevisan: expected at least 1 bit of input and output, found "
                    + inputLength + " and " + outputLength);
        }
        if (fieldBits < 64 || fieldBits > BinaryField.MAX_BITS || fieldBits % 64 != 0) {
            throw new IllegalArgumentException(
                    "field: expected a multiple of 64 up to " + BinaryField.MAX_BITS + " bits, found " + fieldBits);
        }
        WeakDesign.of(2 * fieldBits, outputLength);
    }

    /**
     * The largest m with k &gt;= 3 log2 1/delta + m, delta = e / 2m, l &gt;= log2 n + 2 log2 1/delta, against classical
     * adversaries, and k &gt;= 3 log2 1/delta + log2 1/2delta + m, 2 delta = (e / 3m)^2, against quantum ones. The seed
     * must be uniform and independent of input and adversary.
     *
     * @throws IllegalArgumentException when nothing can be extracted, or the seed is not uniform
     */
    public static Trevisan plan(Demand demand) {
        if (!demand.hasUniformSeed()) {
            throw new IllegalArgumentException("seed rate: trevisan needs a uniform seed, rate 1, found "
                    + demand.seedRate().doubleValue());
        }
        long most = Math.min(demand.outputLimit(), demand.minEntropy().longValue());
        long low = 0;
        while (low < most) {
            long middle = low + (most - low + 1) / 2;
            if (isEnough(demand, middle)) {
                low = middle;
            } else {
                most = middle - 1;
            }
        }
        if (low < 1) {
            throw new IllegalArgumentException(
                    "trevisan: nothing can be extracted; it needs more min-entropy or a larger error");
        }
        return new Trevisan(demand.inputLength(), fieldBits(demand, low), low);
    }

    private static boolean isEnough(Demand demand, long m) {
        if (fieldBits(demand, m) > BinaryField.MAX_BITS) {
            return false;
        }
        BigFraction delta = delta(demand, m);
        BigFraction needed = bits(delta).multiply(3).add(new BigFraction(m));
        if (demand.adversary() != Adversary.CLASSICAL) {
            needed = needed.add(bits(delta.multiply(2)));
        }
        return demand.minEntropy().compareTo(needed) >= 0;
    }

    /** The delta of the code: half the error that each bit may have. */
    private static BigFraction delta(Demand demand, long m) {
        BigFraction share = demand.error().divide(new BigFraction(m));
        if (demand.adversary() == Adversary.CLASSICAL) {
            return share.divide(2);
        }
        BigFraction third = share.divide(3);
        return third.multiply(third).divide(2);
    }

    /** The degree of the field, a multiple of 64, at least log2 n + 2 log2 1/delta. */
    private static int fieldBits(Demand demand, long m) {
        BigFraction least = bits(delta(demand, m))
                .multiply(2)
                .add(bits(new BigFraction(1).divide(new BigFraction(demand.inputLength()))));
        return Math.toIntExact(Math.min(64 * (least.longValue() / 64 + 1), 1 << 20));
    }

    /** An upper bound on log2 1/x. */
    private static BigFraction bits(BigFraction x) {
        return Demand.log2Floor(x).negate();
    }

    @Override
    public String name() {
        return "trevisan";
    }

    WeakDesign design() {
        return WeakDesign.of(2 * fieldBits, outputLength);
    }

    @Override
    public long seedLength() {
        return design().seedLength();
    }

    @Override
    public boolean isStrong() {
        return true;
    }

    @Override
    public BitString extract(BitString input, BitString seed) {
        require(input, seed);
        long[] out = new long[Words.count(outputLength)];
        long[] x = input.toWords();
        long[] y = seed.toWords();
        Horner horner = new Horner(BinaryField.atLeast(fieldBits));
        for (long first = 0; first < outputLength; first += LANES) {
            int lanes = (int) Math.min(LANES, outputLength - first);
            out[(int) (first >> 6)] |= horner.bits(x, y, first, lanes) << (first & 63);
        }
        return BitString.of(out, outputLength);
    }

    /** Several output bits at once, one in each lane. */
    private final class Horner {
        private final BinaryField field;
        private final WeakDesign design = design();
        private final long[] alpha;
        private final long[] beta;
        private final long[] value;
        private final long[] product;
        private final long[] scratch;

        Horner(BinaryField field) {
            this.field = field;
            int vectors = field.words() * LANES;
            alpha = new long[vectors];
            beta = new long[vectors];
            value = new long[vectors];
            product = new long[2 * vectors];
            scratch = new long[LaneProduct.scratch(field.words()) * LANES];
        }

        long bits(long[] x, long[] seed, long first, int lanes) {
            int words = field.words();
            for (int j = 0; j < lanes; j++) {
                gather(seed, first + j, 0, alpha, j);
                gather(seed, first + j, fieldBits, beta, j);
            }
            Arrays.fill(value, 0);
            for (int coefficient = (x.length - 1) / words; coefficient >= 0; coefficient--) {
                field.multiply(value, alpha, product, scratch);
                for (int w = 0; w < words && coefficient * words + w < x.length; w++) {
                    long word = x[coefficient * words + w];
                    for (int j = 0; j < LANES; j++) {
                        value[w * LANES + j] ^= word;
                    }
                }
            }
            long bits = 0;
            for (int j = 0; j < lanes; j++) {
                long inner = 0;
                for (int w = 0; w < words; w++) {
                    inner ^= value[w * LANES + j] & beta[w * LANES + j];
                }
                bits |= (long) (Long.bitCount(inner) & 1) << j;
            }
            return bits;
        }

        /** Seed bits of points {@code from} to {@code from + l - 1} of set i, into lane j. */
        private void gather(long[] seed, long i, int from, long[] element, int j) {
            for (int w = 0; w < field.words(); w++) {
                long word = 0;
                for (int bit = 0; bit < 64; bit++) {
                    int at = design.position(i, from + 64 * w + bit);
                    word |= (seed[at >> 6] >>> (at & 63) & 1) << bit;
                }
                element[w * LANES + j] = word;
            }
        }
    }
}
