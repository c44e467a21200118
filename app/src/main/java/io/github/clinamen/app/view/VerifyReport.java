package io.github.clinamen.app.view;

import io.github.clinamen.core.protocol.Protocol;
import io.github.clinamen.core.transcript.Receipt;
import io.github.clinamen.core.transcript.Transcript;
import io.github.clinamen.session.Verification;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * What came of looking at a transcript or a receipt again: what was checked and agrees, what does not agree, what could not be
 * checked.
 *
 * @param document {@code transcript} or {@code receipt}
 * @param verified whether nothing disagrees
 * @param checked one line for each thing that was computed again and agrees
 * @param differences one line for each thing that does not
 * @param unchecked one line for each thing that could not be looked at
 * @param rounds how many rounds were computed again, or are spoken of
 * @param verdict {@code accepted} or {@code aborted}
 */
public record VerifyReport(
        String document,
        boolean verified,
        List<String> checked,
        List<String> differences,
        List<String> unchecked,
        long rounds,
        String verdict,
        boolean simulation,
        double seconds) {
    public static VerifyReport of(Verification verification, double seconds) {
        Transcript again = verification.again();
        List<String> checked = new ArrayList<>(List.of(
                "plan, claim and assumptions: made again",
                "rounds, wrong rounds and verdict: all rounds measured again from source and boxes"));
        if (again.verdict().isAccepted()) {
            checked.add(
                    again.protocol().keeps() == Protocol.Keeps.OUTCOMES
                            ? "outcomes: made again"
                            : "output: computed again from all rounds");
        }
        if (!again.provenance().inputs().isEmpty()) {
            checked.add("inputs: "
                    + String.join(
                            ", ",
                            again.provenance().inputs().stream()
                                    .map(input -> input.name() + " by its SHA-256")
                                    .toList()));
        }
        if (again.extraction().isPresent() && verification.unchecked().isEmpty()) {
            checked.add("extracted bits: computed again and compared with their file");
        }
        boolean verified = verification.differences().isEmpty();
        return new VerifyReport(
                "transcript",
                verified,
                verified ? checked : List.of(),
                verification.differences(),
                verification.unchecked(),
                again.counts().rounds(),
                again.verdict().isAccepted() ? "accepted" : "aborted",
                again.simulation(),
                seconds);
    }

    /** Of a receipt that was read, and so agrees with itself. */
    public static VerifyReport of(Receipt receipt, double seconds) {
        return new VerifyReport(
                "receipt",
                true,
                List.of(
                        "plan: whole, its distance computed again: "
                                + receipt.plan().claim().describe(),
                        "acceptance: " + receipt.wrong().size() + " wrong rounds, at most "
                                + receipt.plan().wrongAllowed() + " allowed",
                        "assumptions: those of the plan"),
                List.of(),
                List.of(
                        "that these rounds were wrong and no others: only who has the private transcript and the rounds can"
                                + " (clinamen verify RECEIPT --transcript FILE)",
                        "that the settings are those of the digest, and came from the source",
                        "the output bit: nothing in a receipt depends on it"),
                receipt.rounds(),
                receipt.reason().isPresent() ? "aborted" : "accepted",
                receipt.simulation(),
                seconds);
    }

    /** Of a receipt beside the one that its run gives. */
    public static VerifyReport of(Receipt receipt, Receipt again, List<String> transcript, double seconds) {
        List<String> differences = new ArrayList<>(transcript);
        if (!receipt.equals(again)) {
            differences.add("receipt: the run of the transcript gives another: " + difference(receipt, again));
        }
        return new VerifyReport(
                "receipt",
                differences.isEmpty(),
                differences.isEmpty()
                        ? List.of(
                                "transcript: computed again", "receipt: made again from the run, alike in every field")
                        : List.of(),
                differences,
                List.of(),
                receipt.rounds(),
                receipt.reason().isPresent() ? "aborted" : "accepted",
                receipt.simulation(),
                seconds);
    }

    private static String difference(Receipt one, Receipt other) {
        if (!one.plan().equals(other.plan())) {
            return "plan";
        }
        if (!one.wrong().equals(other.wrong())) {
            return "wrong rounds";
        }
        return one.settingsSha256().equals(other.settingsSha256()) ? "source, device or digest" : "settings";
    }

    /** @param file the name of the document */
    public void print(PrintWriter out, String file) {
        if (verified) {
            Console.verdict(
                    out,
                    Console.Mood.GOOD,
                    "verified",
                    document + " " + file + ", " + Console.count(rounds) + " rounds, " + verdict
                            + (unchecked.isEmpty() ? ": everything agrees" : ": what could be checked agrees"));
        } else {
            Console.verdict(
                    out,
                    Console.Mood.BAD,
                    "NOT VERIFIED",
                    file + " does not say what its own plan, seed and inputs give:");
            differences.forEach(line -> out.println("  - " + line));
        }
        checked.forEach(line -> Console.line(out, "checked", line));
        unchecked.forEach(line -> Console.line(out, "not checked", line));
        if (simulation) {
            Console.simulation(out);
        }
        out.flush();
    }
}
