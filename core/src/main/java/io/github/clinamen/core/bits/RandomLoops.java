package io.github.clinamen.core.bits;

import static jdk.incubator.vector.VectorOperators.NE;
import static jdk.incubator.vector.VectorOperators.ROL;
import static jdk.incubator.vector.VectorOperators.XOR;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link Threefry} over vectors of counters. The rounds are written out and several blocks interleaved, because that is
 * what keeps the vector units busy.
 */
final class RandomLoops {
    private static final VectorSpecies<Long> SPECIES = LongVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final LongVector IOTA = LongVector.broadcast(SPECIES, 0).addIndex(1);
    private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;

    /** Digits that are compared for every bit before the few words with undecided bits are gathered. */
    private static final int COMMON_DIGITS = 8;

    /** Words of a plane between two gatherings. */
    private static final int STRETCH = 256;

    /** Positions and undecided bits of gathered words, the working memory of a thread. */
    private static final ThreadLocal<long[]> GATHERED = ThreadLocal.withInitial(() -> new long[2 * (STRETCH + LANES)]);

    private RandomLoops() {}

    static void fillPair(
            RandomPlanes planes, long chunk, long pair, MemorySegment memory, long even, long odd, int words) {
        LongVector key0 = LongVector.broadcast(SPECIES, planes.seed());
        LongVector key1 = LongVector.broadcast(SPECIES, planes.domain());
        LongVector key2 = key0.lanewise(XOR, key1).lanewise(XOR, Threefry.PARITY);
        LongVector key2Plus1 = key2.add(1);
        LongVector key0Plus2 = key0.add(2);
        LongVector key1Plus3 = key1.add(3);
        LongVector start = key0.add(chunk);
        int w = 0;
        for (; w <= words - 4 * LANES; w += 4 * LANES) {
            LongVector a0 = start;
            LongVector a1 = key1.add((pair << 32) + w).add(IOTA);
            LongVector b0 = a0;
            LongVector b1 = a1.add(1 * LANES);
            LongVector c0 = a0;
            LongVector c1 = a1.add(2 * LANES);
            LongVector d0 = a0;
            LongVector d1 = a1.add(3 * LANES);
            a0 = a0.add(a1);
            b0 = b0.add(b1);
            c0 = c0.add(c1);
            d0 = d0.add(d1);
            a1 = a1.lanewise(ROL, 16).lanewise(XOR, a0);
            b1 = b1.lanewise(ROL, 16).lanewise(XOR, b0);
            c1 = c1.lanewise(ROL, 16).lanewise(XOR, c0);
            d1 = d1.lanewise(ROL, 16).lanewise(XOR, d0);
            a0 = a0.add(a1);
            b0 = b0.add(b1);
            c0 = c0.add(c1);
            d0 = d0.add(d1);
            a1 = a1.lanewise(ROL, 42).lanewise(XOR, a0);
            b1 = b1.lanewise(ROL, 42).lanewise(XOR, b0);
            c1 = c1.lanewise(ROL, 42).lanewise(XOR, c0);
            d1 = d1.lanewise(ROL, 42).lanewise(XOR, d0);
            a0 = a0.add(a1);
            b0 = b0.add(b1);
            c0 = c0.add(c1);
            d0 = d0.add(d1);
            a1 = a1.lanewise(ROL, 12).lanewise(XOR, a0);
            b1 = b1.lanewise(ROL, 12).lanewise(XOR, b0);
            c1 = c1.lanewise(ROL, 12).lanewise(XOR, c0);
            d1 = d1.lanewise(ROL, 12).lanewise(XOR, d0);
            a0 = a0.add(a1);
            b0 = b0.add(b1);
            c0 = c0.add(c1);
            d0 = d0.add(d1);
            a1 = a1.lanewise(ROL, 31).lanewise(XOR, a0);
            b1 = b1.lanewise(ROL, 31).lanewise(XOR, b0);
            c1 = c1.lanewise(ROL, 31).lanewise(XOR, c0);
            d1 = d1.lanewise(ROL, 31).lanewise(XOR, d0);
            a0 = a0.add(key1);
            a1 = a1.add(key2Plus1);
            b0 = b0.add(key1);
            b1 = b1.add(key2Plus1);
            c0 = c0.add(key1);
            c1 = c1.add(key2Plus1);
            d0 = d0.add(key1);
            d1 = d1.add(key2Plus1);
            a0 = a0.add(a1);
            b0 = b0.add(b1);
            c0 = c0.add(c1);
            d0 = d0.add(d1);
            a1 = a1.lanewise(ROL, 16).lanewise(XOR, a0);
            b1 = b1.lanewise(ROL, 16).lanewise(XOR, b0);
            c1 = c1.lanewise(ROL, 16).lanewise(XOR, c0);
            d1 = d1.lanewise(ROL, 16).lanewise(XOR, d0);
            a0 = a0.add(a1);
            b0 = b0.add(b1);
            c0 = c0.add(c1);
            d0 = d0.add(d1);
            a1 = a1.lanewise(ROL, 32).lanewise(XOR, a0);
            b1 = b1.lanewise(ROL, 32).lanewise(XOR, b0);
            c1 = c1.lanewise(ROL, 32).lanewise(XOR, c0);
            d1 = d1.lanewise(ROL, 32).lanewise(XOR, d0);
            a0 = a0.add(a1);
            b0 = b0.add(b1);
            c0 = c0.add(c1);
            d0 = d0.add(d1);
            a1 = a1.lanewise(ROL, 24).lanewise(XOR, a0);
            b1 = b1.lanewise(ROL, 24).lanewise(XOR, b0);
            c1 = c1.lanewise(ROL, 24).lanewise(XOR, c0);
            d1 = d1.lanewise(ROL, 24).lanewise(XOR, d0);
            a0 = a0.add(a1);
            b0 = b0.add(b1);
            c0 = c0.add(c1);
            d0 = d0.add(d1);
            a1 = a1.lanewise(ROL, 21).lanewise(XOR, a0);
            b1 = b1.lanewise(ROL, 21).lanewise(XOR, b0);
            c1 = c1.lanewise(ROL, 21).lanewise(XOR, c0);
            d1 = d1.lanewise(ROL, 21).lanewise(XOR, d0);
            a0 = a0.add(key2);
            a1 = a1.add(key0Plus2);
            b0 = b0.add(key2);
            b1 = b1.add(key0Plus2);
            c0 = c0.add(key2);
            c1 = c1.add(key0Plus2);
            d0 = d0.add(key2);
            d1 = d1.add(key0Plus2);
            a0 = a0.add(a1);
            b0 = b0.add(b1);
            c0 = c0.add(c1);
            d0 = d0.add(d1);
            a1 = a1.lanewise(ROL, 16).lanewise(XOR, a0);
            b1 = b1.lanewise(ROL, 16).lanewise(XOR, b0);
            c1 = c1.lanewise(ROL, 16).lanewise(XOR, c0);
            d1 = d1.lanewise(ROL, 16).lanewise(XOR, d0);
            a0 = a0.add(a1);
            b0 = b0.add(b1);
            c0 = c0.add(c1);
            d0 = d0.add(d1);
            a1 = a1.lanewise(ROL, 42).lanewise(XOR, a0);
            b1 = b1.lanewise(ROL, 42).lanewise(XOR, b0);
            c1 = c1.lanewise(ROL, 42).lanewise(XOR, c0);
            d1 = d1.lanewise(ROL, 42).lanewise(XOR, d0);
            a0 = a0.add(a1);
            b0 = b0.add(b1);
            c0 = c0.add(c1);
            d0 = d0.add(d1);
            a1 = a1.lanewise(ROL, 12).lanewise(XOR, a0);
            b1 = b1.lanewise(ROL, 12).lanewise(XOR, b0);
            c1 = c1.lanewise(ROL, 12).lanewise(XOR, c0);
            d1 = d1.lanewise(ROL, 12).lanewise(XOR, d0);
            a0 = a0.add(a1);
            b0 = b0.add(b1);
            c0 = c0.add(c1);
            d0 = d0.add(d1);
            a1 = a1.lanewise(ROL, 31).lanewise(XOR, a0);
            b1 = b1.lanewise(ROL, 31).lanewise(XOR, b0);
            c1 = c1.lanewise(ROL, 31).lanewise(XOR, c0);
            d1 = d1.lanewise(ROL, 31).lanewise(XOR, d0);
            a0 = a0.add(key0);
            a1 = a1.add(key1Plus3);
            b0 = b0.add(key0);
            b1 = b1.add(key1Plus3);
            c0 = c0.add(key0);
            c1 = c1.add(key1Plus3);
            d0 = d0.add(key0);
            d1 = d1.add(key1Plus3);
            a0 = a0.add(a1);
            b0 = b0.add(b1);
            c0 = c0.add(c1);
            d0 = d0.add(d1);
            a1 = a1.lanewise(ROL, 16).lanewise(XOR, a0);
            b1 = b1.lanewise(ROL, 16).lanewise(XOR, b0);
            c1 = c1.lanewise(ROL, 16).lanewise(XOR, c0);
            d1 = d1.lanewise(ROL, 16).lanewise(XOR, d0);
            a1.intoMemorySegment(memory, odd + 8L * (w + 0 * LANES), ORDER);
            a0.intoMemorySegment(memory, even + 8L * (w + 0 * LANES), ORDER);
            b1.intoMemorySegment(memory, odd + 8L * (w + 1 * LANES), ORDER);
            b0.intoMemorySegment(memory, even + 8L * (w + 1 * LANES), ORDER);
            c1.intoMemorySegment(memory, odd + 8L * (w + 2 * LANES), ORDER);
            c0.intoMemorySegment(memory, even + 8L * (w + 2 * LANES), ORDER);
            d1.intoMemorySegment(memory, odd + 8L * (w + 3 * LANES), ORDER);
            d0.intoMemorySegment(memory, even + 8L * (w + 3 * LANES), ORDER);
        }
        for (; w < words; w += LANES) {
            LongVector a0 = start;
            LongVector a1 = key1.add((pair << 32) + w).add(IOTA);
            a0 = a0.add(a1);
            a1 = a1.lanewise(ROL, 16).lanewise(XOR, a0);
            a0 = a0.add(a1);
            a1 = a1.lanewise(ROL, 42).lanewise(XOR, a0);
            a0 = a0.add(a1);
            a1 = a1.lanewise(ROL, 12).lanewise(XOR, a0);
            a0 = a0.add(a1);
            a1 = a1.lanewise(ROL, 31).lanewise(XOR, a0);
            a0 = a0.add(key1);
            a1 = a1.add(key2Plus1);
            a0 = a0.add(a1);
            a1 = a1.lanewise(ROL, 16).lanewise(XOR, a0);
            a0 = a0.add(a1);
            a1 = a1.lanewise(ROL, 32).lanewise(XOR, a0);
            a0 = a0.add(a1);
            a1 = a1.lanewise(ROL, 24).lanewise(XOR, a0);
            a0 = a0.add(a1);
            a1 = a1.lanewise(ROL, 21).lanewise(XOR, a0);
            a0 = a0.add(key2);
            a1 = a1.add(key0Plus2);
            a0 = a0.add(a1);
            a1 = a1.lanewise(ROL, 16).lanewise(XOR, a0);
            a0 = a0.add(a1);
            a1 = a1.lanewise(ROL, 42).lanewise(XOR, a0);
            a0 = a0.add(a1);
            a1 = a1.lanewise(ROL, 12).lanewise(XOR, a0);
            a0 = a0.add(a1);
            a1 = a1.lanewise(ROL, 31).lanewise(XOR, a0);
            a0 = a0.add(key0);
            a1 = a1.add(key1Plus3);
            a0 = a0.add(a1);
            a1 = a1.lanewise(ROL, 16).lanewise(XOR, a0);
            VectorMask<Long> inside = SPECIES.indexInRange(w, words);
            a1.intoMemorySegment(memory, odd + 8L * w, ORDER, inside);
            a0.intoMemorySegment(memory, even + 8L * w, ORDER, inside);
        }
    }

