package io.github.clinamen.core.game;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hipparchus.fraction.BigFraction;

/**
 * An XOR game with a value: which joint settings are tested, which parity of the outcomes is right in each, and which bit
 * k_x(a) a round contributes. Outcomes are bits, one a party.
 *
 * <p>A joint setting is an integer: the setting of party 1 in its lowest bits, as many as its alphabet needs, then that
 * of party 2, and so on; with two settings a party, bit i is the setting of party i + 1. Outcomes are packed with one bit a
 * party, party 1 lowest.
 *
 * @param name how commands and files call the game, such as {@code mermin:3:majority:3} or {@code chsh}
 * @param settings how many settings each party has, at least 1 each; 1 to 25 parties, at most 30 setting bits in all
 * @param contexts the joint settings that are tested, at least one, each at most once
 */
public record Game(String name, List<Integer> settings, List<Context> contexts) {
    private static final int MAX_SETTING_BITS = 30;

    /**
     * A joint setting that the game tests.
     *
     * @param setting packed
     * @param parity the exclusive or of all outcomes that is right here, 0 or 1
     * @param value k_x, what a round measured here contributes, whether right or wrong
     */
    public record Context(int setting, int parity, OutcomeFunction value) {
        public Context {
            if (parity != 0 && parity != 1) {
                throw new IllegalArgumentException("parity: expected 0 or 1, found " + parity);
            }
        }

        /** Whether these packed outcomes have the parity that is wrong here. */
        public boolean isWrong(int outcomes) {
            return (Integer.bitCount(outcomes) & 1) != parity;
        }
    }

    public Game {
        settings = List.copyOf(settings);
        contexts = List.copyOf(contexts);
        if (settings.isEmpty() || settings.size() > MerminGame.MAX_PARTIES) {
            throw new IllegalArgumentException(
                    "settings: expected 1 to " + MerminGame.MAX_PARTIES + " parties, found " + settings.size());
        }
        int bits = 0;
        for (int alphabet : settings) {
            if (alphabet < 1) {
                throw new IllegalArgumentException("settings: expected at least 1 a party, found " + alphabet);
            }
            bits += bits(alphabet);
        }
        if (bits > MAX_SETTING_BITS) {
            throw new IllegalArgumentException(
                    "settings: expected at most " + MAX_SETTING_BITS + " bits for all parties, found " + bits);
        }
        if (contexts.isEmpty()) {
            throw new IllegalArgumentException("contexts: expected at least one, found none");
        }
        Map<Integer, Context> seen = new HashMap<>();
        for (Context c : contexts) {
            requireSetting(settings, c.setting());
            if (c.value().arity() > settings.size()) {
                throw new IllegalArgumentException("value: " + c.value().spec() + " needs "
                        + c.value().arity() + " parties, the game has " + settings.size());
            }
            if (seen.put(c.setting(), c) != null) {
                throw new IllegalArgumentException("contexts: setting " + c.setting() + " is there twice");
            }
        }
    }

    private static void requireSetting(List<Integer> settings, int packed) {
        int rest = packed;
        for (int alphabet : settings) {
            int bits = bits(alphabet);
            if ((rest & (1 << bits) - 1) >= alphabet) {
                throw new IllegalArgumentException(
                        "setting: expected fewer than " + alphabet + " for each party, found " + packed);
            }
            rest >>>= bits;
        }
        if (rest != 0) {
            throw new IllegalArgumentException("setting: expected one setting a party, found " + packed);
        }
    }

    /** How many planes of bits hold a setting out of so many: 0 for one, 1 for two, 2 for three and four. */
    static int bits(int alphabet) {
        return 32 - Integer.numberOfLeadingZeros(alphabet - 1);
    }

    /**
     * The Mermin game of n parties ({@link MerminGame}), every tested setting with the same value.
     *
     * @param function of at most n outcomes
     */
    public static Game mermin(int parties, OutcomeFunction function) {
        MerminGame game = new MerminGame(parties);
        List<Context> contexts = new ArrayList<>();
        for (int x = 0; x < 1 << parties; x++) {
            if (game.tests(x)) {
                contexts.add(new Context(x, game.requiredParity(x), function));
            }
        }
        return new Game(
                "mermin:" + parties + ":" + function.spec(), java.util.Collections.nCopies(parties, 2), contexts);
    }

