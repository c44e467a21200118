package io.github.clinamen.core.protocol;

import io.github.clinamen.core.bits.BitString;
import io.github.clinamen.core.code.LinearCode;

/** How the bits contributed by the Nd distilled rounds become the output (step 5). */
public sealed interface Distillation {
    /** {@code parity}, {@code family:T:SEED} or {@code code:CODE} with the textual form of a {@link LinearCode}. */
    String spec();

    /** How many bits come out. */
    long outputBits();

    /** k, from the Nd contributed bits in order. */
    BitString distil(BitString contributed);

    /** One bit, the exclusive or of all contributed bits (P2). */
    record Parity() implements Distillation {
        @Override
        public String spec() {
            return "parity";
        }

        @Override
        public long outputBits() {
            return 1;
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
        public long outputBits() {
            return 1;
        }

        @Override
        public BitString distil(BitString contributed) {
            int nd = Math.toIntExact(contributed.length());
            return BitString.of(new FunctionFamily(nd, independence, seed).value(contributed));
        }
    }

    /**
     * Many bits, k = G m with G the generator of a public linear code and m the contributed bits (P6).
     *
     * @param code of length Nd
     */
    record Code(LinearCode code) implements Distillation {
        @Override
        public String spec() {
            return "code:" + code.spec();
        }

        @Override
        public long outputBits() {
            return code.dimension();
        }

        @Override
        public BitString distil(BitString contributed) {
            return code.encode(contributed);
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
        if (spec.startsWith("code:")) {
            return new Code(LinearCode.parse(spec.substring(5)));
        }
        String[] parts = spec.split(":", -1);
        try {
            if (parts.length == 3 && parts[0].equals("family")) {
                return new Family(Integer.parseInt(parts[1]), Long.parseLong(parts[2]));
            }
        } catch (NumberFormatException e) {
            // Falls through to the message below, which says what a number was expected for.
        }
        throw new IllegalArgumentException(
                "distillation: expected parity, family:T:SEED or code:CODE, found \"" + spec + "\"");
    }
}
