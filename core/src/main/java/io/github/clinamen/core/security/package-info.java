/**
 * Security bounds (C7), (P3) to (P6), rounded upward, and what they rest on. The key type is
 * {@link io.github.clinamen.core.Epsilon}.
 */
@NullMarked
package io.github.clinamen.core.security;

import org.jspecify.annotations.NullMarked;
