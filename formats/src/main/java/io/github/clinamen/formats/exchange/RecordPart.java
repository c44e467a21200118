package io.github.clinamen.formats.exchange;

/** What the record of one round holds in formats that are nothing but bits. */
public enum RecordPart {
    /** 2n bits: bit k is the setting of party k + 1 for k below n, then the outcome of party k - n + 1. */
    ROUND("round"),
    /** n bits: bit k is the setting of party k + 1. */
    SETTINGS("settings"),
    /** n bits: bit k is the outcome of party k + 1. */
    OUTCOMES("outcomes");

    private final String word;

    RecordPart(String word) {
        this.word = word;
    }

    /** The word used in commands. */
    public String word() {
        return word;
    }

    int bits(int parties) {
        return this == ROUND ? 2 * parties : parties;
    }
}
