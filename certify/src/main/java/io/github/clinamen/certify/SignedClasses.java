package io.github.clinamen.certify;

/** Numbers that are equal up to sign, united pair by pair: union-find with signs. */
final class SignedClasses {
    private final int[] parent;
    /** Whether an item is minus its parent. */
    private final boolean[] opposite;

    private final boolean[] zero;

    SignedClasses(int count) {
        parent = new int[count];
        opposite = new boolean[count];
        zero = new boolean[count];
        for (int i = 0; i < count; i++) {
            parent[i] = i;
        }
    }

    /** Says that item i is item j, or minus item j. */
    void unite(int i, int j, boolean minus) {
        int a = root(i);
        int b = root(j);
        boolean sign = minus ^ opposite[i] ^ opposite[j];
        if (a == b) {
            zero[a] |= sign;
        } else {
            parent[b] = a;
            opposite[b] = sign;
            zero[a] |= zero[b];
        }
    }

    /** The item that stands for the class; {@link #isOpposite} then holds towards it. */
    int root(int i) {
        int root = i;
        boolean sign = false;
        while (parent[root] != root) {
            sign ^= opposite[root];
            root = parent[root];
        }
        // Compress: each item on the way points at the root.
        int at = i;
        boolean rest = sign;
        while (parent[at] != root && at != root) {
            int next = parent[at];
            boolean step = opposite[at];
            parent[at] = root;
            opposite[at] = rest;
            rest ^= step;
            at = next;
        }
        return root;
    }

    /** Whether the item, itself its class's root, is equal to its own negative. */
    boolean isZero(int root) {
        return zero[root];
    }
}
