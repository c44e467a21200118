/**
 * Weak sources of bits (C1), simulated and real. The key type is
 * {@link io.github.clinamen.core.source.SanthaVaziraniSource}.
 */
@NullMarked
package io.github.clinamen.core.source;

import org.jspecify.annotations.NullMarked;
