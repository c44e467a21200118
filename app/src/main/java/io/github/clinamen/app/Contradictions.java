package io.github.clinamen.app;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Options of which one would be ignored, or overrule the other, if both were said: refused, since nobody means both. */
final class Contradictions {
    /** What a plan from a file has fixed. */
    static final List<String> FIXED_BY_PLAN = List.of(
            "--epsilon",
            "--target",
            "--figure",
            "--bits",
            "--noise",
            "--completeness",
            "--analysis",
            "--layout",
            "--parties",
            "--function",
            "--settings",
            "--nd",
            "--log2-nb",
            "--least",
            "--max-rounds",
            "--rounds-per-second",
            "--model",
            "--rounds",
            "--lost",
            "--error",
            "--extractor",
            "--attempts");

    private Contradictions() {}

    /** @throws IllegalArgumentException when an option is said together with one of the others */
    static void refuse(CommandLine command, String option, List<String> others) {
        List<String> said = command.getParseResult().matchedOptions().stream()
                .map(OptionSpec::longestName)
                .toList();
        if (!said.contains(option)) {
            return;
        }
        for (String other : others) {
            if (said.contains(other)) {
                throw new IllegalArgumentException(
                        other + ": cannot be said together with " + option + ", which already says it; leave one out");
            }
        }
    }
}
