/**
 * A run with its inputs open, from texts to a transcript, with checkpoints and verification: what the command line, the local
 * page and other programs stand on. The key type is {@link io.github.clinamen.session.Session}.
 */
@NullMarked
package io.github.clinamen.session;

import org.jspecify.annotations.NullMarked;
