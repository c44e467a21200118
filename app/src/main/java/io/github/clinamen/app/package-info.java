/** The command line. The key type is {@link io.github.clinamen.app.Main}; each command is a class of its own. */
@NullMarked
package io.github.clinamen.app;

import org.jspecify.annotations.NullMarked;
