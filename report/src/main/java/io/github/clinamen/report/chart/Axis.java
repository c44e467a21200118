package io.github.clinamen.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One side of a chart: from where to where it goes, and where it is marked.
 *
 * @param from the value at its left or lower end, which may be the greater one
 * @param to the value at its other end
 * @param logarithmic whether equal ratios are equal lengths; both ends are above 0 then
 * @param ticks marked values, in any order, none outside
 */
public record Axis(String label, double from, double to, boolean logarithmic, List<Tick> ticks) {
    /**
     * A marked value.
     *
     * @param label empty for a mark between labelled ones
     */
    public record Tick(double value, String label) {}

    public Axis {
        ticks = List.copyOf(ticks);
        if (!(from != to) || logarithmic && !(from > 0 && to > 0)) {
            throw new IllegalArgumentException("axis: expected two different ends" + (logarithmic ? " above 0" : "")
                    + ", found " + from + " and " + to);
        }
    }

    /** A linear axis with labels that are as short as they can be. */
    public static Axis linear(String label, double from, double to, double step) {
        List<Tick> ticks = new ArrayList<>();
        double low = Math.min(from, to);
        double high = Math.max(from, to);
        for (long i = (long) Math.ceil(low / step - 1e-9); i * step <= high + 1e-9 * step; i++) {
            ticks.add(new Tick(i * step, plain(i * step)));
        }
        return new Axis(label, from, to, false, ticks);
    }

    /** A linear axis with some six steps of 1, 2 or 5 times a power of ten. */
    public static Axis linear(String label, double from, double to) {
        double rough = Math.abs(to - from) / 6;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double step = rough / power < 1.5
                ? power
                : rough / power < 3.5 ? 2 * power : rough / power < 7.5 ? 5 * power : 10 * power;
        return linear(label, from, to, step);
    }

    /** A logarithmic axis with the decades labelled, so many of them that they do not touch, and nine steps in each. */
    public static Axis logarithmic(String label, double from, double to) {
        List<Tick> ticks = new ArrayList<>();
        double low = Math.min(from, to);
        double high = Math.max(from, to);
        int first = (int) Math.floor(Math.log10(low) + 1e-9);
        int last = (int) Math.floor(Math.log10(high) + 1e-9);
        int every = Math.max(1, (last - first + 7) / 8);
        for (int decade = first; decade <= last; decade++) {
            for (int digit = 1; digit <= 9; digit++) {
                double value = digit * Math.pow(10, decade);
                boolean labelled = digit == 1 && Math.floorMod(decade, every) == 0;
                if (value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9) && (labelled || every == 1 || digit == 1)) {
                    ticks.add(new Tick(value, labelled ? powerOfTen(decade) : ""));
                }
            }
        }
        return new Axis(label, from, to, true, ticks);
    }

    /** 0 at the first end, 1 at the last, beyond these outside. */
    double place(double value) {
        if (logarithmic) {
            return Math.log(value / from) / Math.log(to / from);
        }
        return (value - from) / (to - from);
    }

    private static String powerOfTen(int decade) {
        return decade >= -3 && decade <= 3
                ? plain(Math.pow(10, decade))
                : "10^{" + minus(Integer.toString(decade)) + "}";
    }

    /** A decimal without superfluous digits, with a real minus sign. */
    static String plain(double value) {
        if (Math.abs(value) >= 1e6) {
            return minus(String.format(Locale.ROOT, "%,.0f", value).replace(',', ' '));
        }
        String text = String.format(Locale.ROOT, "%.6f", value);
        return minus(text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text);
    }

    private static String minus(String number) {
        return number.startsWith("-") ? "\u2212" + number.substring(1) : number;
    }
}
