package io.github.clinamen.core.device;

import io.github.clinamen.core.Rationals;
import io.github.clinamen.core.bits.Bias;
import io.github.clinamen.core.bits.RandomPlanes;
import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.core.game.MerminGame;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import org.hipparchus.fraction.BigFraction;

/**
 * GHZ boxes with noise: with probability {@code depolarising} a round's state is replaced by the maximally mixed one, and
 * each outcome is read out flipped with probability {@code readout}, independently.
 *
 * <p>In an ideal round with settings in X all outcomes of one parity are equally likely, and both kinds of noise keep that
 * true within each parity. So their whole effect is a parity that is wrong with probability
 *
 * <pre>
 *   q = (1 - (1 - depolarising) (1 - 2 readout)^n) / 2,
 * </pre>
 *
 * and that is how it is simulated: the last outcome is flipped in the rounds of biased plane 0 of domain {@code flips}, q
 * being rounded to 64 binary digits.
 *
 * @param depolarising 0 to 1
 * @param readout 0 to 1/2
 * @param flip q as it is simulated, none when it is 0
 */
public record NoisyGhzDevice(int parties, long seed, BigFraction depolarising, BigFraction readout, Optional<Bias> flip)
        implements Device {
    private static final long FLIPS = RandomPlanes.domain("flips");

    public NoisyGhzDevice {
        GhzDevice.requireParties(parties);
        if (!flip.equals(flip(parties, depolarising, readout))) {
            throw new IllegalArgumentException("flip: expected "
                    + flip(parties, depolarising, readout).map(Bias::value) + ", found " + flip.map(Bias::value));
        }
    }

    public NoisyGhzDevice(int parties, long seed, BigFraction depolarising, BigFraction readout) {
        this(parties, seed, depolarising, readout, flip(parties, depolarising, readout));
    }

    @Override
    public String spec() {
        return "ghz:" + Rationals.shortest(depolarising) + "," + Rationals.shortest(readout);
    }

    @Override
    public boolean isSimulated() {
        return true;
    }

    /** q, the probability of a wrong round when its settings are in X, 0 to 1/2. */
    public BigFraction wrongFraction() {
        return wrongFraction(parties, depolarising, readout);
    }

    /** P(a|x). */
    public double probability(int outcomes, int setting) {
        MerminGame game = new MerminGame(parties);
        double q = wrongFraction().doubleValue();
        double parity = !game.tests(setting) ? 0.5 : game.isWrong(outcomes, setting) ? q : 1 - q;
        return Math.scalb(parity, 1 - parties);
    }

    @Override
    public void measure(long chunk, RoundChunk rounds) {
        long[] flips = new long[flip.isPresent() ? rounds.usedWords() : 0];
        if (flips.length > 0) {
            new RandomPlanes(seed, FLIPS)
                    .fillBiased(chunk, 0, flip.orElseThrow(), MemorySegment.ofArray(flips), 0, flips.length);
        }
        GhzDevice.measure(seed, chunk, rounds, flips);
    }

    private static BigFraction wrongFraction(int parties, BigFraction depolarising, BigFraction readout) {
        BigFraction correlation = BigFraction.ONE
                .subtract(depolarising)
                .multiply(BigFraction.ONE.subtract(readout.multiply(2)).pow(parties));
        return BigFraction.ONE.subtract(correlation).divide(2);
    }

    private static Optional<Bias> flip(int parties, BigFraction depolarising, BigFraction readout) {
        requireRange("depolarising", depolarising, BigFraction.ONE);
        requireRange("readout", readout, BigFraction.ONE_HALF);
        BigFraction q = wrongFraction(parties, depolarising, readout);
        return q.signum() == 0 ? Optional.empty() : Optional.of(Bias.nearest(q));
    }

    private static void requireRange(String name, BigFraction value, BigFraction most) {
        if (value.signum() < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(
                    name + ": expected 0 to " + Rationals.shortest(most) + ", found " + Rationals.shortest(value));
        }
    }
}
