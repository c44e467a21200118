/**
 * All that a verdict has to trust: game, bits, sources, devices, protocol, bounds and the certificate checker. Shared by
 * all is only {@link io.github.clinamen.core.InputException}.
 */
@NullMarked
package io.github.clinamen.core;

import org.jspecify.annotations.NullMarked;
