package io.github.clinamen.formats.exchange;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How often each outcome was seen for each setting: what remains of rounds when their order is forgotten. Settings and
 * outcomes are packed as in the game, bit i being that of party i + 1, setting 1 meaning X.
 *
 * @param parties n, 2 to 25
 * @param settings for each setting that was measured, the outcomes seen with their counts, all above 0
 */
public record BoxCounts(int parties, SortedMap<Integer, SortedMap<Integer, Long>> settings) {
    /** The most parties that a setting is packed for. */
    public static final int MOST_PARTIES = 25;

    public BoxCounts {
        requireParties(parties);
        SortedMap<Integer, SortedMap<Integer, Long>> copy = new TreeMap<>();
        settings.forEach(
                (setting, outcomes) -> copy.put(setting, Collections.unmodifiableSortedMap(new TreeMap<>(outcomes))));
        settings = Collections.unmodifiableSortedMap(copy);
    }

    private static void requireParties(int parties) {
        if (parties < 2 || parties > MOST_PARTIES) {
            throw new IllegalArgumentException(
                    "parties: expected a number from 2 to " + MOST_PARTIES + ", found " + parties);
        }
    }

    /** A setting in letters, X for 1 and Y for 0, party 1 first. */
    public static String letters(int setting, int parties) {
        StringBuilder text = new StringBuilder();
        for (int p = 0; p < parties; p++) {
            text.append((setting >> p & 1) == 1 ? 'X' : 'Y');
        }
        return text.toString();
    }

    /** Rounds at one setting. */
    public long shots(int setting) {
        return settings.getOrDefault(setting, new TreeMap<>()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** Rounds at all settings. */
    public long shots() {
        return settings.keySet().stream().mapToLong(this::shots).sum();
    }

    /** Rounds at one setting whose outcomes have odd parity. */
    public long oddShots(int setting) {
        return settings.getOrDefault(setting, new TreeMap<>()).entrySet().stream()
                .filter(cell -> Integer.bitCount(cell.getKey()) % 2 == 1)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** What the same records are when they are read from their other end. */
    public BoxCounts readBackwards() {
        Builder builder = new Builder(parties);
        settings.forEach((setting, outcomes) ->
                outcomes.forEach((outcome, count) -> builder.add(reversed(outcome), reversed(setting), count)));
        return builder.build();
    }

    /** The same settings with outcomes whose strings are read from their other end. */
    public BoxCounts outcomesBackwards() {
        Builder builder = new Builder(parties);
        settings.forEach((setting, outcomes) -> {
            builder.add(setting, 0, 0);
            outcomes.forEach((outcome, count) -> builder.add(setting, reversed(outcome), count));
        });
        return builder.build();
    }

    /** Whether every outcome bit of every round is 0. */
    public boolean isSilent() {
        return settings.values().stream()
                .allMatch(outcomes -> outcomes.keySet().stream().allMatch(outcome -> outcome == 0));
    }

    private int reversed(int packed) {
        return Integer.reverse(packed) >>> (32 - parties);
    }

    /** Collects counts. */
    public static final class Builder {
        /** So that sums stay exact, also as the floating-point numbers of statistics. */
        private static final long MOST = 1L << 53;

        private final int parties;
        private long shots;
        private final SortedMap<Integer, SortedMap<Integer, Long>> settings = new TreeMap<>();

        public Builder(int parties) {
            requireParties(parties);
            this.parties = parties;
        }

        /**
         * Adds to the count of an outcome; a count of 0 says only that the setting was measured.
         *
         * @throws IllegalArgumentException for a negative count, or more than 2^53 in all
         */
        public void add(int setting, int outcome, long count) {
            if (count < 0 || count > MOST - shots) {
                throw new IllegalArgumentException(
                        "counts: expected 0 or more and 2^53 in all, found " + count + " after " + shots);
            }
            shots += count;
            SortedMap<Integer, Long> outcomes = settings.computeIfAbsent(setting, key -> new TreeMap<>());
            if (count > 0) {
                outcomes.merge(outcome, count, Long::sum);
            }
        }

        public BoxCounts build() {
            return new BoxCounts(parties, settings);
        }
    }
}
