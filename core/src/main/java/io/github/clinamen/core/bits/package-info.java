/**
 * Bit planes and the kernels over them: the only place where the engine touches memory. The key type is
 * {@link io.github.clinamen.core.bits.RoundChunk}.
 */
@NullMarked
package io.github.clinamen.core.bits;

import org.jspecify.annotations.NullMarked;
