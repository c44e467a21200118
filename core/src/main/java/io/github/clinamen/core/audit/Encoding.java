package io.github.clinamen.core.audit;

/** What a stream of bytes looks like when it is no packed bits: a file of another kind is the commonest way to break a promise. */
public enum Encoding {
    /** Nothing that would be recognised. */
    PACKED("packed bits"),
    BITS_AS_TEXT("text of the characters 0 and 1, a byte for a bit"),
    HEXADECIMAL("hexadecimal text, a byte for four bits"),
    BIT_A_BYTE("one bit a byte, each byte 0 or 1");

    /** Bytes below which nothing is said. */
    private static final int LEAST = 64;

    private final String description;

    Encoding(String description) {
        this.description = description;
    }

    public boolean isPacked() {
        return this == PACKED;
    }

    /** In a few words. */
    public String description() {
        return description;
    }

    /** What these bytes look like, eight to a word, the first in the lowest place. */
    static Encoding of(long[] words, int from, int count) {
        long kinds = 0;
        for (int i = from; i < from + count; i++) {
            for (int b = 0; b < 64; b += 8) {
                kinds |= kind((int) (words[i] >>> b) & 0xff);
            }
        }
        if (8 * count < LEAST) {
            return PACKED;
        }
        return switch ((int) kinds) {
            case BINARY_0 | BINARY_1 -> BIT_A_BYTE;
            case DIGIT, DIGIT | SPACE -> BITS_AS_TEXT;
            case HEX, DIGIT | HEX, HEX | SPACE, DIGIT | HEX | SPACE -> HEXADECIMAL;
            default -> PACKED;
        };
    }

    private static final int OTHER = 1;
    private static final int BINARY_0 = 2;
    private static final int BINARY_1 = 4;
    private static final int DIGIT = 8;
    private static final int HEX = 16;
    private static final int SPACE = 32;

    private static int kind(int b) {
        return switch (b) {
            case 0 -> BINARY_0;
            case 1 -> BINARY_1;
            case '0', '1' -> DIGIT;
            case ' ', '\n', '\r', '\t', ',' -> SPACE;
            default -> Character.digit(b, 16) >= 0 ? HEX : OTHER;
        };
    }
}
