package io.github.clinamen.core.security;

import io.github.clinamen.core.Log2;
import io.github.clinamen.core.protocol.Distillation;
import io.github.clinamen.core.protocol.Layout;
import io.github.clinamen.core.protocol.ProtocolPlan;
import java.util.List;

/**
 * An upper bound on P(guess) of (C6), the probability of telling the protocol's output from an ideal free one, with all
 * that it rests on.
 */
public sealed interface SecurityBound permits PaperBound, ProductBound, ScatteredBound {
    /** {@code paper}, {@code product} or {@code scattered}. */
    String analysis();

    /** An upper bound on P(guess) - 1/2; its {@link Log2#upper()} is the claim. */
    Log2 log2Excess();

    /**
     * Whether the bound is too weak to mean anything: the distance from an ideal output, twice the excess, may be 1/4 or more, where
     * 1/2 is what a constant has.
     */
    default boolean claimsNothing() {
        return log2Excess().upperDouble() >= -3;
    }

    /** What the bound rests on. */
    List<Assumption> assumptions();

    /** The label of the bound and its parameters, in one line. */
    String parameters();

    /** The claim in one line. */
    default String describe() {
        return "P(guess) - 1/2 <= " + log2Excess().decimalUp(4) + " by " + parameters();
    }

    /**
     * The bound of a plan: (P4), (P5) or (P6) for the scattered layout, (P3) for blocks distilled by parity, (C7) for
     * blocks distilled by the paper's function.
     *
     * @throws IllegalArgumentException when no bound is known for the plan, saying why
     */
    static SecurityBound of(ProtocolPlan plan) {
        return switch (plan.layout()) {
            case Layout.Scattered scattered -> ScatteredBound.of(plan, scattered);
            case Layout.Blocks blocks ->
                switch (plan.distillation()) {
                    case Distillation.Parity parity -> ProductBound.of(plan, blocks);
                    case Distillation.Family family -> PaperBound.of(plan, blocks);
                    case Distillation.Code code ->
                        throw new IllegalArgumentException("distillation: the blocks layout has no bound for "
                                + code.spec() + ", expected parity or family");
                };
        };
    }
}
