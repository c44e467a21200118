package io.github.clinamen.core.game;

import java.util.List;
import org.hipparchus.fraction.BigFraction;

/**
 * How source bits become the settings of a round: some planes are drawn, the others follow from them. Theorem A (I) needs
 * that every assignment of the drawn bits gives a tested setting of its own.
 */
public enum SettingRule {
    /**
     * n - 1 source bits a round for a game of n parties with two settings each; the last party's setting completes the
     * number of Y's to an even one. The last box must be shielded from the others' settings beyond their parity.
     */
    PARITY_COMPLETION("parity-completion") {
        @Override
        public int drawnBits(Game game) {
            return game.settingBits() - 1;
        }

        @Override
        public int setting(Game game, int drawn) {
            int last = game.settingBits() - 1;
            int parity = (game.parties() - Integer.bitCount(drawn)) & 1;
            return drawn | parity << last;
        }
    },
    /** Every bit of every setting is a source bit. Rounds at settings that the game does not test are discarded. */
    INDEPENDENT("independent") {
        @Override
        public int drawnBits(Game game) {
            return game.settingBits();
        }

        @Override
        public int setting(Game game, int drawn) {
            return drawn;
        }
    };

    private final String word;

    SettingRule(String word) {
        this.word = word;
    }

    /** The word used in commands and files. */
    public String word() {
        return word;
    }

    /**
     * Reads the word used in commands and files.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static SettingRule parse(String word) {
        for (SettingRule rule : values()) {
            if (rule.word.equals(word)) {
                return rule;
            }
        }
        throw new IllegalArgumentException(
                "settings: expected parity-completion or independent, found \"" + word + "\"");
    }

    /**
     * The rule that draws least and reaches exactly the game's contexts.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static SettingRule of(Game game) {
        for (SettingRule rule : List.of(PARITY_COMPLETION, INDEPENDENT)) {
            if (rule.isOneToOne(game)) {
                return rule;
            }
        }
        throw new IllegalArgumentException("settings: no rule reaches just the "
                + game.contexts().size() + " tested settings of " + game.name() + " from whole bits");
    }

    /** m, how many source bits a round takes. */
    public abstract int drawnBits(Game game);

    /** The packed joint setting for m drawn bits, the bit drawn for the first plane lowest. */
    public abstract int setting(Game game, int drawn);

    /** Whether the drawn bits and the contexts correspond one to one, as Theorem A (I) needs. */
    public boolean isOneToOne(Game game) {
        int m = drawnBits(game);
        if (game.settings().stream().anyMatch(s -> s != 2) || game.contexts().size() != 1L << m) {
            return false;
        }
        return java.util.stream.IntStream.range(0, 1 << m)
                .allMatch(drawn -> game.context(setting(game, drawn)).isPresent());
    }

    /** q = eps^m, the least probability that an eps-source can give to a round's drawn bits. */
    public BigFraction leastProbability(Game game, BigFraction epsilon) {
        return epsilon.pow(drawnBits(game));
    }
}
