/**
 * The game that the boxes play and what each round contributes to the bit: Appendices A and B. The key type is
 * {@link io.github.clinamen.core.game.MerminGame}.
 */
@NullMarked
package io.github.clinamen.core.game;

import org.jspecify.annotations.NullMarked;
