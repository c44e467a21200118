package io.github.clinamen.core.protocol;

import io.github.clinamen.core.bits.BitString;

/** How the bits contributed by the Nd distilled rounds become the output (step 5). */
public sealed interface Distillation {
    /** {@code parity} or {@code family:T:SEED}. */
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
}
