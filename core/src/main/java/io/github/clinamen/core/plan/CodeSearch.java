package io.github.clinamen.core.plan;

import io.github.clinamen.core.code.LinearCode;
import io.github.clinamen.core.code.MatrixCode;
import io.github.clinamen.core.code.ParityCode;
import io.github.clinamen.core.code.ReedSolomonCode;
import io.github.clinamen.core.code.RepeatedCode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The shortest known code with so many output bits whose weight sum at f is within a budget; in plain arithmetic. */
final class CodeSearch {
    /** Steps of the encoder at most, blocks * n * k. */
    private static final double MOST_STEPS = 4e9;

    /** Codes beyond this length are not looked for. */
    private static final double MOST_LENGTH = 1e16;

    private static final List<MatrixCode> INNER = Stream.of("golay24", "bch32", "bch64", "bch64-16", "rm64")
            .map(MatrixCode::parse)
            .toList();
    private static final List<MatrixCode> SMALL = Stream.concat(
                    Stream.of("simplex2", "simplex3", "simplex4", "simplex5", "simplex6")
                            .map(MatrixCode::parse),
                    INNER.stream())
            .toList();

    private static final int STRETCHES = 5;

    private final long bits;

    CodeSearch(long bits) {
        this.bits = bits;
    }

    private record Sizes(
            double length, double blocks, int outerLength, int outerDimension, long times, MatrixCode matrix) {}

    /** Its length, or infinity; for one bit not rounded to a whole number. */
    double leastLength(double log2f, double log2Budget) {
        if (!(log2f < 0) || log2Budget >= 0 && bits > 1) {
            return log2Budget >= 0 ? 1 : Double.POSITIVE_INFINITY;
        }
        if (bits == 1) {
            return Math.max(1, log2Budget / log2f);
        }
        return sizes(log2f, log2Budget).map(Sizes::length).orElse(Double.POSITIVE_INFINITY);
    }

    Optional<LinearCode> best(double log2f, double log2Budget) {
        if (bits == 1) {
            double length = Math.ceil(leastLength(log2f, log2Budget));
            return length < MOST_LENGTH ? Optional.of(new ParityCode((long) length)) : Optional.empty();
        }
        return sizes(log2f, log2Budget).map(s -> {
            RepeatedCode inner = new RepeatedCode(s.times, s.matrix);
            return s.outerLength == 0
                    ? inner
                    : new ReedSolomonCode((long) s.blocks, s.outerLength, s.outerDimension, inner);
        });
    }

    private Optional<Sizes> sizes(double log2f, double log2Budget) {
        Optional<Sizes> best = Optional.empty();
        for (MatrixCode matrix : SMALL) {
            if (matrix.dimension() >= bits) {
                best = shorter(best, repeated(matrix, log2f, log2Budget));
            }
        }
        for (MatrixCode matrix : INNER) {
            // Inner codes do best where f^times is about a half; beyond, their weights are wasted.
            long most = (long) Math.min(1e12, Math.ceil(-1.6 / log2f));
            for (int i = 1; i <= STRETCHES && i <= most; i++) {
                long times = Math.max(1, most * i / STRETCHES);
                best = shorter(best, reedSolomon(matrix, times, log2f, log2Budget));
            }
        }
        return best;
    }

    private static Optional<Sizes> shorter(Optional<Sizes> one, Optional<Sizes> other) {
        return other.isPresent() && (one.isEmpty() || other.get().length < one.get().length) ? other : one;
    }

    private static Optional<Sizes> repeated(MatrixCode matrix, double log2f, double log2Budget) {
        double low = 0;
        double high = 1;
        while (high * matrix.length() < MOST_LENGTH && sum(matrix, high, log2f) > log2Budget) {
            low = high;
            high *= 2;
        }
        if (high * matrix.length() >= MOST_LENGTH) {
            return Optional.empty();
        }
        while (high - low > 1) {
            double middle = Math.floor((low + high) / 2);
            if (sum(matrix, middle, log2f) > log2Budget) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Optional.of(new Sizes(high * matrix.length(), 1, 0, 0, (long) high, matrix));
    }

    private static double sum(MatrixCode matrix, double times, double log2f) {
        return new RepeatedCode((long) times, matrix).estimateWeightSum(log2f);
    }

    /**
     * From (y/E)^(n-k) (1+E)^n <= budget / B: with a = log2(E/y) and c = log2(1+E), n >= (k a - log2(budget/B)) / (a - c).
     */
    private Optional<Sizes> reedSolomon(MatrixCode matrix, long times, double log2f, double log2Budget) {
        double e = sum(matrix, times, log2f);
        double a = e - times * log2f * matrix.distance();
        double c = e > 60 ? e : Math.log1p(Math.pow(2, e)) / Math.log(2);
        if (a <= c * 1.0001) {
            return Optional.empty();
        }
        double m = matrix.dimension();
        double most = 1 << matrix.dimension();
        double blocks = 1;
        for (int tries = 0; tries < 60; tries++) {
            double k = Math.ceil(bits / (m * blocks));
            double n = Math.max(k, Math.ceil((k * a - (log2Budget - Math.log(blocks) / Math.log(2) - 1e-6)) / (a - c)));
            if (n <= most && blocks * n * k <= MOST_STEPS) {
                double length = blocks * n * times * matrix.length();
                return length < MOST_LENGTH
                        ? Optional.of(new Sizes(length, blocks, (int) n, (int) k, times, matrix))
                        : Optional.empty();
            }
            if (k == 1) {
                return Optional.empty();
            }
            blocks = Math.max(blocks + Math.ceil(blocks / 16), Math.ceil(blocks * n / most));
        }
        return Optional.empty();
    }
}
