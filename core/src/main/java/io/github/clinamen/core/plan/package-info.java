/**
 * The cheapest plan that meets a target: searched in plain arithmetic, settled with the exact bound. The key type is
 * {@link io.github.clinamen.core.plan.Planner}.
 */
@NullMarked
package io.github.clinamen.core.plan;

import org.jspecify.annotations.NullMarked;
