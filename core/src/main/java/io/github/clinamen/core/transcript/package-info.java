/**
 * What is left of a run: all that is needed to do it again and compare. The key type is
 * {@link io.github.clinamen.core.transcript.Transcript}.
 */
@NullMarked
package io.github.clinamen.core.transcript;

import org.jspecify.annotations.NullMarked;
