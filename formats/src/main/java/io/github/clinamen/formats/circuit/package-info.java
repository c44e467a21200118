/**
 * The rounds of Box 1 step 1 as circuits for real quantum computers. The key type is
 * {@link io.github.clinamen.formats.circuit.GhzCircuit}.
 */
@NullMarked
package io.github.clinamen.formats.circuit;

import org.jspecify.annotations.NullMarked;
