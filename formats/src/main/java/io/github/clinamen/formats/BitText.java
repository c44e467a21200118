package io.github.clinamen.formats;

import io.github.clinamen.core.bits.BitString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;

/** Strings of bits as hexadecimal bytes: bit i is bit i mod 8 of byte i / 8. */
final class BitText {
    private BitText() {}

    static String hex(BitString bits) {
        long[] words = bits.toWords();
        ByteBuffer bytes = ByteBuffer.allocate(8 * words.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(words);
        return HexFormat.of().formatHex(bytes.array(), 0, bytesFor(bits.length()));
    }

    /**
     * @throws IllegalArgumentException when the text is not that of so many bits, or bits beyond them are set
     */
    static BitString bits(String hex, long length) {
        if (length < 0 || hex.length() != 2L * bytesFor(length)) {
            throw new IllegalArgumentException("bits: expected " + 2L * bytesFor(Math.max(0, length))
                    + " hexadecimal digits for " + length + " bits, found " + hex.length());
        }
        byte[] bytes = HexFormat.of().parseHex(hex);
        long[] words = new long[(bytes.length + 7) / 8];
        ByteBuffer.wrap(Arrays.copyOf(bytes, 8 * words.length))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asLongBuffer()
                .get(words);
        BitString bits = BitString.of(words, length);
        if (!hex(bits).equals(hex)) {
            throw new IllegalArgumentException("bits: expected lower-case digits and zeros after bit " + length);
        }
        return bits;
    }

    private static int bytesFor(long bits) {
        return Math.toIntExact((bits + 7) / 8);
    }
}
