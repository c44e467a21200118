package io.github.clinamen.lab;

import java.util.BitSet;
import java.util.function.IntPredicate;
import org.hipparchus.fraction.BigFraction;

/**
 * A function of n source bits to one bit, for the classical impossibility: whatever it is, a weak source can bias it.
 *
 * @param name for reports
 * @param inputBits n, 1 to 20
 * @param ones the inputs of value 1, the first drawn bit being bit 0
 */
public record Extractor(String name, int inputBits, BitSet ones) {
    public Extractor {
        if (inputBits < 1 || inputBits > SteeredTree.MAX_DEPTH) {
            throw new IllegalArgumentException(
                    "extractor: expected 1 to " + SteeredTree.MAX_DEPTH + " input bits, found " + inputBits);
        }
        if (ones.length() > 1 << inputBits) {
            throw new IllegalArgumentException("extractor: a value at input " + (ones.length() - 1)
                    + ", expected inputs below " + (1 << inputBits));
        }
    }

    /**
     * Reads {@code parity:N}, {@code majority:N} (N odd), {@code inner-product:N} (N even: the first half with the second),
     * {@code address:K} (the first K bits choose one of 2^K others; N = K + 2^K), {@code constant:N}, or {@code table:BITS}
     * with 2^n characters 0 or 1 for inputs 0, 1, 2, ..., the first drawn bit being the lowest of the input.
     *
     * @throws IllegalArgumentException when it is none of these
     */
    public static Extractor parse(String spec) {
        String[] parts = spec.split(":", -1);
        if (parts.length != 2) {
            throw unknown(spec);
        }
        if (parts[0].equals("table")) {
            return table(spec, parts[1]);
        }
        int n = size(spec, parts[1]);
        return switch (parts[0]) {
            case "parity" -> builtIn(spec, n, input -> (Integer.bitCount(input) & 1) == 1);
            case "majority" -> {
                if (n % 2 == 0) {
                    throw new IllegalArgumentException("extractor: expected an odd number of bits, found " + spec);
                }
                yield builtIn(spec, n, input -> Integer.bitCount(input) > n / 2);
            }
            case "inner-product" -> {
                if (n % 2 == 1) {
                    throw new IllegalArgumentException("extractor: expected an even number of bits, found " + spec);
                }
                yield builtIn(spec, n, input -> (Integer.bitCount(input & input >> n / 2 & (1 << n / 2) - 1) & 1) == 1);
            }
            case "address" -> {
                if (n > 4) {
                    throw new IllegalArgumentException("extractor: expected at most 4 address bits, found " + spec);
                }
                yield builtIn(spec, n + (1 << n), input -> (input >> n + (input & (1 << n) - 1) & 1) == 1);
            }
            case "constant" -> builtIn(spec, n, input -> false);
            default -> throw unknown(spec);
        };
    }

    private static Extractor table(String spec, String values) {
        int n = 31 - Integer.numberOfLeadingZeros(Math.max(1, values.length()));
        if (!values.matches("[01]{2,}") || values.length() != 1 << n) {
            throw new IllegalArgumentException(
                    "extractor: expected table: and 2^n characters 0 or 1, found \"" + spec + "\"");
        }
        return builtIn(
                values.length() > 32 ? "table of " + n + " bits" : spec, n, input -> values.charAt(input) == '1');
    }

    private static int size(String spec, String text) {
        if (!text.matches("[0-9]{1,3}")) {
            throw unknown(spec);
        }
        int n = Integer.parseInt(text);
        if (n < 1 || n > SteeredTree.MAX_DEPTH) {
            throw new IllegalArgumentException(
                    "extractor: expected 1 to " + SteeredTree.MAX_DEPTH + " bits, found " + spec);
        }
        return n;
    }

    private static Extractor builtIn(String name, int n, IntPredicate value) {
        BitSet ones = new BitSet();
        for (int input = 0; n <= SteeredTree.MAX_DEPTH && input < 1 << n; input++) {
            ones.set(input, value.test(input));
        }
        return new Extractor(name, n, ones);
    }

    private static IllegalArgumentException unknown(String spec) {
        return new IllegalArgumentException(
                "extractor: expected parity:N, majority:N, inner-product:N, address:K, constant:N"
                        + " or table:BITS, found \"" + spec + "\"");
    }

    /** 1 or 0 as a payoff: whether the value at the input is the wanted one. */
    BigFraction hits(int input, boolean wanted) {
        return ones.get(input) == wanted ? BigFraction.ONE : BigFraction.ZERO;
    }
}