    static void fillBiased(
            RandomPlanes planes, long chunk, long plane, Bias bias, MemorySegment memory, long offset, int words) {
        long[] gathered = GATHERED.get();
        int whole = words - words % LANES;
        for (int from = 0; from < whole; from += STRETCH) {
            int to = Math.min(from + STRETCH, whole);
            int undecided = compareCommonDigits(planes, chunk, plane, bias, memory, offset, from, to, gathered);
            compareRest(planes, chunk, plane, COMMON_DIGITS, bias, memory, offset, gathered, undecided);
        }
        int undecided = words - whole;
        for (int i = 0; i < undecided; i++) {
            gathered[i] = whole + i;
            gathered[STRETCH + LANES + i] = -1L;
            memory.set(RoundChunk.WORD, offset + 8L * (whole + i), 0);
        }
        compareRest(planes, chunk, plane, 0, bias, memory, offset, gathered, undecided);
    }

    private static void compareRest(
            RandomPlanes planes,
            long chunk,
            long plane,
            int from,
            Bias bias,
            MemorySegment memory,
            long offset,
            long[] gathered,
            int count) {
        int undecided = count;
        for (int level = from; undecided > 0 && level < bias.length(); level += 2) {
            undecided = compareGathered(planes, chunk, plane, level, bias, memory, offset, gathered, undecided);
        }
    }

