package io.github.clinamen.lab;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;

/**
 * Many attempts of one adversary, counted.
 *
 * @param trials attempts
 * @param accepted those that the protocol accepted
 * @param right accepted ones whose output Eve guessed
 */
public record Experiment(long trials, long accepted, long right) {
    /** The risk that an interval misses what it encloses. */
    public static final double RISK = 1e-3;

    public Experiment {
        if (right < 0 || right > accepted || accepted > trials) {
            throw new IllegalArgumentException("experiment: expected 0 <= right <= accepted <= trials, found " + right
                    + ", " + accepted + ", " + trials);
        }
    }

    /**
     * Runs attempts on all cores; the counts depend on adversary and seed alone.
     *
     * @param done told of how many attempts are made, from any thread
     */
    public static Experiment run(Adversary eve, long trials, long seed, LongConsumer done) {
        AtomicLong made = new AtomicLong();
        long[] ends = LongStream.range(0, trials)
                .parallel()
                .collect(
                        () -> new long[Adversary.End.values().length],
                        (counts, i) -> {
                            // Multiplied by an odd number, so that near-by seeds share no attempts.
                            counts[
                                    eve.attempt((seed + 1) * 0xd1342543de82ef95L + i)
                                            .ordinal()]++;
                            done.accept(made.incrementAndGet());
                        },
                        (sum, more) -> {
                            for (int i = 0; i < sum.length; i++) {
                                sum[i] += more[i];
                            }
                        });
        long right = ends[Adversary.End.EVE_RIGHT.ordinal()];
        return new Experiment(trials, right + ends[Adversary.End.EVE_WRONG.ordinal()], right);
    }

    /** P(accepted), estimated. */
    public double acceptance() {
        return (double) accepted / trials;
    }

    /** P(Eve is right | accepted), estimated; not a number when nothing was accepted. */
    public double success() {
        return (double) right / accepted;
    }

    /** Encloses P(Eve is right | accepted). */
    public ClopperPearson successInterval() {
        return accepted == 0 ? new ClopperPearson(0, 1) : ClopperPearson.of(right, accepted, RISK);
    }

    /** P(accepted) (2 P(right | accepted) - 1), estimated. */
    public double advantage() {
        return (2.0 * right - accepted) / trials;
    }

    /** Encloses the advantage: P(accepted and right) less P(accepted and wrong), each enclosed at half the risk. */
    public ClopperPearson advantageInterval() {
        ClopperPearson hits = ClopperPearson.of(right, trials, RISK / 2);
        ClopperPearson misses = ClopperPearson.of(accepted - right, trials, RISK / 2);
        return new ClopperPearson(hits.low() - misses.high(), hits.high() - misses.low());
    }
}
