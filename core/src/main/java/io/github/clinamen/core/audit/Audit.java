package io.github.clinamen.core.audit;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.Log2;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.fraction.BigFraction;

/**
 * Holds a stream of source bits, in the order in which the source gave them, against the promise that each takes either value with
 * probability at least epsilon given all before it. Memory is constant.
 *
 * <p>The stream as a whole may spend half of the error, its i-th window 1/(2 i (i+1)) of it, and within each all bets on all predictors
 * have equal shares. A window is 2^20 bits, or ends when a report is asked for.
 */
public final class Audit {
    /** Bits of a window but for those that a report ends. */
    public static final int WINDOW_BITS = 1 << 20;

    private static final int WINDOW = WINDOW_BITS / 64;

    /** Epsilons that are tried are multiples of 1/GRID. */
    private static final int GRID = 1_000_000;

    private static final int MOST_SEGMENTS = 64;
    private static final double CLEARLY = 1.1;

    private final Epsilon epsilon;
    private final BigFraction error;
    private final Constants constants = new Constants();
    private final List<Predictors> families;
    private final int predictors;
    /** One word more than there can be, so that 64 bits can be read from any. */
    private final long[] words = new long[Predictors.HISTORY + WINDOW + 1];

    private int waiting;
    private long taken;

    private final long[] hitsBefore;
    private final long[] triesBefore;
    private int windows;
    private List<Segment> segments = new ArrayList<>();
    private long segmentBits = WINDOW_BITS;
    private Encoding encoding = Encoding.PACKED;
    private int leastRefuted = GRID / 2 + 1;
    private Finding strongest = new Finding("none", 0, 0, 0, 0, Double.NEGATIVE_INFINITY, 0);

    /**
     * @param epsilon the promise
     * @param error the probability of refuting it though it is kept, above 0 and below 1
     */
    public Audit(Epsilon epsilon, BigFraction error) {
        if (error.signum() <= 0 || error.compareTo(BigFraction.ONE) >= 0) {
            throw new IllegalArgumentException("error: expected above 0 and below 1, found " + error.doubleValue());
        }
        this.epsilon = epsilon;
        this.error = error;
        this.families = Stream.concat(
                        Stream.of(
                                constants, new NearLags(), new FarLags(), new LongRuns(), new Repeats(), new Markov()),
                        IntStream.rangeClosed(2, 8).mapToObj(Symbols::new))
                .toList();
        this.predictors = families.stream().mapToInt(Predictors::count).sum();
        this.hitsBefore = new long[predictors];
        this.triesBefore = new long[predictors];
    }

    /** How many predictors there are, all fixed before the first bit. */
    public int predictors() {
        return predictors;
    }

    /**
     * Takes the next bits.
     *
     * @param next words of 64 bits, the lowest first
     * @param from the first of them
     * @param count how many
     */
    public void take(long[] next, int from, int count) {
        for (int done = 0; done < count; ) {
            int some = Math.min(count - done, WINDOW - waiting);
            System.arraycopy(next, from + done, words, Predictors.HISTORY + waiting, some);
            waiting += some;
            done += some;
            if (waiting == WINDOW) {
                endWindow();
            }
        }
    }

    /** Takes the next 64 bits. */
    public void take(long word) {
        words[Predictors.HISTORY + waiting] = word;
        if (++waiting == WINDOW) {
            endWindow();
        }
    }

    /** What was found so far; the audit can go on. */
    public AuditReport report() {
        endWindow();
        weigh(new Part(0, 64 * taken, new BigFraction(1, 2), new long[predictors], new long[predictors]));
        return new AuditReport(
                epsilon,
                error,
                64 * taken,
                constants.ones(),
                strongest,
                (leastRefuted - 1) / (double) GRID,
                encoding,
                segments);
    }

    private void endWindow() {
        if (waiting == 0) {
            return;
        }
        if (windows == 0) {
            encoding = Encoding.of(words, Predictors.HISTORY, waiting);
        }
        int count = waiting;
        families.parallelStream().forEach(family -> {
            family.take(words, count, taken);
            family.settle();
        });
        windows++;
        long i = windows;
        Part window = new Part(
                64 * taken,
                64L * count,
                new BigFraction(1, 2 * i).divide(i + 1),
                hitsBefore.clone(),
                triesBefore.clone());
        weigh(window);
        addSegment(window);
        copyCounts();
        System.arraycopy(words, count, words, 0, Predictors.HISTORY);
        taken += count;
        waiting = 0;
    }

