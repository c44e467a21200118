package io.github.clinamen.core.practical;

import java.util.Arrays;

/**
 * max sum nu_j log F_j subject to A F &lt;= 1, by Newton's method with a logarithmic barrier: with weight tau for the mean its optimum is within
 * m/tau of the best, m the number of constraints (Boyd, Vandenberghe 2004, section 11.3).
 *
 * @param frequencies nu, above 0
 * @param rows A, not negative, no column without an entry above 0
 */
record Barrier(double[] frequencies, double[][] rows) {
    private static final double FASTER = 30;
    private static final int STEPS = 60;

    /**
     * F, which meets all constraints, but for rounding.
     *
     * @param gap how far the mean may be below the best
     */
    double[] solve(double gap) {
        double[] f = new double[frequencies.length];
        Arrays.fill(
                f,
                0.5
                        / Arrays.stream(rows)
                                .mapToDouble(row -> Arrays.stream(row).sum())
                                .max()
                                .orElseThrow());
        for (double tau = 1; ; tau *= FASTER) {
            centre(f, tau);
            if (rows.length / tau < gap) {
                return f;
            }
        }
    }

    private void centre(double[] f, double tau) {
        for (int step = 0; step < STEPS; step++) {
            double[] gradient = new double[f.length];
            double[][] hessian = new double[f.length][f.length];
            derivatives(f, tau, gradient, hessian);
            double[] direction = solved(hessian, gradient);
            double decrement = dot(direction, gradient);
            if (!(decrement > 1e-7)) {
                return;
            }
            double before = value(f, tau);
            double length = 1;
            double[] next = moved(f, direction, length);
            // Backtracking keeps inside, where the value is finite.
            while (!(value(next, tau) <= before - 0.1 * length * decrement)) {
                length /= 2;
                if (length < 1e-12) {
                    return;
                }
                next = moved(f, direction, length);
            }
            System.arraycopy(next, 0, f, 0, f.length);
        }
    }

    /** -tau sum nu log F - sum of log(1 - A F), infinite outside. */
    private double value(double[] f, double tau) {
        double sum = 0;
        for (int j = 0; j < f.length; j++) {
            if (f[j] <= 0) {
                return Double.POSITIVE_INFINITY;
            }
            sum -= tau * frequencies[j] * Math.log(f[j]);
        }
        for (double[] row : rows) {
            double slack = 1 - dot(row, f);
            if (slack <= 0) {
                return Double.POSITIVE_INFINITY;
            }
            sum -= Math.log(slack);
        }
        return sum;
    }

    private void derivatives(double[] f, double tau, double[] gradient, double[][] hessian) {
        for (int j = 0; j < f.length; j++) {
            gradient[j] = -tau * frequencies[j] / f[j];
            hessian[j][j] = tau * frequencies[j] / f[j] / f[j];
        }
        for (double[] row : rows) {
            double weight = 1 / (1 - dot(row, f));
            for (int j = 0; j < f.length; j++) {
                if (row[j] != 0) {
                    double weighted = weight * row[j];
                    gradient[j] += weighted;
                    for (int k = 0; k <= j; k++) {
                        hessian[j][k] += weighted * weight * row[k];
                    }
                }
            }
        }
    }

    private static double[] moved(double[] f, double[] direction, double length) {
        double[] next = f.clone();
        for (int j = 0; j < f.length; j++) {
            next[j] -= length * direction[j];
        }
        return next;
    }

    /** The solution of H x = g, H positive definite with its lower half given, which is overwritten; Cholesky. */
    private static double[] solved(double[][] h, double[] g) {
        int n = g.length;
        double[] x = g.clone();
        for (int j = 0; j < n; j++) {
            for (int k = 0; k < j; k++) {
                double sum = h[j][k];
                for (int l = 0; l < k; l++) {
                    sum -= h[j][l] * h[k][l];
                }
                h[j][k] = sum / h[k][k];
                h[j][j] -= h[j][k] * h[j][k];
            }
            h[j][j] = Math.sqrt(h[j][j]);
            for (int k = 0; k < j; k++) {
                x[j] -= h[j][k] * x[k];
            }
            x[j] /= h[j][j];
        }
        for (int j = n - 1; j >= 0; j--) {
            for (int k = j + 1; k < n; k++) {
                x[j] -= h[k][j] * x[k];
            }
            x[j] /= h[j][j];
        }
        return x;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += a[j] * b[j];
        }
        return sum;
    }
}
