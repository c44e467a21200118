package io.github.clinamen.formats;

import io.github.clinamen.core.protocol.AbortReason;
import io.github.clinamen.core.protocol.Verdict;
import java.util.Arrays;
import java.util.Optional;

/** How a verdict stands in documents: a word, and a reason that is empty when accepted. */
final class Verdicts {
    private Verdicts() {}

    static String word(Verdict verdict) {
        return verdict.isAccepted() ? "accepted" : "aborted";
    }

    static String reason(Verdict verdict) {
        return verdict instanceof Verdict.Aborted aborted ? aborted.reason().word() : "";
    }

    /**
     * Why the run was aborted, empty when accepted.
     *
     * @throws IllegalArgumentException when the two do not fit
     */
    static Optional<AbortReason> parse(String word, String reason) {
        Optional<AbortReason> why = Arrays.stream(AbortReason.values())
                .filter(r -> r.word().equals(reason))
                .findFirst();
        if (word.equals("accepted") && reason.isEmpty() || word.equals("aborted") && why.isPresent()) {
            return why;
        }
        throw new IllegalArgumentException("verdict: expected accepted, or aborted with a reason, found " + word
                + " with reason \"" + reason + "\"");
    }
}