    /** Writes what the first digits decide, gathers the words in which a bit is left, and returns how many they are. */
    private static int compareCommonDigits(
            RandomPlanes planes,
            long chunk,
            long plane,
            Bias bias,
            MemorySegment memory,
            long offset,
            int from,
            int to,
            long[] gathered) {
        LongVector key0 = LongVector.broadcast(SPECIES, planes.seed());
        LongVector key1 = LongVector.broadcast(SPECIES, planes.domain());
        LongVector key2 = key0.lanewise(XOR, key1).lanewise(XOR, Threefry.PARITY);
        LongVector key2Plus1 = key2.add(1);
        LongVector key0Plus2 = key0.add(2);
        LongVector key1Plus3 = key1.add(3);
        LongVector start = key0.add(chunk);
        long firstPair = plane * (RandomPlanes.DIGITS / 2);
        long digits = bias.digits();
        LongVector digit0 = LongVector.broadcast(SPECIES, digits >> 63);
        LongVector digit1 = LongVector.broadcast(SPECIES, digits << 1 >> 63);
        LongVector digit2 = LongVector.broadcast(SPECIES, digits << 2 >> 63);
        LongVector digit3 = LongVector.broadcast(SPECIES, digits << 3 >> 63);
        LongVector digit4 = LongVector.broadcast(SPECIES, digits << 4 >> 63);
        LongVector digit5 = LongVector.broadcast(SPECIES, digits << 5 >> 63);
        LongVector digit6 = LongVector.broadcast(SPECIES, digits << 6 >> 63);
        LongVector digit7 = LongVector.broadcast(SPECIES, digits << 7 >> 63);
        int n = 0;
        for (int w = from; w < to; w += LANES) {
            LongVector a0 = start;
            LongVector a1 = key1.add((firstPair << 32) + w).add(IOTA);
            LongVector b0 = a0;
            LongVector b1 = a1.add(1L << 32);
            LongVector c0 = a0;
            LongVector c1 = a1.add(2L << 32);
            LongVector d0 = a0;
            LongVector d1 = a1.add(3L << 32);
            a0 = a0.add(a1);
            b0 = b0.add(b1);
            c0 = c0.add(c1);
            d0 = d0.add(d1);
            a1 = a1.lanewise(ROL, 16).lanewise(XOR, a0);
            b1 = b1.lanewise(ROL, 16).lanewise(XOR, b0);
            c1 = c1.lanewise(ROL, 16).lanewise(XOR, c0);
            d1 = d1.lanewise(ROL, 16).lanewise(XOR, d0);
            a0 = a0.add(a1);
            b0 = b0.add(b1);
            c0 = c0.add(c1);
            d0 = d0.add(d1);
            a1 = a1.lanewise(ROL, 42).lanewise(XOR, a0);
            b1 = b1.lanewise(ROL, 42).lanewise(XOR, b0);
            c1 = c1.lanewise(ROL, 42).lanewise(XOR, c0);
            d1 = d1.lanewise(ROL, 42).lanewise(XOR, d0);
            a0 = a0.add(a1);
            b0 = b0.add(b1);
            c0 = c0.add(c1);
            d0 = d0.add(d1);
            a1 = a1.lanewise(ROL, 12).lanewise(XOR, a0);
            b1 = b1.lanewise(ROL, 12).lanewise(XOR, b0);
            c1 = c1.lanewise(ROL, 12).lanewise(XOR, c0);
            d1 = d1.lanewise(ROL, 12).lanewise(XOR, d0);
            a0 = a0.add(a1);
            b0 = b0.add(b1);
            c0 = c0.add(c1);
            d0 = d0.add(d1);
            a1 = a1.lanewise(ROL, 31).lanewise(XOR, a0);
            b1 = b1.lanewise(ROL, 31).lanewise(XOR, b0);
            c1 = c1.lanewise(ROL, 31).lanewise(XOR, c0);
            d1 = d1.lanewise(ROL, 31).lanewise(XOR, d0);
            a0 = a0.add(key1);
            a1 = a1.add(key2Plus1);
            b0 = b0.add(key1);
            b1 = b1.add(key2Plus1);
            c0 = c0.add(key1);
            c1 = c1.add(key2Plus1);
            d0 = d0.add(key1);
            d1 = d1.add(key2Plus1);
            a0 = a0.add(a1);
            b0 = b0.add(b1);
            c0 = c0.add(c1);
            d0 = d0.add(d1);
            a1 = a1.lanewise(ROL, 16).lanewise(XOR, a0);
            b1 = b1.lanewise(ROL, 16).lanewise(XOR, b0);
            c1 = c1.lanewise(ROL, 16).lanewise(XOR, c0);
            d1 = d1.lanewise(ROL, 16).lanewise(XOR, d0);
            a0 = a0.add(a1);
            b0 = b0.add(b1);
            c0 = c0.add(c1);
            d0 = d0.add(d1);
            a1 = a1.lanewise(ROL, 32).lanewise(XOR, a0);
            b1 = b1.lanewise(ROL, 32).lanewise(XOR, b0);
            c1 = c1.lanewise(ROL, 32).lanewise(XOR, c0);
            d1 = d1.lanewise(ROL, 32).lanewise(XOR, d0);
            a0 = a0.add(a1);
            b0 = b0.add(b1);
            c0 = c0.add(c1);
            d0 = d0.add(d1);
            a1 = a1.lanewise(ROL, 24).lanewise(XOR, a0);
            b1 = b1.lanewise(ROL, 24).lanewise(XOR, b0);
            c1 = c1.lanewise(ROL, 24).lanewise(XOR, c0);
            d1 = d1.lanewise(ROL, 24).lanewise(XOR, d0);
            a0 = a0.add(a1);
            b0 = b0.add(b1);
            c0 = c0.add(c1);
            d0 = d0.add(d1);
            a1 = a1.lanewise(ROL, 21).lanewise(XOR, a0);
            b1 = b1.lanewise(ROL, 21).lanewise(XOR, b0);
            c1 = c1.lanewise(ROL, 21).lanewise(XOR, c0);
            d1 = d1.lanewise(ROL, 21).lanewise(XOR, d0);
            a0 = a0.add(key2);
            a1 = a1.add(key0Plus2);
            b0 = b0.add(key2);
            b1 = b1.add(key0Plus2);
            c0 = c0.add(key2);
            c1 = c1.add(key0Plus2);
            d0 = d0.add(key2);
            d1 = d1.add(key0Plus2);
            a0 = a0.add(a1);
            b0 = b0.add(b1);
            c0 = c0.add(c1);
            d0 = d0.add(d1);
            a1 = a1.lanewise(ROL, 16).lanewise(XOR, a0);
            b1 = b1.lanewise(ROL, 16).lanewise(XOR, b0);
            c1 = c1.lanewise(ROL, 16).lanewise(XOR, c0);
            d1 = d1.lanewise(ROL, 16).lanewise(XOR, d0);
            a0 = a0.add(a1);
            b0 = b0.add(b1);
            c0 = c0.add(c1);
            d0 = d0.add(d1);
            a1 = a1.lanewise(ROL, 42).lanewise(XOR, a0);
            b1 = b1.lanewise(ROL, 42).lanewise(XOR, b0);
            c1 = c1.lanewise(ROL, 42).lanewise(XOR, c0);
            d1 = d1.lanewise(ROL, 42).lanewise(XOR, d0);
            a0 = a0.add(a1);
            b0 = b0.add(b1);
            c0 = c0.add(c1);
            d0 = d0.add(d1);
            a1 = a1.lanewise(ROL, 12).lanewise(XOR, a0);
            b1 = b1.lanewise(ROL, 12).lanewise(XOR, b0);
            c1 = c1.lanewise(ROL, 12).lanewise(XOR, c0);
            d1 = d1.lanewise(ROL, 12).lanewise(XOR, d0);
            a0 = a0.add(a1);
            b0 = b0.add(b1);
            c0 = c0.add(c1);
            d0 = d0.add(d1);
            a1 = a1.lanewise(ROL, 31).lanewise(XOR, a0);
            b1 = b1.lanewise(ROL, 31).lanewise(XOR, b0);
            c1 = c1.lanewise(ROL, 31).lanewise(XOR, c0);
            d1 = d1.lanewise(ROL, 31).lanewise(XOR, d0);
            a0 = a0.add(key0);
            a1 = a1.add(key1Plus3);
            b0 = b0.add(key0);
            b1 = b1.add(key1Plus3);
            c0 = c0.add(key0);
            c1 = c1.add(key1Plus3);
            d0 = d0.add(key0);
            d1 = d1.add(key1Plus3);
            a0 = a0.add(a1);
            b0 = b0.add(b1);
            c0 = c0.add(c1);
            d0 = d0.add(d1);
            a1 = a1.lanewise(ROL, 16).lanewise(XOR, a0);
            b1 = b1.lanewise(ROL, 16).lanewise(XOR, b0);
            c1 = c1.lanewise(ROL, 16).lanewise(XOR, c0);
            d1 = d1.lanewise(ROL, 16).lanewise(XOR, d0);
            d1 = d1.lanewise(XOR, digit7);
            LongVector below = d1.and(digit7);
            LongVector undecided = d1.not();
            d0 = d0.lanewise(XOR, digit6);
            below = below.lanewise(XOR, below.lanewise(XOR, digit6).and(d0));
            undecided = undecided.and(d0.not());
            c1 = c1.lanewise(XOR, digit5);
            below = below.lanewise(XOR, below.lanewise(XOR, digit5).and(c1));
            undecided = undecided.and(c1.not());
            c0 = c0.lanewise(XOR, digit4);
            below = below.lanewise(XOR, below.lanewise(XOR, digit4).and(c0));
            undecided = undecided.and(c0.not());
            b1 = b1.lanewise(XOR, digit3);
            below = below.lanewise(XOR, below.lanewise(XOR, digit3).and(b1));
            undecided = undecided.and(b1.not());
            b0 = b0.lanewise(XOR, digit2);
            below = below.lanewise(XOR, below.lanewise(XOR, digit2).and(b0));
            undecided = undecided.and(b0.not());
            a1 = a1.lanewise(XOR, digit1);
            below = below.lanewise(XOR, below.lanewise(XOR, digit1).and(a1));
            undecided = undecided.and(a1.not());
            a0 = a0.lanewise(XOR, digit0);
            below = below.lanewise(XOR, below.lanewise(XOR, digit0).and(a0));
            undecided = undecided.and(a0.not());
            below.intoMemorySegment(memory, offset + 8L * w, ORDER);
            VectorMask<Long> left = undecided.compare(NE, 0);
            IOTA.add(w).compress(left).intoArray(gathered, n);
            undecided.compress(left).intoArray(gathered, STRETCH + LANES + n);
            n += left.trueCount();
        }
        return n;
    }

