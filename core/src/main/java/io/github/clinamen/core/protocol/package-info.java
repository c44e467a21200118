/**
 * The protocol of Box 1 and Appendix C, from plan to verdict, in both layouts. The key type is
 * {@link io.github.clinamen.core.protocol.ProtocolPlan}.
 */
@NullMarked
package io.github.clinamen.core.protocol;

import org.jspecify.annotations.NullMarked;
