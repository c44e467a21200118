package io.github.clinamen.core.practical;

import java.math.BigDecimal;
import org.hipparchus.fraction.BigFraction;

/** How much min-entropy the outcomes of so many rounds have when so many of them were lost; fixed before the data. */
public sealed interface Estimate permits ProbabilityEstimate, AccumulationEstimate {
    /**
     * Bits of min-entropy given settings and side information, rounded downward; below 0 when nothing is found.
     *
     * @param rounds n
     * @param lost how many rounds were lost, 0 to n
     * @param error the probability, or distance, with which the estimate may fail: above 0 and below 1
     */
    BigDecimal entropy(long rounds, long lost, BigFraction error);
}
