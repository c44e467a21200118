package io.github.clinamen.core.protocol;

/** How the bits contributed by the Nd distilled rounds become the output (step 5). */
public sealed interface Distillation {
    /** {@code parity} or {@code family:T:SEED}. */
    String spec();

    /** How many bits come out. */
    long outputBits();

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
    }
}
