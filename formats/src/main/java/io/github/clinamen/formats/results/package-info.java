/**
 * The result of one circuit, as each maker of quantum computers writes it: what step 2 of Box 1 returned elsewhere. The key type
 * is {@link io.github.clinamen.formats.results.Notation}; a new notation is one class, a line in {@code Notation.ALL}, its test and
 * its line in docs/real-boxes.md.
 */
@NullMarked
package io.github.clinamen.formats.results;

import org.jspecify.annotations.NullMarked;
