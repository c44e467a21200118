/**
 * What it takes to certify: the search for the cheapest plan over layouts, games, sizes, noise allowances and codes. The
 * key type is {@link io.github.clinamen.core.plan.Planner}.
 */
@NullMarked
package io.github.clinamen.core.plan;

import org.jspecify.annotations.NullMarked;
