package io.github.clinamen.lab.selftest;

/**
 * Ones among the bits that were drawn in one context, a context being any condition on earlier bits.
 *
 * <p>How often a context occurs depends on the bits themselves, so the number of trials is not fixed beforehand and the
 * binomial law does not hold as it stands. It does for the first n occurrences with n fixed: so counts are kept at n = 64,
 * 128, 256, ..., the last of these is tested, and its tail multiplied by the number of such n. Bits come in words; the
 * occurrences that a word would have carried beyond n are not counted, but charged to whatever is more favourable.
 */
final class ContextCount {
    private static final int FIRST = 6;
    private static final int CHECKPOINTS = 40;

    private long seen;
    private long ones;
    private int next = FIRST;
    private long seenThen;
    private long onesThen;

    /**
     * Adds a word of bits.
     *
     * @param context where the bits are in this context
     */
    void add(long context, long bits) {
        int more = Long.bitCount(context);
        while (seen + more > 1L << next) {
            seenThen = seen;
            onesThen = ones;
            next++;
        }
        seen += more;
        ones += Long.bitCount(context & bits);
    }

    /** Whether bits of this context are ones with a probability between two ends, whatever came before. */
    Check check(String group, String name, double low, double high) {
        String expected = low == high ? Check.decimal(low) : Check.decimal(low) + " to " + Check.decimal(high);
        String observed = Check.frequency(ones, seen);
        if (next == FIRST) {
            return new Check(group, name, seen, observed, expected, 1);
        }
        long n = 1L << next - 1;
        long missing = n - seenThen;
        double above = Tail.atLeast(onesThen, n, high);
        double below = Tail.atMost(onesThen + missing, n, low);
        double p = Math.min(1, CHECKPOINTS * 2 * Math.min(above, below));
        return new Check(group, name, seen, observed, expected, p);
    }
}
