package io.github.clinamen.core.code;

import io.github.clinamen.core.Log2;
import io.github.clinamen.core.bits.BitString;

/**
 * A small code whose generator stands several times side by side, [G G ... G]: all weights are multiplied, and their
 * distribution stays exact.
 *
 * @param times at least 1
 */
public record RepeatedCode(long times, MatrixCode matrix) implements LinearCode {
    public RepeatedCode {
        if (times < 1 || times > Long.MAX_VALUE / 64) {
            throw new IllegalArgumentException("repeat: expected at least 1, found " + times);
        }
    }

    @Override
    public long length() {
        return times * matrix.length();
    }

    @Override
    public long dimension() {
        return matrix.dimension();
    }

    @Override
    public String spec() {
        return "repeat:" + times + ":" + matrix.spec();
    }

    /** Exact but for the rounding. */
    @Override
    public Log2 weightSum(Log2 f) {
        Log2 step = f.power(times);
        int distance = matrix.distance();
        Log2 sum = Log2.of(matrix.codewordsOfWeight(distance)).times(step.power(distance));
        for (int w = distance + 1; w <= matrix.length(); w++) {
            if (matrix.codewordsOfWeight(w) > 0) {
                sum = sum.plus(Log2.of(matrix.codewordsOfWeight(w)).times(step.power(w)));
            }
        }
        return sum;
    }

    @Override
    public double estimateWeightSum(double log2f) {
        int distance = matrix.distance();
        double sum = 0;
        for (int w = distance; w <= matrix.length(); w++) {
            sum += matrix.codewordsOfWeight(w) * Math.pow(2, times * log2f * (w - distance));
        }
        return Math.log(sum) / Math.log(2) + times * log2f * distance;
    }

    @Override
    public void accumulate(long first, BitString stretch, long[] output) {
        output[0] ^= symbol(first, stretch, 0);
    }

    /** G m for the block of columns that begins with contributed bit {@code start}; bits outside the stretch count as 0. */
    int symbol(long first, BitString stretch, long start) {
        long from = Math.max(start, first);
        long to = Math.min(start + length(), first + stretch.length());
        return symbol(stretch.toWords(), first, from, to, start);
    }

    /** The same from words whose bit 0 is contributed bit {@code first}, using bits {@code from} to {@code to} - 1. */
    int symbol(long[] words, long first, long from, long to, long start) {
        long folded = 0;
        int n = matrix.length();
        long at = from;
        while (at < to) {
            int column = (int) ((at - start) % n);
            int count = (int) Math.min(n - column, to - at);
            folded ^= bits(words, at - first, count) << column;
            at += count;
        }
        return matrix.encode(folded);
    }

    private static long bits(long[] words, long at, int count) {
        int w = (int) (at >> 6);
        int shift = (int) (at & 63);
        long low = words[w] >>> shift;
        if (shift + count > 64) {
            low |= words[w + 1] << (64 - shift);
        }
        return low & -1L >>> (64 - count);
    }
}
