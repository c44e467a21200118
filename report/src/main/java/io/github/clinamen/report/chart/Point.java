package io.github.clinamen.report.chart;

/** A place, in the units of the data or, inside a drawing, in pixels from its upper left corner. */
public record Point(double x, double y) {}
