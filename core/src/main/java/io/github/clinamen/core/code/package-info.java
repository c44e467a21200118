/**
 * Public linear codes that turn the contributed bits into many output bits (P6), with their weight sums and encoders. The
 * key type is {@link io.github.clinamen.core.code.LinearCode}.
 */
@NullMarked
package io.github.clinamen.core.code;

import org.jspecify.annotations.NullMarked;
