package io.github.clinamen.core.game;

import java.util.ArrayList;
import java.util.List;

/**
 * The bit that one round contributes, a function of the outcomes of its first m parties (the paper takes the majority
 * of the first three). Outcomes are packed as in {@link MerminGame}: bit i is the outcome of party i + 1.
 *
 * <p>The textual form, {@link #spec()}, is what commands and files use: {@code majority:3}, {@code parity:2},
 * {@code weights:5:0,3,4}, {@code table:2:0110} (values for outcomes 0, 1, 2, ...).
 */
public sealed interface OutcomeFunction {
    /** m, the number of parties whose outcomes are used: the first m. */
    int arity();

    /** The contributed bit for packed outcomes; outcomes of parties after the m-th are ignored. */
    boolean value(int outcomes);

    String spec();

    /** Whether the value depends only on the weight of the first m outcomes. */
    default boolean isSymmetric() {
        return true;
    }

    /** The paper's choice: 1 when more than half of the first m outcomes are 1, m odd. */
    record Majority(int arity) implements OutcomeFunction {
        public Majority {
            requireArity(arity);
            if (arity % 2 == 0) {
                throw new IllegalArgumentException("majority: expected an odd number of parties, found " + arity);
            }
        }

        @Override
        public boolean value(int outcomes) {
            return Integer.bitCount(outcomes & mask(arity)) > arity / 2;
        }

        @Override
        public String spec() {
            return "majority:" + arity;
        }
    }

    /** The exclusive or of the first m outcomes. */
    record Parity(int arity) implements OutcomeFunction {
        public Parity {
            requireArity(arity);
        }

        @Override
        public boolean value(int outcomes) {
            return (Integer.bitCount(outcomes & mask(arity)) & 1) == 1;
        }

        @Override
        public String spec() {
            return "parity:" + arity;
        }
    }

    /**
     * 1 exactly when the weight of the first m outcomes is listed.
     *
     * @param weights bit w is set when weight w, 0 to m, is listed
     */
    record WeightSet(int arity, int weights) implements OutcomeFunction {
        public WeightSet {
            requireArity(arity);
            if (weights < 0 || weights >= 1L << (arity + 1)) {
                throw new IllegalArgumentException("weights: expected weights from 0 to " + arity);
            }
        }

        @Override
        public boolean value(int outcomes) {
            return (weights >> Integer.bitCount(outcomes & mask(arity)) & 1) == 1;
        }

        @Override
        public String spec() {
            List<String> listed = new ArrayList<>();
            for (int w = 0; w <= arity; w++) {
                if ((weights >> w & 1) == 1) {
                    listed.add(Integer.toString(w));
                }
            }
            return "weights:" + arity + ":" + String.join(",", listed);
        }
    }

    /**
     * Any function, by its values.
     *
     * @param values 2^m characters 0 or 1, the value for outcomes 0, 1, 2, ...
     */
    record Table(int arity, String values) implements OutcomeFunction {
        public Table {
            requireArity(arity);
            if (arity > 16 || values.length() != 1 << arity || !values.matches("[01]+")) {
                throw new IllegalArgumentException("table: expected 2^" + arity
                        + " characters 0 or 1 (at most 16 parties), found \"" + values + "\"");
            }
        }

        @Override
        public boolean value(int outcomes) {
            return values.charAt(outcomes & mask(arity)) == '1';
        }

        @Override
        public String spec() {
            return "table:" + arity + ":" + values;
        }

        @Override
        public boolean isSymmetric() {
            return false;
        }
    }

    /**
     * Reads the textual form.
     *
     * @throws IllegalArgumentException when it is not one, saying what was expected
     */
    static OutcomeFunction parse(String spec) {
        String[] parts = spec.split(":", -1);
        try {
            return switch (parts[0]) {
                case "majority" -> new Majority(only(parts));
                case "parity" -> new Parity(only(parts));
                case "weights" -> new WeightSet(Integer.parseInt(parts[1]), weights(parts));
                case "table" -> new Table(Integer.parseInt(parts[1]), parts[2]);
                default -> throw unknown(spec);
            };
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw unknown(spec);
        }
    }

    private static int only(String[] parts) {
        if (parts.length != 2) {
            throw new NumberFormatException();
        }
        return Integer.parseInt(parts[1]);
    }

    private static int weights(String[] parts) {
        int set = 0;
        for (String w : parts[2].isEmpty() ? new String[0] : parts[2].split(",", -1)) {
            int weight = Integer.parseInt(w);
            if (weight < 0 || weight > Integer.parseInt(parts[1])) {
                throw new IllegalArgumentException(
                        "weights: expected weights from 0 to " + parts[1] + ", found " + weight);
            }
            set |= 1 << weight;
        }
        return set;
    }

    private static IllegalArgumentException unknown(String spec) {
        return new IllegalArgumentException(
                "function: expected majority:M, parity:M, weights:M:W1,W2,... or table:M:BITS, found \"" + spec + "\"");
    }

    private static void requireArity(int arity) {
        if (arity < 1 || arity > MerminGame.MAX_PARTIES) {
            throw new IllegalArgumentException(
                    "function: expected 1 to " + MerminGame.MAX_PARTIES + " parties, found " + arity);
        }
    }

    private static int mask(int arity) {
        return (1 << arity) - 1;
    }
}