    /** Clauser, Horne, Shimony, Holt: a + b = x y (mod 2) is right at all four settings, and the value is a. */
    public static Game chsh() {
        List<Context> contexts = new ArrayList<>();
        for (int x = 0; x < 4; x++) {
            contexts.add(new Context(x, x == 3 ? 1 : 0, new OutcomeFunction.Parity(1)));
        }
        return new Game("chsh", List.of(2, 2), contexts);
    }

    /**
     * Four parties: the Mermin game, where the value at setting x is the majority of a + s_x, a the outcomes of the first three
     * parties and s_x a word that flips at most one of them. Of the choices of s_x that were tried, this one leaves Eve
     * the least.
     */
    public static Game fourParties() {
        // By x_1 x_2 x_3 = 000, 001, ..., 111: which of the three parties is flipped, 0 for none.
        int[] flips = {3, 0, 3, 1, 2, 3, 1, 1};
        List<Context> contexts = new ArrayList<>();
        for (Context c : mermin(4, new OutcomeFunction.Majority(3)).contexts()) {
            int x = c.setting();
            int flip = flips[(x & 1) << 2 | (x >> 1 & 1) << 1 | x >> 2 & 1];
            int word = flip == 0 ? 0 : 1 << flip - 1;
            StringBuilder values = new StringBuilder();
            for (int a = 0; a < 8; a++) {
                values.append(c.value().value(a ^ word) ? '1' : '0');
            }
            contexts.add(new Context(x, c.parity(), new OutcomeFunction.Table(3, values.toString())));
        }
        return new Game("four-parties", java.util.Collections.nCopies(4, 2), contexts);
    }

    /**
     * The chained Bell game of M settings a party: contexts (i, i) and (i + 1, i), i from 0 to M - 1; a + b = 0 (mod 2) is
     * right at all but the last of these, (0, M - 1), and the value is a.
     *
     * @param m M, 2 to 1024
     */
    public static Game chained(int m) {
        if (m < 2 || m > 1024) {
            throw new IllegalArgumentException("chained: expected 2 to 1024 settings, found " + m);
        }
        List<Context> contexts = new ArrayList<>();
        for (int i = 0; i < m; i++) {
            int bob = i << bits(m);
            contexts.add(new Context(i | bob, 0, new OutcomeFunction.Parity(1)));
            contexts.add(new Context((i + 1) % m | bob, i == m - 1 ? 1 : 0, new OutcomeFunction.Parity(1)));
        }
        return new Game("chained:" + m, List.of(m, m), contexts);
    }

    /**
     * Reads a name that a factory of this type gives.
     *
     * @throws IllegalArgumentException for any other, saying what was expected
     */
    public static Game parse(String name) {
        String[] parts = name.split(":", 3);
        if (name.equals("chsh")) {
            return chsh();
        }
        if (name.equals("four-parties")) {
            return fourParties();
        }
        if (name.matches("chained:[0-9]{1,4}")) {
            return chained(Integer.parseInt(parts[1]));
        }
        if (parts.length == 3 && parts[0].equals("mermin") && parts[1].matches("[0-9]{1,2}")) {
            return mermin(Integer.parseInt(parts[1]), OutcomeFunction.parse(parts[2]));
        }
        throw new IllegalArgumentException(
                "game: expected mermin:N:FUNCTION, chsh, chained:M or four-parties, found \"" + name + "\"");
    }

    /** n, how many parties play. */
    public int parties() {
        return settings.size();
    }

    /** How many bits a packed setting of party p has, p from 0. */
    public int settingBits(int p) {
        return bits(settings.get(p));
    }

    /** How many bits a packed joint setting has: how many planes hold the settings of a chunk. */
    public int settingBits() {
        return settings.stream().mapToInt(Game::bits).sum();
    }

    /**
     * At most what boxes lose that quantum theory allows, when the settings are fair: 0 for the Mermin games, which GHZ states
     * win, (2 - sqrt 2)/4 rounded down for CHSH, and 0 for games of which nothing is known.
     */
    public BigFraction leastQuantumLoss() {
        return name.equals("chsh") ? new BigFraction(1464, 10_000) : BigFraction.ZERO;
    }

    /** The context of a packed joint setting; empty when it is not tested. */
    public Optional<Context> context(int setting) {
        return contexts.stream().filter(c -> c.setting() == setting).findFirst();
    }

    /** Whether the setting is tested and the outcomes are wrong there. */
    public boolean isWrong(int outcomes, int setting) {
        return context(setting).map(c -> c.isWrong(outcomes)).orElse(false);
    }
}
