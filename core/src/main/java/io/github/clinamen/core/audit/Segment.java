package io.github.clinamen.core.audit;

/**
 * How a part of the stream looks; nothing is claimed of it.
 *
 * @param from its first bit, counted from 0
 * @param bits its length
 * @param ones how many bits are 1
 * @param telling the predictor that was farthest above half
 * @param tries how many bits it predicted
 * @param hits how many of these rightly
 */
public record Segment(long from, long bits, long ones, String telling, long tries, long hits) {
    /** By how many standard deviations of fair bits the predictor was above half. */
    public double deviations() {
        return tries == 0 ? 0 : (2 * hits - tries) / Math.sqrt((double) tries);
    }

    /** Both parts as one, with the predictor of the part where it tells more. */
    Segment with(Segment next) {
        Segment more = deviations() >= next.deviations() ? this : next;
        return new Segment(from, bits + next.bits, ones + next.ones, more.telling, more.tries, more.hits);
    }
}
