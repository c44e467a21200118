package io.github.clinamen.core.bits;

import static jdk.incubator.vector.VectorOperators.ROL;
import static jdk.incubator.vector.VectorOperators.XOR;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link Threefry} over vectors of counters. The rounds are written out, and two blocks interleaved where planes are
 * biased, because that is what keeps the vector units busy.
 */
final class RandomLoops {
    private static final VectorSpecies<Long> SPECIES = LongVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final LongVector IOTA = LongVector.broadcast(SPECIES, 0).addIndex(1);
    private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;

    private RandomLoops() {}

    static void fillPair(
            RandomPlanes planes, long chunk, long pair, MemorySegment memory, long even, long odd, int words) {
        long key0 = planes.seed();
        long key1 = planes.domain();
        long key2 = Threefry.PARITY ^ key0 ^ key1;
        long key2Plus1 = key2 + 1;
        long key0Plus2 = key0 + 2;
        long key1Plus3 = key1 + 3;
        int w = 0;
        for (; w <= words - LANES; w += LANES) {
            LongVector x0 = LongVector.broadcast(SPECIES, chunk + key0);
            LongVector x1 = IOTA.add((pair << 32) + w + key1);
            x0 = x0.add(x1);
            x1 = x1.lanewise(ROL, 16).lanewise(XOR, x0);
            x0 = x0.add(x1);
            x1 = x1.lanewise(ROL, 42).lanewise(XOR, x0);
            x0 = x0.add(x1);
            x1 = x1.lanewise(ROL, 12).lanewise(XOR, x0);
            x0 = x0.add(x1);
            x1 = x1.lanewise(ROL, 31).lanewise(XOR, x0);
            x0 = x0.add(key1);
            x1 = x1.add(key2Plus1);
            x0 = x0.add(x1);
            x1 = x1.lanewise(ROL, 16).lanewise(XOR, x0);
            x0 = x0.add(x1);
            x1 = x1.lanewise(ROL, 32).lanewise(XOR, x0);
            x0 = x0.add(x1);
            x1 = x1.lanewise(ROL, 24).lanewise(XOR, x0);
            x0 = x0.add(x1);
            x1 = x1.lanewise(ROL, 21).lanewise(XOR, x0);
            x0 = x0.add(key2);
            x1 = x1.add(key0Plus2);
            x0 = x0.add(x1);
            x1 = x1.lanewise(ROL, 16).lanewise(XOR, x0);
            x0 = x0.add(x1);
            x1 = x1.lanewise(ROL, 42).lanewise(XOR, x0);
            x0 = x0.add(x1);
            x1 = x1.lanewise(ROL, 12).lanewise(XOR, x0);
            x0 = x0.add(x1);
            x1 = x1.lanewise(ROL, 31).lanewise(XOR, x0);
            x0 = x0.add(key0);
            x1 = x1.add(key1Plus3);
            x0 = x0.add(x1);
            x1 = x1.lanewise(ROL, 16).lanewise(XOR, x0);
            x1.intoMemorySegment(memory, odd + 8L * w, ORDER);
            x0.intoMemorySegment(memory, even + 8L * w, ORDER);
        }
        for (; w < words; w++) {
            memory.set(RoundChunk.WORD, odd + 8L * w, planes.word(chunk, 2 * pair + 1, w));
            memory.set(RoundChunk.WORD, even + 8L * w, planes.word(chunk, 2 * pair, w));
        }
    }

