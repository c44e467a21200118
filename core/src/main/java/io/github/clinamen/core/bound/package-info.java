/**
 * Security bounds, Theorem A, (P3) and (C7), rounded upward, and what they rest on. The key type is
 * {@link io.github.clinamen.core.bound.Claim}.
 */
@NullMarked
package io.github.clinamen.core.bound;

import org.jspecify.annotations.NullMarked;
