package io.github.clinamen.report.page;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The rounds of a run, looked at again: counted by setting and outcome, a few of them one by one.
 *
 * @param counted how many were counted, from the first on
 * @param counts rounds by setting, then by outcome; both packed as in the game
 * @param first the first rounds of the run, with what became of them
 */
public record SeenRounds(
        long counted, SortedMap<Integer, SortedMap<Integer, Long>> counts, List<SeenRound> first, Agreement agreement) {
    /** How the rounds compare with the transcript. */
    public enum Agreement {
        /** All were read, and their digest is the transcript's. */
        WHOLE(
                "All rounds of the run were made again for this page, and their counts and output are those of the transcript."),
        /** Only the first of them were read. */
        PART(
                "The first rounds of the run were made again for this page; its counts cover all, so they were not compared."),
        /** They are not the rounds of the transcript. */
        DIFFERS("THESE ARE NOT THE ROUNDS OF THE TRANSCRIPT: made again, they have other counts or another output.");

        private final String sentence;

        Agreement(String sentence) {
            this.sentence = sentence;
        }

        String sentence() {
            return sentence;
        }
    }

    public SeenRounds {
        SortedMap<Integer, SortedMap<Integer, Long>> copy = new TreeMap<>();
        counts.forEach(
                (setting, outcomes) -> copy.put(setting, Collections.unmodifiableSortedMap(new TreeMap<>(outcomes))));
        counts = Collections.unmodifiableSortedMap(copy);
        first = List.copyOf(first);
    }
}
