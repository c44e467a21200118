package io.github.clinamen.app.view;

import io.github.clinamen.core.protocol.Verdict;
import io.github.clinamen.core.transcript.Transcript;
import java.io.PrintWriter;
import java.util.List;

/**
 * What came of computing a transcript again.
 *
 * @param verified whether everything agrees
 * @param differences one line for each thing that does not
 * @param rounds how many rounds were computed again
 * @param verdict {@code accepted} or {@code aborted}, as computed
 */
public record VerifyReport(
        boolean verified, List<String> differences, long rounds, String verdict, boolean simulation, double seconds) {
    public static VerifyReport of(Transcript recorded, Transcript again, double seconds) {
        List<String> differences = recorded.differences(again);
        return new VerifyReport(
                differences.isEmpty(),
                differences,
                again.totals().rounds(),
                again.verdict() instanceof Verdict.Accepted ? "accepted" : "aborted",
                again.simulation(),
                seconds);
    }

    /** @param file the name of the transcript */
    public void print(PrintWriter out, String file) {
        if (verified) {
            Console.verdict(
                    out,
                    Console.Mood.GOOD,
                    "verified",
                    Console.count(rounds) + " rounds computed again, " + verdict + ": everything in " + file
                            + " agrees");
        } else {
            Console.verdict(
                    out,
                    Console.Mood.BAD,
                    "NOT VERIFIED",
                    file + " does not say what its own plan, seed and inputs give:");
            differences.forEach(line -> out.println("  - " + line));
        }
        if (simulation) {
            Console.simulation(out);
        }
        out.flush();
    }
}
