/**
 * Finds certificates by linear programs over the non-signalling polytope (Theorem 1, (P1)). Nothing here has to be trusted:
 * what {@link io.github.clinamen.certify.PredictabilityFinder} finds, core checks.
 */
@NullMarked
package io.github.clinamen.certify;

import org.jspecify.annotations.NullMarked;
