/**
 * Rounds, transcripts and counts as files: the recorded side of Box 1, streamed in and out and checked before it is
 * believed. The key type is {@link io.github.clinamen.formats.RoundsFile}.
 */
@NullMarked
package io.github.clinamen.formats;

import org.jspecify.annotations.NullMarked;
