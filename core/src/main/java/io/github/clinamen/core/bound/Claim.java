package io.github.clinamen.core.bound;

import io.github.clinamen.core.Log2;
import java.math.BigDecimal;
import java.util.Locale;
import org.hipparchus.fraction.BigFraction;

/** What is proven of every run of a plan, before its first bit is drawn. Never a statement about one accepted run alone. */
public sealed interface Claim {
    /** The theorem by name, such as {@code A3} or {@code C7}. */
    String theorem();

    /** Whether it says nothing that anybody could use. */
    boolean isVacuous();

    /** The claim in one line. */
    String describe();

    /**
     * The output, together with whether it was accepted and with all that Eve has, is this near to an output that nobody could
     * have predicted.
     *
     * @param traceDistance an upper bound on D/2, the composable error; also by how much at most Eve names an output bit more
     *     often than by tossing a coin, acceptance included
     * @param parameters what the bound was computed from
     */
    record Distance(String theorem, Log2 traceDistance, String parameters) implements Claim {
        /** From here on a distance claims nothing. */
        private static final BigFraction VACUOUS = new BigFraction(1, 4);

        /** The same for (C6)'s P(guess) - 1/2 = D/4, the figure of the paper: half the trace distance. */
        public Log2 paperFigure() {
            return traceDistance.times(Log2.of(BigFraction.ONE_HALF));
        }

        /** A claim that was computed as (C6)'s P(guess) - 1/2. */
        static Distance ofPaperFigure(String theorem, Log2 excess, String parameters) {
            return new Distance(theorem, excess.times(Log2.of(2)), parameters);
        }

        @Override
        public boolean isVacuous() {
            return !traceDistance.isBelow(Log2.of(VACUOUS));
        }

        @Override
        public String describe() {
            return "trace distance <= " + traceDistance.decimalUp(4) + " by Theorem " + theorem + ": " + parameters;
        }
    }

    /**
     * The raw outcomes have this much min-entropy for an adversary with classical side information, but for the error.
     *
     * @param bits rounded downward, 0 when there is none
     * @param error of the estimate, a trace distance
     */
    record MinEntropy(String theorem, long bits, BigFraction error, String parameters) implements Claim {
        @Override
        public boolean isVacuous() {
            return bits == 0 || error.compareTo(new BigFraction(1, 4)) >= 0;
        }

        @Override
        public String describe() {
            return String.format(Locale.ROOT, "%,d bits of min-entropy but for ", bits)
                    + BigDecimal.valueOf(error.doubleValue()).round(new java.math.MathContext(3))
                    + " by " + theorem + ": " + parameters;
        }
    }
}
