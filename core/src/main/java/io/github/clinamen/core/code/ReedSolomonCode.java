package io.github.clinamen.core.code;

import io.github.clinamen.core.Log2;
import io.github.clinamen.core.bits.BitString;
import org.hipparchus.fraction.BigFraction;

/**
 * Independent blocks, each a Reed-Solomon code [n, k] over GF(2^m) whose symbols are encoded by a binary inner code of
 * dimension m. Output symbol j of a block is sum_p x_p^j s_p, s_p the inner code's output for the p-th group of
 * contributed bits and x_p the p-th element of the field.
 *
 * @param blocks at least 1
 * @param outerLength n, 1 to 2^m
 * @param outerDimension k, 1 to n
 */
public record ReedSolomonCode(long blocks, int outerLength, int outerDimension, RepeatedCode inner)
        implements LinearCode {
    public ReedSolomonCode {
        int m = inner.matrix().dimension();
        if (m < 2 || m > 16) {
            throw new IllegalArgumentException("rs: expected an inner code of dimension 2 to 16, found " + m);
        }
        if (outerLength < 1 || outerLength > 1 << m || outerDimension < 1 || outerDimension > outerLength) {
            throw new IllegalArgumentException(
                    "rs: expected 1 <= k <= n <= 2^" + m + ", found n = " + outerLength + ", k = " + outerDimension);
        }
        if (blocks < 1 || blocks > Long.MAX_VALUE / 2 / outerLength / inner.length()) {
            throw new IllegalArgumentException("rs: expected at least 1 block, found " + blocks);
        }
    }

    @Override
    public long length() {
        return blocks * outerLength * inner.length();
    }

    @Override
    public long dimension() {
        return blocks * outerDimension * inner.dimension();
    }

    @Override
    public String spec() {
        return "rs:" + blocks + ":" + outerLength + ":" + outerDimension + ":" + inner.spec();
    }

    /**
     * A codeword of one block whose support has w >= d = n-k+1 symbols is fixed by w-d+1 of them, which range over nonzero
     * symbols at most: with E the inner code's sum and y = f^(its distance), all codewords of one block sum to at most
     * sum_(w >= d) C(n,w) E^(w-d+1) y^(d-1) <= (y/E)^(d-1) t^-d (1 + tE)^n for any t >= 1, and B blocks to
     * (1+S)^B - 1 <= B S (1+S)^(B-1).
     */
    @Override
    public Log2 weightSum(Log2 f) {
        Log2 e = inner.weightSum(f);
        Log2 y = f.power(inner.times()).power(inner.matrix().distance());
        int d = outerLength - outerDimension + 1;
        Log2 one;
        if (outerDimension == 1) {
            one = e.times(y.power(d - 1));
        } else {
            double ratio = Math.clamp(tilt(e.upper().doubleValue()), 1, 0x1p40);
            Log2 t = Log2.of(new BigFraction((long) (ratio * 0x1p20), 1L << 20));
            one = y.dividedBy(e)
                    .power(d - 1)
                    .dividedBy(t.power(d))
                    .times(Log2.ONE.plus(t.times(e)).power(outerLength));
        }
        return blocks == 1
                ? one
                : Log2.of(blocks).times(one).times(Log2.ONE.plus(one).power(blocks - 1));
    }

    @Override
    public double estimateWeightSum(double log2f) {
        double e = inner.estimateWeightSum(log2f);
        double y = inner.times() * log2f * inner.matrix().distance();
        double t = log2(Math.max(tilt(e), 1));
        int d = outerLength - outerDimension + 1;
        double one =
                outerDimension == 1 ? e + y * (d - 1) : (y - e) * (d - 1) - t * d + outerLength * log2OnePlus(t + e);
        return one + log2(blocks) + (blocks - 1) * log2OnePlus(one);
    }

    /** The best t, not yet held above 1: d / ((n-d) E). */
    private double tilt(double log2e) {
        int d = outerLength - outerDimension + 1;
        return d / ((outerLength - d) * Math.pow(2, log2e));
    }

    private static double log2(double x) {
        return Math.log(x) / Math.log(2);
    }

    private static double log2OnePlus(double log2x) {
        return log2x > 60 ? log2x : Math.log1p(Math.pow(2, log2x)) / Math.log(2);
    }

    @Override
    public void accumulate(long first, BitString stretch, long[] output) {
        long[] words = stretch.toWords();
        long end = first + stretch.length();
        long width = inner.length();
        long blockWidth = width * outerLength;
        BinaryField field = new BinaryField(inner.matrix().dimension());
        for (long block = first / blockWidth; block * blockWidth < end; block++) {
            int[] sums = new int[outerDimension];
            long blockStart = block * blockWidth;
            int p = (int) (Math.max(0, first - blockStart) / width);
            for (; p < outerLength && blockStart + p * width < end; p++) {
                long start = blockStart + p * width;
                int s = inner.symbol(words, first, Math.max(start, first), Math.min(start + width, end), start);
                field.addPowerSums(sums, s, p);
            }
            addSymbols(sums, block * outerDimension * inner.dimension(), output);
        }
    }

    private void addSymbols(int[] symbols, long at, long[] output) {
        int m = inner.matrix().dimension();
        for (int symbol : symbols) {
            int w = (int) (at >> 6);
            int shift = (int) (at & 63);
            output[w] ^= (long) symbol << shift;
            if (shift + m > 64) {
                output[w + 1] ^= (long) symbol >>> (64 - shift);
            }
            at += m;
        }
    }
}
