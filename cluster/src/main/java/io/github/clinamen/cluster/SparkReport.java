package io.github.clinamen.cluster;

import io.github.clinamen.core.bits.BitString;
import io.github.clinamen.core.protocol.Verdict;
import io.github.clinamen.core.transcript.Transcript;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@link SparkRun} says, for people and as JSON; the fields that {@code clinamen run} has too are named as there.
 *
 * @param verified whether a transcript agrees, null when none was given
 * @param differences one line for each thing of the transcript that does not
 * @param bit the first output bit, null when aborted
 * @param claim what is proven of the plan, in one line
 * @param seconds from connecting to the cluster to the verdict
 */
record SparkReport(
        @Nullable Boolean verified,
        List<String> differences,
        String verdict,
        @Nullable String reason,
        @Nullable Integer bit,
        long outputBits,
        long rounds,
        long wrong,
        String claim,
        boolean simulation,
        String source,
        String device,
        long seed,
        double seconds,
        double roundsPerSecond) {
    static SparkReport of(Transcript t, @Nullable Boolean verified, List<String> differences, double seconds) {
        BitString output = t.verdict() instanceof Verdict.Accepted accepted ? accepted.output() : BitString.EMPTY;
        return new SparkReport(
                verified,
                differences,
                t.verdict() instanceof Verdict.Accepted ? "accepted" : "aborted",
                t.verdict() instanceof Verdict.Aborted aborted
                        ? aborted.reason().word()
                        : null,
                output.length() == 0 ? null : output.get(0) ? 1 : 0,
                output.length(),
                t.counts().rounds(),
                t.counts().wrong(),
                t.claim().describe(),
                t.simulation(),
                t.provenance().source(),
                t.provenance().device(),
                t.provenance().seed(),
                seconds,
                t.counts().rounds() / seconds);
    }

    void print(PrintWriter out, boolean json) {
        if (json) {
            out.println(JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build()
                    .writeValueAsString(this));
        } else {
            printText(out);
        }
        out.flush();
    }

    private void printText(PrintWriter out) {
        if (verified != null) {
            out.println(verified ? "verified    the transcript agrees" : "NOT VERIFIED");
            differences.forEach(line -> out.println("  - " + line));
        }
        if (verdict.equals("accepted")) {
            out.println(outputBits == 1 ? "accepted    k = " + bit : "accepted    " + outputBits + " bits");
        } else {
            out.println("aborted     k is the empty symbol: " + reason);
        }
        out.println("bound       " + claim);
        out.println(String.format(Locale.ROOT, "rounds      %,d measured, %,d wrong", rounds, wrong));
        out.println("source      " + source);
        out.println("boxes       " + device);
        out.println(String.format(Locale.ROOT, "time        %.2f s, %.3g rounds/s", seconds, roundsPerSecond));
        out.println("seed        " + seed);
        if (simulation) {
            out.println("SIMULATION: source or boxes are made by a program; nothing is certified about nature.");
        }
    }
}
