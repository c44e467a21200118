/**
 * Rounds and counts in other people's formats, all to the same planes: what steps 1 and 2 of Box 1 produced elsewhere.
 * The key type is {@link io.github.clinamen.formats.exchange.RoundsFormat}.
 */
@NullMarked
package io.github.clinamen.formats.exchange;

import org.jspecify.annotations.NullMarked;
