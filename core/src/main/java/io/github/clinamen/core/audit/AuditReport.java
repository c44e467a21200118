package io.github.clinamen.core.audit;

import io.github.clinamen.core.Epsilon;
import java.util.List;
import org.hipparchus.fraction.BigFraction;

/**
 * What an audit found. It refutes or it does not; no finding confirms a promise.
 *
 * @param epsilon the promise
 * @param error the probability with which a source that keeps its promise is refuted, at most
 * @param bits how many were audited
 * @param ones how many of them are 1
 * @param strongest the predictor that came nearest to refuting, or went farthest beyond
 * @param greatestEpsilon the greatest epsilon that these bits do not refute, to six places, rounded up
 * @param encoding what the stream looks like
 * @param segments parts of the stream, in order
 */
public record AuditReport(
        Epsilon epsilon,
        BigFraction error,
        long bits,
        long ones,
        Finding strongest,
        double greatestEpsilon,
        Encoding encoding,
        List<Segment> segments) {
    public AuditReport {
        segments = List.copyOf(segments);
    }

    /** Whether the promise cannot be true, but for the error. */
    public boolean refuted() {
        return strongest.refutes();
    }

    /** Why the promise is refuted, or what came nearest to it, in one line. */
    public String sentence() {
        String predictor =
                "\"" + strongest.predictor() + "\" was right for " + strongest.hits() + " of " + strongest.tries()
                        + " bits" + (strongest.bits() == bits ? "" : " from bit " + strongest.from() + " on");
        return encoding == Encoding.PACKED ? predictor : predictor + "; it looks like " + encoding.description();
    }
}
