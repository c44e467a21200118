/**
 * The untrusted boxes: ideal, noisy, classical, tabulated and recorded. The key type is
 * {@link io.github.clinamen.core.device.Device}.
 */
@NullMarked
package io.github.clinamen.core.device;

import org.jspecify.annotations.NullMarked;
