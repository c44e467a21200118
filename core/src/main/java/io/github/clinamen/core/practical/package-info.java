/**
 * The practical mode's formulas, docs/practical.md: many rounds of one device, every round tested, and how many bits of
 * min-entropy the outcomes have. The key type is {@link io.github.clinamen.core.practical.GuessCurve}.
 */
@NullMarked
package io.github.clinamen.core.practical;

import org.jspecify.annotations.NullMarked;
