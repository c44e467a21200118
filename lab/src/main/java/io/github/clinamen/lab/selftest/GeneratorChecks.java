package io.github.clinamen.lab.selftest;

import io.github.clinamen.core.bits.RandomPlanes;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether the generator behind all simulated parts has fair bits, and whether those of neighbouring lines, words, chunks,
 * seeds and of different uses of one seed agree half of the time.
 */
final class GeneratorChecks {
    private static final List<String> DOMAINS = List.of("settings", "words", "outcomes", "flips", "eve");
    private static final int LINES = 4;

    private GeneratorChecks() {}

    /** A word elsewhere, to be compared with. */
    private interface Neighbour {
        long word(long seed, long chunk, long line, int w);
    }

    static List<Check> of(long seed, long bits) {
        List<Check> checks = new ArrayList<>();
        for (String domain : DOMAINS) {
            long d = RandomPlanes.domain(domain);
            String group = "generator, " + domain;
            checks.add(agreement(group, "ones", seed, d, bits, (s, c, l, w) -> -1));
            checks.add(agreement(
                    group,
                    "equal to the next line",
                    seed,
                    d,
                    bits,
                    (s, c, l, w) -> new RandomPlanes(s, d).word(c, l ^ 1, w)));
            checks.add(agreement(
                    group,
                    "equal to the next word",
                    seed,
                    d,
                    bits,
                    (s, c, l, w) -> new RandomPlanes(s, d).word(c, l, w + 1)));
            checks.add(agreement(
                    group,
                    "equal to the next chunk",
                    seed,
                    d,
                    bits,
                    (s, c, l, w) -> new RandomPlanes(s, d).word(c + 1, l, w)));
            checks.add(agreement(
                    group,
                    "equal to the next seed",
                    seed,
                    d,
                    bits,
                    (s, c, l, w) -> new RandomPlanes(s + 1, d).word(c, l, w)));
            for (String other : DOMAINS.subList(0, DOMAINS.indexOf(domain))) {
                long o = RandomPlanes.domain(other);
                checks.add(agreement(
                        group,
                        "equal to " + other,
                        seed,
                        d,
                        bits,
                        (s, c, l, w) -> new RandomPlanes(s, o).word(c, l, w)));
            }
        }
        return checks;
    }

    /** Every second word and line only, so that no word is used twice. */
    private static Check agreement(String group, String name, long seed, long domain, long bits, Neighbour neighbour) {
        RandomPlanes planes = new RandomPlanes(seed, domain);
        long equal = 0;
        long total = 0;
        for (long c = 0; total < bits; c += 2) {
            for (int l = 0; l < LINES; l += 2) {
                for (int w = 0; w < 256; w += 2) {
                    equal += Long.bitCount(~(planes.word(c, l, w) ^ neighbour.word(seed, c, l, w)));
                    total += 64;
                }
            }
        }
        return Check.binomial(group, name, equal, total, 0.5);
    }
}