    /** Compares two more digits of the gathered words, adds what they decide, and keeps the words in which a bit is left. */
    private static int compareGathered(
            RandomPlanes planes,
            long chunk,
            long plane,
            int level,
            Bias bias,
            MemorySegment memory,
            long offset,
            long[] gathered,
            int count) {
        LongVector key0 = LongVector.broadcast(SPECIES, planes.seed());
        LongVector key1 = LongVector.broadcast(SPECIES, planes.domain());
        LongVector key2 = key0.lanewise(XOR, key1).lanewise(XOR, Threefry.PARITY);
        LongVector key2Plus1 = key2.add(1);
        LongVector key0Plus2 = key0.add(2);
        LongVector key1Plus3 = key1.add(3);
        LongVector start = key0.add(chunk);
        long pair = plane * (RandomPlanes.DIGITS / 2) + (level >> 1);
        LongVector digit0 = LongVector.broadcast(SPECIES, bias.digit(level));
        LongVector digit1 = LongVector.broadcast(SPECIES, bias.digit(level + 1));
        int n = 0;
        for (int i = 0; i < count; i += LANES) {
            LongVector at = LongVector.fromArray(SPECIES, gathered, i);
            LongVector undecided = LongVector.fromArray(SPECIES, gathered, STRETCH + LANES + i);
            LongVector a0 = start;
            LongVector a1 = key1.add(pair << 32).add(at);
            a0 = a0.add(a1);
            a1 = a1.lanewise(ROL, 16).lanewise(XOR, a0);
            a0 = a0.add(a1);
            a1 = a1.lanewise(ROL, 42).lanewise(XOR, a0);
            a0 = a0.add(a1);
            a1 = a1.lanewise(ROL, 12).lanewise(XOR, a0);
            a0 = a0.add(a1);
            a1 = a1.lanewise(ROL, 31).lanewise(XOR, a0);
            a0 = a0.add(key1);
            a1 = a1.add(key2Plus1);
            a0 = a0.add(a1);
            a1 = a1.lanewise(ROL, 16).lanewise(XOR, a0);
            a0 = a0.add(a1);
            a1 = a1.lanewise(ROL, 32).lanewise(XOR, a0);
            a0 = a0.add(a1);
            a1 = a1.lanewise(ROL, 24).lanewise(XOR, a0);
            a0 = a0.add(a1);
            a1 = a1.lanewise(ROL, 21).lanewise(XOR, a0);
            a0 = a0.add(key2);
            a1 = a1.add(key0Plus2);
            a0 = a0.add(a1);
            a1 = a1.lanewise(ROL, 16).lanewise(XOR, a0);
            a0 = a0.add(a1);
            a1 = a1.lanewise(ROL, 42).lanewise(XOR, a0);
            a0 = a0.add(a1);
            a1 = a1.lanewise(ROL, 12).lanewise(XOR, a0);
            a0 = a0.add(a1);
            a1 = a1.lanewise(ROL, 31).lanewise(XOR, a0);
            a0 = a0.add(key0);
            a1 = a1.add(key1Plus3);
            a0 = a0.add(a1);
            a1 = a1.lanewise(ROL, 16).lanewise(XOR, a0);
            LongVector differs0 = a0.lanewise(XOR, digit0).and(undecided);
            undecided = undecided.lanewise(XOR, differs0);
            LongVector differs1 = a1.lanewise(XOR, digit1).and(undecided);
            undecided = undecided.lanewise(XOR, differs1);
            LongVector below = differs0.and(digit0).or(differs1.and(digit1));
            below.intoArray(gathered, STRETCH + LANES + i);
            for (int j = i; j < Math.min(i + LANES, count); j++) {
                long place = offset + 8 * gathered[j];
                memory.set(RoundChunk.WORD, place, memory.get(RoundChunk.WORD, place) | gathered[STRETCH + LANES + j]);
            }
            VectorMask<Long> left = undecided.compare(NE, 0).and(SPECIES.indexInRange(i, count));
            at.compress(left).intoArray(gathered, n);
            undecided.compress(left).intoArray(gathered, STRETCH + LANES + n);
            n += left.trueCount();
        }
        return n;
    }
}
