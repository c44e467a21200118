package io.github.clinamen.core.certificate;

import org.hipparchus.fraction.BigFraction;

/**
 * The largest probability of one value of the outcome function, with the two halves of its proof.
 *
 * @param maximum v
 * @param multipliers y, not negative on right (a,x) and of any sign on wrong ones, with v = P(f = w | x0) + y.P for every
 *     non-signalling P: so no perfect box exceeds v
 * @param box a perfect box that attains v: P(a|x) on the members of each orbit
 */
public record OutcomeProof(BigFraction maximum, OrbitTable multipliers, OrbitTable box) {}