    /**
     * A stretch of the stream.
     *
     * @param share of the error
     * @param hits of all predictors when it began
     * @param tries of all predictors when it began
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Part(long from, long bits, BigFraction share, long[] hits, long[] tries) {}

    private interface Scored {
        void see(Predictors family, int predictor, long hits, long tries);
    }

    private void each(Part part, Scored scored) {
        int index = 0;
        for (Predictors family : families) {
            for (int p = 0; p < family.count(); p++, index++) {
                long tries = family.tries[p] - part.tries[index];
                if (tries > 0) {
                    scored.see(family, p, family.hits[p] - part.hits[index], tries);
                }
            }
        }
    }

    private void weigh(Part part) {
        BigDecimal needed = Log2.of(error.multiply(part.share).divide(Math.multiplyExact(predictors, Bets.COUNT)))
                .lower()
                .negate();
        double level = needed.doubleValue();
        each(part, (family, p, hits, tries) -> {
            lowerGreatest(hits, tries - hits, level);
            double wealth =
                    mightMatter(hits, tries, epsilon.toDouble(), strongest.wealth() - strongest.needed() + level)
                            ? Bets.approximate(hits, tries - hits, epsilon.toDouble())
                            : Double.NEGATIVE_INFINITY;
            double margin = strongest.wealth() - strongest.needed();
            // A predictor that is named later says more complicated things: it must be clearly better.
            if (wealth - level > (margin > 0 ? CLEARLY * margin : margin)) {
                // Downward, and upward what is needed: a promise is refuted only when it surely is.
                BigDecimal exact = Bets.wealth(hits, tries - hits, epsilon);
                strongest = new Finding(
                        family.name(p),
                        part.from,
                        part.bits,
                        tries,
                        hits,
                        Math.nextDown(exact.doubleValue()),
                        Math.nextUp(level));
            }
        });
    }

    /** Whether the wealth can reach a level, from above: it is at most tries times a relative entropy, and that at most chi^2. */
    private static boolean mightMatter(long hits, long tries, double epsilon, double level) {
        double excess = hits / (double) tries - (1 - epsilon);
        if (excess <= 0) {
            // Every bet loses on average: its wealth is at most 1.
            return level < 0;
        }
        return tries * excess * excess / (epsilon * (1 - epsilon) * Math.log(2)) > level - 1e-6;
    }

    private void lowerGreatest(long hits, long misses, double level) {
        if (!mightMatter(hits, hits + misses, (leastRefuted - 1) / (double) GRID, level)) {
            return;
        }
        int refuted = leastRefuted;
        int open = 0;
        while (refuted - open > 1) {
            int middle = (refuted + open) >>> 1;
            if (Bets.approximate(hits, misses, middle / (double) GRID) >= level) {
                refuted = middle;
            } else {
                open = middle;
            }
        }
        leastRefuted = refuted;
    }

    private void addSegment(Part window) {
        Segment[] best = {new Segment(window.from, window.bits, 0, "none", 0, 0)};
        each(window, (family, p, hits, tries) -> {
            if ((2 * hits - tries) / Math.sqrt((double) tries) > best[0].deviations()) {
                best[0] = new Segment(window.from, window.bits, 0, family.name(p), tries, hits);
            }
        });
        Segment b = best[0];
        Segment next =
                new Segment(b.from(), b.bits(), constants.ones() - window.hits[1], b.telling(), b.tries(), b.hits());
        if (!segments.isEmpty() && segments.getLast().bits() < segmentBits) {
            segments.set(segments.size() - 1, segments.getLast().with(next));
        } else {
            segments.add(next);
        }
        if (segments.size() > MOST_SEGMENTS) {
            coarsen();
        }
    }

    private void coarsen() {
        segmentBits *= 2;
        List<Segment> coarse = new ArrayList<>();
        for (Segment s : segments) {
            if (!coarse.isEmpty() && coarse.getLast().bits() < segmentBits) {
                coarse.set(coarse.size() - 1, coarse.getLast().with(s));
            } else {
                coarse.add(s);
            }
        }
        segments = coarse;
    }

    private void copyCounts() {
        int index = 0;
        for (Predictors family : families) {
            System.arraycopy(family.hits, 0, hitsBefore, index, family.count());
            System.arraycopy(family.tries, 0, triesBefore, index, family.count());
            index += family.count();
        }
    }
}
