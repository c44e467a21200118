/**
 * What is left of a run: what the lab keeps, from which everything can be computed again, and what it may publish. The key type is
 * {@link io.github.clinamen.core.transcript.Transcript}.
 */
@NullMarked
package io.github.clinamen.core.transcript;

import org.jspecify.annotations.NullMarked;
