package io.github.clinamen.core.bound;

import java.util.function.DoubleUnaryOperator;

/** Where a function with one valley is least, in plain arithmetic; only for choices that any value would make valid. */
public final class GoldenSection {
    private static final double RATIO = (Math.sqrt(5) - 1) / 2;
    private static final int STEPS = 50;

    private GoldenSection() {}

    /** The argument between the ends at which the function is least, to about 10^-11 of the interval or the function's noise. */
    public static double minimise(double low, double high, DoubleUnaryOperator function) {
        return minimise(low, high, STEPS, function);
    }

    /** The same after so many steps, each of which leaves .62 of the interval. */
    public static double minimise(double low, double high, int steps, DoubleUnaryOperator function) {
        double a = low;
        double b = high;
        double c = b - RATIO * (b - a);
        double d = a + RATIO * (b - a);
        double fc = function.applyAsDouble(c);
        double fd = function.applyAsDouble(d);
        for (int i = 0; i < steps && c < d; i++) {
            if (fc <= fd) {
                b = d;
                d = c;
                fd = fc;
                c = b - RATIO * (b - a);
                fc = function.applyAsDouble(c);
            } else {
                a = c;
                c = d;
                fc = fd;
                d = a + RATIO * (b - a);
                fd = function.applyAsDouble(d);
            }
        }
        return fc <= fd ? c : d;
    }
}
