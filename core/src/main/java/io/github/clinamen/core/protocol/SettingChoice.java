package io.github.clinamen.core.protocol;

/** How settings are made from source bits. */
public enum SettingChoice {
    /**
     * n - 1 source bits a round; the last party's setting completes the parity, so that every round is tested or
     * distilled and none discarded. The last box must be shielded from the other settings beyond their parity.
     */
    PARITY_COMPLETION("parity-completion"),
    /** Box 1 steps 1 and 2: n source bits a round; rounds whose setting is not in the game are discarded. */
    DISCARD("discard");

    private final String word;

    SettingChoice(String word) {
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
    public static SettingChoice parse(String word) {
        for (SettingChoice choice : values()) {
            if (choice.word.equals(word)) {
                return choice;
            }
        }
        throw new IllegalArgumentException("settings: expected parity-completion or discard, found \"" + word + "\"");
    }

    public int sourceBits(int parties) {
        return this == PARITY_COMPLETION ? parties - 1 : parties;
    }
}
