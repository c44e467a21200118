package io.github.clinamen.certify;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * min c.z subject to A z = b and z &gt;= 0, with few coefficients.
 *
 * @param rows A by row: variable to coefficient
 */
record SparseProgram(List<Map<Integer, Long>> rows, long[] rightSide, long[] costs) {
    int variables() {
        return costs.length;
    }

    /** The same with all coefficients written out. */
    LinearProgram dense() {
        long[][] columns = new long[variables()][rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            for (Map.Entry<Integer, Long> e : rows.get(i).entrySet()) {
                columns[e.getKey()][i] = e.getValue();
            }
        }
        return new LinearProgram(columns, rightSide.clone(), costs.clone(), new boolean[variables()]);
    }

    @Override
    public String toString() {
        return rows.size() + " equations in " + variables() + " variables, right side " + Arrays.toString(rightSide);
    }
}
