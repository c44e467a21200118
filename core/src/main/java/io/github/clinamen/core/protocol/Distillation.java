package io.github.clinamen.core.protocol;

import io.github.clinamen.core.bits.BitString;

/** How the bits contributed by the Nd distilled rounds of {@link BoxOne} become the output bit (step 5). */
public sealed interface Distillation {
    /** {@code parity} or {@code family:T:SEED}. */
    String spec();

    /** k, from the Nd contributed bits in order. */
    BitString distil(BitString contributed);

    /** One bit, the exclusive or of all contributed bits (P3). */
    record Parity() implements Distillation {
        @Override
        public String spec() {
            return "parity";
        }

        @Override
        public BitString distil(BitString contributed) {
            return BitString.of(contributed.parity());
        }
    }

    /**
     * The paper's route: one bit, a function f drawn by a seed from a t-wise independent family (Lemma 4).
     *
     * @param independence t, at least 2
     */
    record Family(int independence, long seed) implements Distillation {
        public Family {
            if (independence < 2) {
                throw new IllegalArgumentException("family: expected t at least 2, found " + independence);
            }
        }

        @Override
        public String spec() {
            return "family:" + independence + ":" + seed;
        }

        @Override
        public BitString distil(BitString contributed) {
            int nd = Math.toIntExact(contributed.length());
            return BitString.of(new FunctionFamily(nd, independence, seed).value(contributed));
        }
    }

    /**
     * Reads the textual form.
     *
     * @throws IllegalArgumentException when it is not one, saying what was expected
     */
    static Distillation parse(String spec) {
        if (spec.equals("parity")) {
            return new Parity();
        }
        String[] parts = spec.split(":", -1);
        try {
            if (parts.length == 3 && parts[0].equals("family")) {
                return new Family(Integer.parseInt(parts[1]), Long.parseLong(parts[2]));
            }
        } catch (NumberFormatException e) {
            // Falls through to the message below, which says what a number was expected for.
        }
        throw new IllegalArgumentException("distillation: expected parity or family:T:SEED, found \"" + spec + "\"");
    }
}
