/**
 * What commands answer: the records behind {@code --json}, which the local page's API gives too, and their text for people.
 * The key type is {@link io.github.clinamen.app.view.RunReport}.
 */
@NullMarked
package io.github.clinamen.app.view;

import org.jspecify.annotations.NullMarked;
