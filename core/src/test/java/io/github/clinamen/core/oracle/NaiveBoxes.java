package io.github.clinamen.core.oracle;

import io.github.clinamen.core.bits.RandomPlanes;
import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.core.device.BoxTable;
import io.github.clinamen.core.game.MerminGame;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;

/** The outcomes of every kind of box, one round at a time from their definitions. */
final class NaiveBoxes {
    /** "local" and "box", the first letter in the highest byte. */
    private static final long LOCAL = 0x6c6f63616cL;

    private static final long BOX = 0x626f78L;

    private NaiveBoxes() {}

    /**
     * GHZ boxes: outcomes of the parties in order, the last completing the parity of tested rounds, and flipped with the
     * probability q = (1 - (1 - depolarising) (1 - 2 readout)^n) / 2 to the nearest 2^-64.
     */
    static NaiveRun.Boxes ghz(MerminGame game, long seed, BigFraction depolarising, BigFraction readout) {
        int n = game.parties();
        RandomPlanes outcomes = new RandomPlanes(seed, RandomPlanes.domain("outcomes"));
        RandomPlanes flips = new RandomPlanes(seed, RandomPlanes.domain("flips"));
        BigFraction correlation = BigFraction.ONE.subtract(depolarising);
        for (int i = 0; i < n; i++) {
            correlation = correlation.multiply(BigFraction.ONE.subtract(readout.multiply(2)));
        }
        BigFraction q = BigFraction.ONE.subtract(correlation).divide(2);
        BigInteger units = q.signum() == 0
                ? BigInteger.ZERO
                : NaiveWords.ceiling(
                                nonNegative(q.multiply(BigInteger.TWO.pow(64)).subtract(BigFraction.ONE_HALF)))
                        .max(BigInteger.ONE);
        Map<Long, Long> flipped = new HashMap<>();
        return (round, x) -> {
            long chunk = round / RoundChunk.ROUNDS;
            int r = (int) (round % RoundChunk.ROUNDS);
            int a = 0;
            for (int p = 0; p < n; p++) {
                a |= (int) (outcomes.word(chunk, p, r / 64) >>> r % 64 & 1) << p;
            }
            if (!game.tests(x)) {
                return a;
            }
            long word = flipped.computeIfAbsent(round / 64, w -> NaiveWords.bernoulli(flips, chunk, 0, r / 64, units));
            boolean flip = (word >>> r % 64 & 1) == 1;
            return game.isWrong(a, x) != flip ? a ^ 1 << n - 1 : a;
        };
    }

    private static BigFraction nonNegative(BigFraction x) {
        return x.signum() < 0 ? BigFraction.ZERO : x;
    }

    /** Classical boxes by their text, {@code U,V[;U,V...]}: outcome i is u_i, flipped by v_i when the own setting is 1. */
    static NaiveRun.Boxes local(String strategies, long seed) {
        RandomPlanes coins = new RandomPlanes(seed, LOCAL);
        List<String> list = List.of(strategies.split(";", -1));
        return (round, x) -> {
            BigInteger at =
                    coin(coins, round).multiply(BigInteger.valueOf(list.size())).shiftRight(64);
            String[] uv = list.get(at.intValueExact()).split(",", -1);
            int a = 0;
            for (int i = 0; i < uv[0].length(); i++) {
                boolean one = uv[0].charAt(i) == '1';
                boolean follows = uv[1].charAt(i) == '1';
                boolean setting = (x >> i & 1) == 1;
                a |= one ^ (follows && setting) ? 1 << i : 0;
            }
            return a;
        };
    }

    /** A table: the last possible outcome below which the probabilities sum up to no more than a uniform number. */
    static NaiveRun.Boxes table(BoxTable box, long seed) {
        RandomPlanes coins = new RandomPlanes(seed, BOX);
        return (round, x) -> {
            BigInteger u = coin(coins, round);
            BigInteger below = BigInteger.ZERO;
            int outcome = -1;
            for (int a = 0; a < 1 << box.parties(); a++) {
                BigInteger p = box.numerators().get(x).get(a);
                if (p.signum() > 0
                        && below.shiftLeft(64).divide(box.denominator()).compareTo(u) <= 0) {
                    outcome = a;
                }
                below = below.add(p);
            }
            return outcome;
        };
    }

    /** Rounds 0 to 31 of a word of rounds take line 2w, the others line 2w + 1. */
    private static BigInteger coin(RandomPlanes coins, long round) {
        int r = (int) (round % RoundChunk.ROUNDS);
        return NaiveWords.unsigned(coins.word(round / RoundChunk.ROUNDS, r / 32, r % 32));
    }
}
