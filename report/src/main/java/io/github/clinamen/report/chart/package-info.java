/**
 * Pictures as shapes, drawn once and written as SVG and as PNG, light and dark; charts with linear and logarithmic axes.
 * They show (C7) and the bounds that replace it; the key type is {@link io.github.clinamen.report.chart.Drawing}.
 */
@NullMarked
package io.github.clinamen.report.chart;

import org.jspecify.annotations.NullMarked;
