package io.github.clinamen.core.oracle;

import java.math.BigInteger;
import java.util.SplittableRandom;
import org.hipparchus.fraction.BigFraction;

/**
 * The adversary with full memory, bit by bit: the probability of a one is least + floor((most - least + 1) lean / 2^64) in
 * units of 2^-64, least being eps rounded up, most its complement, and the lean a function of all bits before and of e.
 */
final class NaiveAdversary implements NaiveRun.Words {
    private static final BigInteger UNIT = BigInteger.TWO.pow(64);
    private static final BigInteger HIGHEST_LEAN = UNIT.subtract(BigInteger.ONE);

    private final BigInteger least;
    private final String strategy;
    private final SplittableRandom coins;
    private final boolean tie;
    private BigInteger hash;
    private int drawn;
    private int ones;
    private boolean last;

    NaiveAdversary(BigFraction epsilon, String strategy, long seed) {
        this.least = NaiveWords.ceiling(epsilon.multiply(UNIT));
        this.strategy = strategy;
        this.coins = new SplittableRandom(seed);
        long e = Long.rotateLeft(seed, 32) * 0x9e3779b97f4a7c15L;
        this.tie = e % 2 != 0;
        this.hash = mix(NaiveWords.unsigned(e));
    }

    @Override
    public long word(long chunk, int plane, int index) {
        long word = 0;
        for (int i = 0; i < 64; i++) {
            boolean bit = next();
            word |= bit ? 1L << i : 0;
        }
        return word;
    }

    private boolean next() {
        BigInteger width = UNIT.subtract(least.multiply(BigInteger.TWO)).add(BigInteger.ONE);
        BigInteger p = least.add(width.multiply(lean()).divide(UNIT));
        boolean bit = NaiveWords.unsigned(coins.nextLong()).compareTo(p) < 0;
        drawn++;
        ones += bit ? 1 : 0;
        last = bit;
        String step = bit ? "9e3779b97f4a7c15" : "d1342543de82ef95";
        if (strategy.equals("hash") || strategy.equals("graded")) {
            hash = mix(hash.add(new BigInteger(step, 16)).mod(UNIT));
        }
        return bit;
    }

    private BigInteger lean() {
        int zeros = drawn - ones;
        return switch (strategy) {
            case "graded" -> hash;
            case "hash" -> extreme(hash.testBit(63));
            case "sticky" -> extreme(drawn == 0 ? tie : last);
            case "drift" -> extreme(ones == zeros ? tie : ones > zeros);
            case "balance" -> extreme(ones == zeros ? tie : ones < zeros);
            case "parity" -> extreme(ones % 2 == 1 ^ tie);
            default -> throw new IllegalArgumentException(strategy);
        };
    }

    private static BigInteger extreme(boolean one) {
        return one ? HIGHEST_LEAN : BigInteger.ZERO;
    }

    private static BigInteger mix(BigInteger z) {
        BigInteger y = z.xor(z.shiftRight(30))
                .multiply(new BigInteger("bf58476d1ce4e5b9", 16))
                .mod(UNIT);
        y = y.xor(y.shiftRight(27))
                .multiply(new BigInteger("94d049bb133111eb", 16))
                .mod(UNIT);
        return y.xor(y.shiftRight(31));
    }
}
