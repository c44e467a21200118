package io.github.clinamen.report.chart;

import java.util.ArrayList;
import java.util.List;

/** Cuts curves off at the upper and lower edge of a chart; heights grow downwards. */
record Clip(double top, double bottom) {
    /** The parts of a polyline that are inside, in order. */
    List<List<Point>> stretches(List<Point> points) {
        List<List<Point>> all = new ArrayList<>();
        List<Point> open = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            Point p = points.get(i);
            if (i > 0) {
                Point before = points.get(i - 1);
                if (isInside(before) != isInside(p) || !isInside(p)) {
                    for (Point edge : crossings(before, p)) {
                        open.add(edge);
                        if (!isInside(p) && open.size() > 1) {
                            all.add(List.copyOf(open));
                            open.clear();
                        }
                    }
                }
            }
            if (isInside(p)) {
                open.add(p);
            } else {
                if (open.size() > 1) {
                    all.add(List.copyOf(open));
                }
                open.clear();
            }
        }
        if (open.size() > 1) {
            all.add(List.copyOf(open));
        }
        return all;
    }

    private boolean isInside(Point p) {
        return p.y() >= top && p.y() <= bottom;
    }

    /** Where the segment meets the edges, from its first end on. */
    private List<Point> crossings(Point from, Point to) {
        List<Point> found = new ArrayList<>();
        for (double edge : from.y() < to.y() ? new double[] {top, bottom} : new double[] {bottom, top}) {
            double t = (edge - from.y()) / (to.y() - from.y());
            if (t > 0 && t < 1) {
                found.add(new Point(from.x() + t * (to.x() - from.x()), edge));
            }
        }
        return found;
    }
}
