package io.github.clinamen.core.plan;

/** Binomial tails in plain arithmetic, to some ten digits: for searches only, {@link Completeness} makes the claims. */
final class Binomial {
    private Binomial() {}

    /** The least w such that more than w of n events of probability p happen with probability at most failure. */
    static double quantile(double n, double p, double failure) {
        if (p == 0 || n == 0) {
            return 0;
        }
        double most = Math.log(failure);
        if (Math.log(-Math.expm1(n * Math.log1p(-p))) <= most) {
            return 0;
        }
        // The tail bound below is decreasing above the mean.
        double low = Math.floor(n * p);
        double step = Math.max(1, Math.ceil(Math.max(Math.sqrt(n * p), 1e-13 * n * p)));
        double high = low + step;
        while (high < n && logTail(n, p, high + 1) > most) {
            step *= 2;
            high = Math.min(n, low + step);
        }
        while (high - low > 1 && (high - low) > 1e-15 * high) {
            double middle = Math.floor((low + high) / 2);
            if (logTail(n, p, middle + 1) > most) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** ln of a bound on the probability of k or more, k above the mean: the first term over 1 - ratio of the first two. */
    static double logTail(double n, double p, double k) {
        if (k > n) {
            return Double.NEGATIVE_INFINITY;
        }
        double ratio = (n - k) * p / ((k + 1) * (1 - p));
        return logTerm(n, p, k) - (ratio < 1 ? Math.log1p(-ratio) : 0);
    }

    /** ln of the probability of exactly k, by Stirling's formula about the mean. */
    private static double logTerm(double n, double p, double k) {
        if (k == n) {
            return n * Math.log(p);
        }
        double rest = n - k;
        return stirling(n)
                - stirling(k)
                - stirling(rest)
                - deviance(k, n * p)
                - deviance(rest, n * (1 - p))
                + 0.5 * Math.log(n / (2 * Math.PI * k * rest));
    }

    /** x ln(x/m) + m - x, accurate for x near m. */
    private static double deviance(double x, double m) {
        double d = (x - m) / m;
        if (Math.abs(d) < 1e-3) {
            // m ((1+d) ln(1+d) - d) = m d^2 (1/2 - d/6 + d^2/12 - d^3/20 + d^4/30 ...)
            return m * d * d * (0.5 + d * (-1.0 / 6 + d * (1.0 / 12 + d * (-1.0 / 20 + d / 30))));
        }
        return x * Math.log(x / m) + m - x;
    }

    /** ln k! less Stirling's formula, k at least 1. */
    private static double stirling(double k) {
        double s = 1 / (k * k);
        return (1.0 / 12 - s * (1.0 / 360 - s * (1.0 / 1260 - s / 1680))) / k;
    }
}
