package io.github.clinamen.core.audit;

/**
 * The same stretch again, from however far back: at certain places, told by the bits before them, the 64 bits that came after the same 64
 * bits the last time. The table of places keeps a size; when it is full only every second place is remembered, and so on.
 */
final class Repeats extends Predictors {
    private static final int FIRST_SLOTS = 1 << 10;
    private static final int MOST_SLOTS = 1 << 18;

    /** For each slot the 64 bits before a place, those after it, and the place plus 1; 0 for an empty slot. */
    private long[] table = new long[3 * FIRST_SLOTS];

    private int used;
    private int coarseness;
    private long done;
    private long predictedTo;

    Repeats() {
        super(2);
    }

    @Override
    String name(int predictor) {
        return predictor == 0 ? "the same stretch again" : "the opposite of the same stretch";
    }

    @Override
    void take(long[] words, int count, long before) {
        // Places after which 64 bits are there.
        long base = 64 * (before - HISTORY);
        long end = 64 * (before + count) - 64;
        long from = Math.max(done, 64);
        for (long word = from & ~63L; word < end; word += 64) {
            int at = (int) (word - base) >> 6;
            long places = places(words[at - 1], words[at]);
            while (places != 0) {
                long place = word + Long.numberOfTrailingZeros(places);
                places &= places - 1;
                if (place >= from && place < end) {
                    visit(bits(words, (int) (place - base) - 64), bits(words, (int) (place - base)), place);
                }
            }
        }
        done = Math.max(done, end);
    }

    /** Of the 64 places from a word's first on, those before which seven bits differ from those 5 earlier: 1 in 128 of random ones. */
    private static long places(long last, long word) {
        long high = word ^ (word << 5 | last >>> -5);
        long low = last ^ last << 5;
        for (int step = 1; step <= 3; step++) {
            // Now 2, 4, 7 in a row, ending here.
            high &= high << step | low >>> -step;
            low &= low << step;
        }
        return high << 1 | low >>> 63;
    }

    private void visit(long key, long next, long place) {
        long hash = mixed(key);
        if (!isRemembered(hash)) {
            return;
        }
        int slot = slot(key, hash);
        if (table[slot + 2] == 0) {
            used++;
        } else if (place - (table[slot + 2] - 1) >= 64 && place >= predictedTo) {
            int right = 64 - Long.bitCount(table[slot + 1] ^ next);
            score(0, right, 64);
            score(1, 64 - right, 64);
            predictedTo = place + 64;
        }
        put(slot, key, next, place + 1);
        if (used > table.length / 6) {
            rebuild();
        }
    }

    private boolean isRemembered(long hash) {
        return (hash >>> 32 & ((1L << coarseness) - 1)) == 0;
    }

    private void put(int slot, long key, long next, long mark) {
        table[slot] = key;
        table[slot + 1] = next;
        table[slot + 2] = mark;
    }

    /** Where the key is, or the empty slot where it may go. */
    private int slot(long key, long hash) {
        int slots = table.length / 3;
        int slot = (int) (hash & (slots - 1));
        while (table[3 * slot + 2] != 0 && table[3 * slot] != key) {
            slot = (slot + 1) & (slots - 1);
        }
        return 3 * slot;
    }

    private void rebuild() {
        long[] old = table;
        if (old.length < 3 * MOST_SLOTS) {
            table = new long[2 * old.length];
        } else {
            coarseness++;
            table = new long[old.length];
        }
        used = 0;
        for (int i = 0; i < old.length; i += 3) {
            long hash = mixed(old[i]);
            if (old[i + 2] != 0 && isRemembered(hash)) {
                put(slot(old[i], hash), old[i], old[i + 1], old[i + 2]);
                used++;
            }
        }
    }

    private static long mixed(long key) {
        long x = (key ^ key >>> 32) * 0xd6e8feb86659fd93L;
        x = (x ^ x >>> 32) * 0xd6e8feb86659fd93L;
        return x ^ x >>> 32;
    }
}