    static void fillBiased(
            RandomPlanes planes, long chunk, long plane, Bias bias, MemorySegment memory, long offset, int words) {
        long key0 = planes.seed();
        long key1 = planes.domain();
        long key2 = Threefry.PARITY ^ key0 ^ key1;
        long key2Plus1 = key2 + 1;
        long key0Plus2 = key0 + 2;
        long key1Plus3 = key1 + 3;
        long firstPair = plane * (RandomPlanes.DIGITS / 2);
        int levels = bias.length();
        int w = 0;
        for (; w <= words - 2 * LANES; w += 2 * LANES) {
            LongVector undecidedA = LongVector.broadcast(SPECIES, -1L);
            LongVector undecidedB = undecidedA;
            LongVector belowA = LongVector.zero(SPECIES);
            LongVector belowB = belowA;
            for (int level = 0; level < levels; level += 2) {
                LongVector a0 = LongVector.broadcast(SPECIES, chunk + key0);
                LongVector a1 = IOTA.add((firstPair + (level >> 1) << 32) + w + key1);
                LongVector b0 = a0;
                LongVector b1 = a1.add(LANES);
                a0 = a0.add(a1);
                b0 = b0.add(b1);
                a1 = a1.lanewise(ROL, 16).lanewise(XOR, a0);
                b1 = b1.lanewise(ROL, 16).lanewise(XOR, b0);
                a0 = a0.add(a1);
                b0 = b0.add(b1);
                a1 = a1.lanewise(ROL, 42).lanewise(XOR, a0);
                b1 = b1.lanewise(ROL, 42).lanewise(XOR, b0);
                a0 = a0.add(a1);
                b0 = b0.add(b1);
                a1 = a1.lanewise(ROL, 12).lanewise(XOR, a0);
                b1 = b1.lanewise(ROL, 12).lanewise(XOR, b0);
                a0 = a0.add(a1);
                b0 = b0.add(b1);
                a1 = a1.lanewise(ROL, 31).lanewise(XOR, a0);
                b1 = b1.lanewise(ROL, 31).lanewise(XOR, b0);
                a0 = a0.add(key1);
                a1 = a1.add(key2Plus1);
                b0 = b0.add(key1);
                b1 = b1.add(key2Plus1);
                a0 = a0.add(a1);
                b0 = b0.add(b1);
                a1 = a1.lanewise(ROL, 16).lanewise(XOR, a0);
                b1 = b1.lanewise(ROL, 16).lanewise(XOR, b0);
                a0 = a0.add(a1);
                b0 = b0.add(b1);
                a1 = a1.lanewise(ROL, 32).lanewise(XOR, a0);
                b1 = b1.lanewise(ROL, 32).lanewise(XOR, b0);
                a0 = a0.add(a1);
                b0 = b0.add(b1);
                a1 = a1.lanewise(ROL, 24).lanewise(XOR, a0);
                b1 = b1.lanewise(ROL, 24).lanewise(XOR, b0);
                a0 = a0.add(a1);
                b0 = b0.add(b1);
                a1 = a1.lanewise(ROL, 21).lanewise(XOR, a0);
                b1 = b1.lanewise(ROL, 21).lanewise(XOR, b0);
                a0 = a0.add(key2);
                a1 = a1.add(key0Plus2);
                b0 = b0.add(key2);
                b1 = b1.add(key0Plus2);
                a0 = a0.add(a1);
                b0 = b0.add(b1);
                a1 = a1.lanewise(ROL, 16).lanewise(XOR, a0);
                b1 = b1.lanewise(ROL, 16).lanewise(XOR, b0);
                a0 = a0.add(a1);
                b0 = b0.add(b1);
                a1 = a1.lanewise(ROL, 42).lanewise(XOR, a0);
                b1 = b1.lanewise(ROL, 42).lanewise(XOR, b0);
                a0 = a0.add(a1);
                b0 = b0.add(b1);
                a1 = a1.lanewise(ROL, 12).lanewise(XOR, a0);
                b1 = b1.lanewise(ROL, 12).lanewise(XOR, b0);
                a0 = a0.add(a1);
                b0 = b0.add(b1);
                a1 = a1.lanewise(ROL, 31).lanewise(XOR, a0);
                b1 = b1.lanewise(ROL, 31).lanewise(XOR, b0);
                a0 = a0.add(key0);
                a1 = a1.add(key1Plus3);
                b0 = b0.add(key0);
                b1 = b1.add(key1Plus3);
                a0 = a0.add(a1);
                b0 = b0.add(b1);
                a1 = a1.lanewise(ROL, 16).lanewise(XOR, a0);
                b1 = b1.lanewise(ROL, 16).lanewise(XOR, b0);
                LongVector digit = LongVector.broadcast(SPECIES, bias.digit(level));
                LongVector next = LongVector.broadcast(SPECIES, bias.digit(level + 1));
                LongVector differsA = a0.lanewise(XOR, digit).and(undecidedA);
                LongVector differsB = b0.lanewise(XOR, digit).and(undecidedB);
                belowA = belowA.or(differsA.and(digit));
                belowB = belowB.or(differsB.and(digit));
                undecidedA = undecidedA.lanewise(XOR, differsA);
                undecidedB = undecidedB.lanewise(XOR, differsB);
                differsA = a1.lanewise(XOR, next).and(undecidedA);
                differsB = b1.lanewise(XOR, next).and(undecidedB);
                belowA = belowA.or(differsA.and(next));
                belowB = belowB.or(differsB.and(next));
                undecidedA = undecidedA.lanewise(XOR, differsA);
                undecidedB = undecidedB.lanewise(XOR, differsB);
                if (undecidedA.or(undecidedB).eq(0).allTrue()) {
                    break;
                }
            }
            belowA.intoMemorySegment(memory, offset + 8L * w, ORDER);
            belowB.intoMemorySegment(memory, offset + 8L * (w + LANES), ORDER);
        }
        for (; w < words; w++) {
            memory.set(RoundChunk.WORD, offset + 8L * w, planes.biasedWord(chunk, plane, bias, w));
        }
    }
}
