package io.github.clinamen.certify;

/**
 * min c.z subject to A z = b with linearly independent rows, integer data, and z not negative except where free.
 *
 * @param columns A by column, then row
 */
record LinearProgram(long[][] columns, long[] rightSide, long[] costs, boolean[] free) {
    int rows() {
        return rightSide.length;
    }

    int variables() {
        return costs.length;
    }

    /** Column j of A, or the unit column j - variables() that stands for the slack of an equation. */
    long[] columnOrUnit(int j) {
        if (j < variables()) {
            return columns[j];
        }
        long[] unit = new long[rows()];
        unit[j - variables()] = 1;
        return unit;
    }
}
