package io.github.clinamen.formats;

/** At which end of a written string of bits the first bit stands. */
public enum BitOrder {
    /** Left to right, as Stim, Amazon Braket and CSV columns do. */
    FIRST_BIT_FIRST("first"),
    /** Right to left, as Qiskit does: the last character is bit 0. */
    FIRST_BIT_LAST("last");

    private final String word;

    BitOrder(String word) {
        this.word = word;
    }

    /** The word used in commands: where party 1 stands in the string. */
    public String word() {
        return word;
    }

    /**
     * The bits of a string of 0 and 1, 1 to 64 characters long, packed with bit 0 the least significant.
     *
     * @throws NumberFormatException when it is not such a string
     */
    public long parse(String bits) {
        if (!bits.chars().allMatch(c -> c == '0' || c == '1')) {
            throw new NumberFormatException(bits);
        }
        long packed = Long.parseUnsignedLong(bits, 2);
        return this == FIRST_BIT_LAST ? packed : Long.reverse(packed) >>> (64 - bits.length());
    }

    /** The string of the lowest {@code length} bits. */
    public String format(long packed, int length) {
        StringBuilder text = new StringBuilder();
        for (int k = 0; k < length; k++) {
            text.append(packed >>> k & 1);
        }
        return this == FIRST_BIT_LAST ? text.reverse().toString() : text.toString();
    }
}
