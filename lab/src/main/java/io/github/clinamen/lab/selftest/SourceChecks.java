package io.github.clinamen.lab.selftest;

import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.core.source.SanthaVaziraniSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether the bits of a source keep its promise (C1) given bits before them: the other settings bits of the round drawn so
 * far; the bit before in the same plane together with that of 512 rounds before, which is the same lane of the steering
 * source; for whole words, which an extractor or the choice of a block takes, the bit before. Every such context is a function of earlier bits.
 */
final class SourceChecks {
    private static final int PLANES = 4;
    private static final int WHOLE_WORDS = 64;
    private static final int LANE_WORDS = 8;

    private final SanthaVaziraniSource source;
    private final ContextCount[][] round = new ContextCount[PLANES][];
    private final ContextCount[][] history = new ContextCount[PLANES][4];
    private final ContextCount[] whole = {new ContextCount(), new ContextCount()};

    private SourceChecks(SanthaVaziraniSource source) {
        this.source = source;
        for (int p = 0; p < PLANES; p++) {
            round[p] = new ContextCount[1 << p];
            fill(round[p]);
            fill(history[p]);
        }
    }

    private static void fill(ContextCount[] counts) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] = new ContextCount();
        }
    }

    /**
     * @param low the least probability of a one that the source may give
     * @param high the greatest; the same as {@code low} for independent bits
     */
    static List<Check> of(SanthaVaziraniSource source, long rounds, double low, double high) {
        SourceChecks checks = new SourceChecks(source);
        RoundChunk chunk = RoundChunk.allocate(PLANES + 1, RoundChunk.WORDS);
        long[] words = new long[WHOLE_WORDS];
        for (long c = 0; c * RoundChunk.ROUNDS < rounds; c++) {
            source.draw(c, words, chunk, PLANES);
            checks.countWords(words);
            checks.countSettings(chunk);
        }
        return checks.results(low, high);
    }

    private void countWords(long[] words) {
        long before = 0;
        for (int w = 0; w < words.length; w++) {
            long previous = words[w] << 1 | before >>> 63;
            // The first bit of all has none before it.
            long counted = w == 0 ? -2 : -1;
            whole[0].add(~previous & counted, words[w]);
            whole[1].add(previous & counted, words[w]);
            before = words[w];
        }
    }

    private void countSettings(RoundChunk chunk) {
        for (int w = 0; w < chunk.usedWords(); w++) {
            for (int p = 0; p < PLANES; p++) {
                long bits = chunk.setting(p, w);
                for (int earlier = 0; earlier < 1 << p; earlier++) {
                    round[p][earlier].add(agreeing(chunk, w, p, earlier), bits);
                }
                if (w >= LANE_WORDS) {
                    long previous = bits << 1 | chunk.setting(p, w - 1) >>> 63;
                    long lane = chunk.setting(p, w - LANE_WORDS);
                    history[p][0].add(~previous & ~lane, bits);
                    history[p][1].add(previous & ~lane, bits);
                    history[p][2].add(~previous & lane, bits);
                    history[p][3].add(previous & lane, bits);
                }
            }
        }
    }

    /** The rounds whose first p settings bits are those of {@code earlier}. */
    private static long agreeing(RoundChunk chunk, int w, int p, int earlier) {
        long all = -1;
        for (int q = 0; q < p; q++) {
            all &= (earlier >> q & 1) == 1 ? chunk.setting(q, w) : ~chunk.setting(q, w);
        }
        return all;
    }

    private List<Check> results(double low, double high) {
        String group = "source " + source.spec() + ", epsilon " + source.epsilon();
        List<Check> checks = new ArrayList<>();
        for (int p = 0; p < PLANES; p++) {
            for (int earlier = 0; earlier < 1 << p; earlier++) {
                String given = p == 0 ? "" : " given x1.. = " + bits(earlier, p);
                checks.add(round[p][earlier].check(group, "x" + (p + 1) + " = 1" + given, low, high));
            }
            for (int past = 0; past < 4; past++) {
                String given = " given " + (past & 1) + " one round before, " + (past >> 1) + " 512 before";
                checks.add(history[p][past].check(group, "x" + (p + 1) + " = 1" + given, low, high));
            }
        }
        for (int past = 0; past < 2; past++) {
            checks.add(whole[past].check(group, "whole word: bit = 1 given " + past + " before", low, high));
        }
        return checks;
    }

    static String bits(int word, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(word >> i & 1);
        }
        return text.toString();
    }
}
