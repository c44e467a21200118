/**
 * The local page: a JSON API over planning, small simulated runs, attacks and verification, and the static page that uses
 * it. The key type is {@link io.github.clinamen.app.serve.PageServer}.
 */
@NullMarked
package io.github.clinamen.app.serve;

import org.jspecify.annotations.NullMarked;
