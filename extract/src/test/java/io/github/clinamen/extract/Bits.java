package io.github.clinamen.extract;

import io.github.clinamen.core.bits.BitString;
import java.util.Random;

/** Bit strings for tests, made and read one bit at a time. */
final class Bits {
    private Bits() {}

    static BitString random(Random random, long length) {
        return BitString.of(random.longs((length + 63) / 64).toArray(), length);
    }

    static BitString of(boolean[] bits) {
        BitString all = BitString.EMPTY;
        for (boolean bit : bits) {
            all = all.concat(BitString.of(bit));
        }
        return all;
    }

    static boolean[] array(BitString bits) {
        boolean[] array = new boolean[(int) bits.length()];
        for (int i = 0; i < array.length; i++) {
            array[i] = bits.get(i);
        }
        return array;
    }

    /** The product of an m by n matrix over GF(2), given by its entries, and a column. */
    static BitString matrix(int m, int n, Entry entry, BitString x) {
        boolean[] column = array(x);
        boolean[] out = new boolean[m];
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                out[i] ^= column[j] && entry.at(i, j);
            }
        }
        return of(out);
    }

    /** One entry of a matrix. */
    interface Entry {
        boolean at(int row, int column);
    }
}
