package io.github.clinamen.app.view;

import io.github.clinamen.core.audit.AuditReport;
import io.github.clinamen.core.audit.Finding;
import io.github.clinamen.core.audit.Segment;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What {@code audit} says, for people and as JSON.
 *
 * @param verdict {@code refuted} or {@code not refuted}: never more than that
 * @param epsilon the promise
 * @param error the probability of refuting a source that keeps it, at most
 * @param greatestEpsilon the greatest epsilon that these bits do not refute, rounded up
 * @param predictor which refutes, null when none does
 * @param from the first bit of the stretch in which it does
 * @param tries how many bits of it were predicted
 * @param hits how many rightly
 * @param wealthBits log2 of what betting on it has made of 1
 * @param neededBits log2 of what refutes
 * @param looksLike what the file seems to hold, null for packed bits
 */
public record AuditText(
        String verdict,
        String epsilon,
        double error,
        double greatestEpsilon,
        long bits,
        double ones,
        int predictors,
        @Nullable String predictor,
        @Nullable Long from,
        @Nullable Long tries,
        @Nullable Long hits,
        @Nullable Double wealthBits,
        @Nullable Double neededBits,
        @Nullable String looksLike,
        List<Part> segments,
        double seconds) {
    private static final int SHOWN_SEGMENTS = 16;

    /**
     * One row of the table: how a part of the stream looks.
     *
     * @param from its first bit
     * @param ones fraction of ones
     * @param telling the predictor that was farthest from half
     * @param right the fraction of its predictions that were right
     */
    public record Part(long from, long bits, double ones, String telling, double right) {}

    public static AuditText of(AuditReport r, int predictors, double seconds) {
        Finding f = r.strongest();
        boolean refuted = r.refuted();
        return new AuditText(
                refuted ? "refuted" : "not refuted",
                r.epsilon().toString(),
                r.error().doubleValue(),
                r.greatestEpsilon(),
                r.bits(),
                r.ones() / (double) Math.max(1, r.bits()),
                predictors,
                refuted ? f.predictor() : null,
                refuted ? f.from() : null,
                refuted ? f.tries() : null,
                refuted ? f.hits() : null,
                refuted ? f.wealth() : null,
                refuted ? f.needed() : null,
                r.encoding().isPacked() ? null : r.encoding().description(),
                r.segments().stream().map(AuditText::part).toList(),
                seconds);
    }

    private static Part part(Segment s) {
        return new Part(
                s.from(),
                s.bits(),
                s.ones() / (double) s.bits(),
                s.telling(),
                s.hits() / (double) Math.max(1, s.tries()));
    }

    public void print(PrintWriter to) {
        if (predictor != null) {
            Console.verdict(
                    to,
                    Console.Mood.BAD,
                    verdict,
                    "the source does not keep epsilon = " + epsilon + ", but for probability " + error);
            Console.line(
                    to,
                    "by",
                    String.format(
                            Locale.ROOT,
                            "\"%s\": right for %,d of %,d bits (%.3f %%), from bit %,d on",
                            predictor,
                            hits,
                            tries,
                            100.0 * Objects.requireNonNull(hits) / Objects.requireNonNull(tries),
                            from));
        } else {
            Console.verdict(
                    to,
                    Console.Mood.CAREFUL,
                    verdict,
                    "epsilon = " + epsilon + " is not refuted by these bits. That confirms nothing.");
        }
        if (looksLike != null) {
            Console.line(to, "it looks", "like " + looksLike + "; the bits of a source are packed, eight a byte");
        }
        Console.line(to, "bits", String.format(Locale.ROOT, "%,d, %.4f %% ones", bits, 100 * ones));
        Console.line(
                to,
                "epsilon",
                "the greatest that is not refuted is " + greatestEpsilon + " (it may be far less all the same)");
        Console.line(
                to,
                "tests",
                String.format(Locale.ROOT, "%,d predictors, error %s in all, %.2f s", predictors, error, seconds));
        to.println();
        int step = Math.ceilDiv(segments.size(), SHOWN_SEGMENTS);
        Console.table(
                to,
                4,
                List.of(
                        "from bit",
                        "ones %",
                        "right %",
                        "by the predictor that tells most (nothing is claimed of a part)"),
                java.util.stream.IntStream.range(0, segments.size())
                        .filter(i -> i % step == 0)
                        .mapToObj(segments::get)
                        .map(p -> List.of(
                                Console.count(p.from()),
                                String.format(Locale.ROOT, "%.3f", 100 * p.ones()),
                                String.format(Locale.ROOT, "%.3f", 100 * p.right()),
                                p.telling()))
                        .toList());
        if (step > 1) {
            to.println("  (every " + step + ". of " + segments.size() + " parts; --json has all)");
        }
        to.flush();
    }
}
