/**
 * The protocols, Theorem A's, the practical mode and the paper's Box 1, and the one run of them all, from source bits to verdict. The key type is
 * {@link io.github.clinamen.core.protocol.Protocol}.
 */
@NullMarked
package io.github.clinamen.core.protocol;

import org.jspecify.annotations.NullMarked;
