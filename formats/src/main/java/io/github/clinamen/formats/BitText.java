package io.github.clinamen.formats;

import io.github.clinamen.core.bits.BitString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;

/** Strings of bits as {@code LENGTH:HEX}, hexadecimal bytes: bit i is bit i mod 8 of byte i / 8. */
final class BitText {
    private BitText() {}

    /** The length in decimal, a colon, the bytes. */
    static String hex(BitString bits) {
        return bits.length() + ":" + digits(bits);
    }

    private static String digits(BitString bits) {
        long[] words = bits.toWords();
        ByteBuffer bytes = ByteBuffer.allocate(8 * words.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(words);
        return HexFormat.of().formatHex(bytes.array(), 0, bytesFor(bits.length()));
    }

    /**
     * @throws IllegalArgumentException when it is no such text, or not the one for these bits
     */
    static BitString bits(String text) {
        int colon = text.indexOf(':');
        if (colon < 0 || !text.substring(0, colon).matches("0|[1-9][0-9]{0,12}")) {
            throw new IllegalArgumentException(
                    "bits: expected LENGTH:HEX, found " + (text.length() > 40 ? text.substring(0, 40) + "..." : text));
        }
        long length = Long.parseLong(text.substring(0, colon));
        String hex = text.substring(colon + 1);
        if (hex.length() != 2L * bytesFor(length)) {
            throw new IllegalArgumentException("bits: expected " + 2L * bytesFor(length) + " hexadecimal digits for "
                    + length + " bits, found " + hex.length());
        }
        byte[] bytes = HexFormat.of().parseHex(hex);
        long[] words = new long[(bytes.length + 7) / 8];
        ByteBuffer.wrap(Arrays.copyOf(bytes, 8 * words.length))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asLongBuffer()
                .get(words);
        BitString bits = BitString.of(words, length);
        if (!digits(bits).equals(hex)) {
            throw new IllegalArgumentException("bits: expected lower-case digits and zeros after bit " + length);
        }
        return bits;
    }

    private static int bytesFor(long bits) {
        return Math.toIntExact((bits + 7) / 8);
    }
}
