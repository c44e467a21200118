package io.github.clinamen.core.device;

import io.github.clinamen.core.game.MerminGame;

/**
 * Boxes without any randomness: the outcome of party i is u_i xor (v_i and x_i), which is every function of the own
 * setting alone.
 *
 * <p>The textual form is {@code U,V}, two strings of n bits, party 1 first: {@code 00000,01100}.
 *
 * @param parties n, 1 to 25
 * @param fixed u, packed: bit i belongs to party i + 1
 * @param follows v, packed likewise: which parties' outcomes flip with their setting
 */
public record LocalStrategy(int parties, int fixed, int follows) {
    public LocalStrategy {
        if (parties < 1 || parties > MerminGame.MAX_PARTIES) {
            throw new IllegalArgumentException(
                    "parties: expected 1 to " + MerminGame.MAX_PARTIES + ", found " + parties);
        }
        if (fixed >>> parties != 0 || follows >>> parties != 0) {
            throw new IllegalArgumentException("local: expected " + parties + " bits, found "
                    + Integer.toBinaryString(fixed) + " and " + Integer.toBinaryString(follows));
        }
    }

    /** The outcomes for packed settings. */
    public int outcomes(int setting) {
        return fixed ^ follows & setting;
    }

    /** At how many of the game's 2^(n-1) tested settings the strategy is wrong. */
    public int losingSettings(MerminGame game) {
        int losing = 0;
        for (int x = 0; x < 1 << parties; x++) {
            losing += game.isWrong(outcomes(x), x) ? 1 : 0;
        }
        return losing;
    }

    /**
     * A strategy that is wrong at as few tested settings as any: 1 of 4 for three parties, 6 of 16 for five (A1). Being
     * wrong depends on u through its parity and on v, by the game's symmetry, through its weight.
     */
    public static LocalStrategy leastLosing(MerminGame game) {
        LocalStrategy best = new LocalStrategy(game.parties(), 0, 0);
        for (int weight = 0; weight <= game.parties(); weight++) {
            for (int parity = 0; parity < 2; parity++) {
                LocalStrategy next = new LocalStrategy(game.parties(), parity << game.parties() - 1, (1 << weight) - 1);
                best = next.losingSettings(game) < best.losingSettings(game) ? next : best;
            }
        }
        return best;
    }

    /** @throws IllegalArgumentException when it is not two strings of as many bits as there are parties */
    public static LocalStrategy parse(String text, int parties) {
        String[] words = text.split(",", -1);
        if (words.length != 2 || !isBits(words[0], parties) || !isBits(words[1], parties)) {
            throw new IllegalArgumentException(
                    "local: expected U,V with " + parties + " bits each, party 1 first, found \"" + text + "\"");
        }
        return new LocalStrategy(parties, packed(words[0]), packed(words[1]));
    }

    @Override
    public String toString() {
        return text(fixed) + "," + text(follows);
    }

    private static boolean isBits(String word, int length) {
        return word.length() == length && word.matches("[01]*");
    }

    private static int packed(String partyOneFirst) {
        return Integer.parseInt(new StringBuilder(partyOneFirst).reverse().toString(), 2);
    }

    private String text(int word) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < parties; i++) {
            text.append(word >> i & 1);
        }
        return text.toString();
    }
}
