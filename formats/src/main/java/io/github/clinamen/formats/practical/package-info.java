/**
 * Plans, transcripts and checkpoints of the practical mode as files, docs/formats.md. The key type is {@link
 * io.github.clinamen.formats.practical.PracticalTranscriptFile}.
 */
@NullMarked
package io.github.clinamen.formats.practical;

import org.jspecify.annotations.NullMarked;
