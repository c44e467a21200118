package io.github.clinamen.core.device;

import io.github.clinamen.core.bits.RoundChunk;
import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Any box given as an exact table, sampled independently in every round.
 *
 * <p>An outcome is the k-th when a uniform 64-bit number lies between the cumulated probabilities k-1 and k, these
 * rounded down to multiples of 2^-64: exact when the table's probabilities are such multiples, else each is off by less
 * than 2^-64; an outcome of probability zero never occurs.
 */
public final class TableDevice implements Device {
    /** "box", so that other uses of the same seed share no coins. */
    private static final long DOMAIN = 0x626f78L;

    private final String spec;
    private final int parties;
    private final RoundCoins coins;
    /** Steps of the search; the largest number of possible outcomes at any setting is at most 2^depth. */
    private final int depth;
    /** For each setting 2^depth slots: the least number that leads to the outcome, its sign bit flipped. */
    private final long[] thresholds;
    /** For each setting 2^depth slots: the outcome. */
    private final int[] outcomes;

    /**
     * @param spec where the table comes from, for transcripts, such as {@code box:pr.json}
     * @param box of at most 8 parties
     */
    public TableDevice(String spec, BoxTable box, long seed) {
        if (box.parties() > 8) {
            throw new IllegalArgumentException("box: expected at most 8 parties to simulate, found " + box.parties());
        }
        this.spec = spec;
        this.parties = box.parties();
        this.coins = new RoundCoins(seed, DOMAIN);
        List<List<Integer>> possible = new ArrayList<>();
        for (List<BigInteger> row : box.numerators()) {
            possible.add(possible(row));
        }
        int most = possible.stream().mapToInt(List::size).max().orElseThrow();
        this.depth = 32 - Integer.numberOfLeadingZeros(most - 1);
        int size = 1 << parties + depth;
        this.thresholds = new long[size];
        this.outcomes = new int[size];
        for (int x = 0; x < possible.size(); x++) {
            fill(x << depth, possible.get(x), box.numerators().get(x), box.denominator());
        }
    }

    private static List<Integer> possible(List<BigInteger> row) {
        List<Integer> possible = new ArrayList<>();
        for (int a = 0; a < row.size(); a++) {
            if (row.get(a).signum() > 0) {
                possible.add(a);
            }
        }
        return possible;
    }

    /** Unused slots stand first, with threshold zero, so that the search passes over them. */
    private void fill(int start, List<Integer> possible, List<BigInteger> row, BigInteger denominator) {
        BigInteger below = BigInteger.ZERO;
        int slot = start + (1 << depth) - possible.size();
        for (int s = start; s < slot; s++) {
            thresholds[s] = Long.MIN_VALUE;
            outcomes[s] = possible.getFirst();
        }
        for (int a : possible) {
            thresholds[slot] = below.shiftLeft(64).divide(denominator).longValue() ^ Long.MIN_VALUE;
            outcomes[slot++] = a;
            below = below.add(row.get(a));
        }
    }

    @Override
    public int parties() {
        return parties;
    }

    @Override
    public String spec() {
        return spec;
    }

    @Override
    public boolean isSimulated() {
        return true;
    }

    @Override
    public void measure(long chunk, RoundChunk rounds) {
        MemorySegment buffer = RoundCoins.buffer();
        long[] settings = new long[parties];
        long[] planes = new long[parties];
        for (int w = 0; w < rounds.usedWords(); w++) {
            for (int p = 0; p < parties; p++) {
                settings[p] = rounds.setting(p, w);
                planes[p] = 0;
            }
            coins.fill(chunk, w, buffer);
            for (int i = 0; i < 64; i++) {
                int setting = 0;
                for (int p = 0; p < parties; p++) {
                    setting |= (int) (settings[p] >>> i & 1) << p;
                }
                long a = sample(setting, RoundCoins.get(buffer, i));
                for (int p = 0; p < parties; p++) {
                    planes[p] |= (a >>> p & 1) << i;
                }
            }
            for (int p = 0; p < parties; p++) {
                rounds.setOutcome(p, w, planes[p]);
            }
        }
    }

    /** The last slot whose threshold is at most the number, by bisection without branches. */
    private int sample(int setting, long uniform) {
        long flipped = uniform ^ Long.MIN_VALUE;
        int slot = setting << depth;
        for (int half = 1 << depth >> 1; half > 0; half >>= 1) {
            slot += thresholds[slot + half] <= flipped ? half : 0;
        }
        return outcomes[slot];
    }
}
