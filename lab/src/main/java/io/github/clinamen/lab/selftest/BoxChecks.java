package io.github.clinamen.lab.selftest;

import io.github.clinamen.core.bits.RandomPlanes;
import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.core.device.Device;
import io.github.clinamen.core.game.MerminGame;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether boxes have the table P(a|x) that they should have, at uniform settings that they do not share a domain with: setting by
 * setting, and for GHZ boxes also the parity of tested rounds and every party's outcome.
 */
final class BoxChecks {
    private static final long SETTINGS = RandomPlanes.domain("selftest");

    /** The table that boxes should have. */
    interface Table {
        double probability(int outcomes, int setting);
    }

    private final Device device;
    private final int n;
    private final long[][] counts;

    private BoxChecks(Device device) {
        this.device = device;
        this.n = device.parties();
        this.counts = new long[1 << n][1 << n];
    }

    /** Pearson's test of every setting, outcomes of probability zero excluded for certain. */
    static List<Check> table(Device device, long rounds, long seed, Table table) {
        BoxChecks checks = new BoxChecks(device);
        checks.count(rounds, seed);
        return checks.tables(table);
    }

    /**
     * The same for GHZ boxes, and more.
     *
     * @param wrong the probability of a wrong parity in a tested round
     */
    static List<Check> ghz(Device device, long rounds, long seed, double wrong) {
        BoxChecks checks = new BoxChecks(device);
        checks.count(rounds, seed);
        MerminGame game = new MerminGame(device.parties());
        List<Check> all = new ArrayList<>(checks.tables((a, x) -> {
            double parity = !game.tests(x) ? 0.5 : game.isWrong(a, x) ? wrong : 1 - wrong;
            return Math.scalb(parity, 1 - checks.n);
        }));
        all.addAll(checks.parities(game, wrong));
        all.addAll(checks.marginals());
        return all;
    }

    private String group() {
        return "boxes " + device.spec() + ", " + n + " parties";
    }

    private void count(long rounds, long seed) {
        RandomPlanes settings = new RandomPlanes(seed, SETTINGS);
        RoundChunk chunk = RoundChunk.allocate(n, RoundChunk.WORDS);
        for (long c = 0; c * RoundChunk.ROUNDS < rounds; c++) {
            for (int p = 0; p < n; p++) {
                long offset = chunk.settingOffset(p);
                settings.fillPair(c, p, chunk.planes(), offset, offset, chunk.words());
            }
            device.measure(c, chunk);
            for (int w = 0; w < chunk.words(); w++) {
                count(chunk, w);
            }
        }
    }

    private void count(RoundChunk chunk, int w) {
        long[] x = new long[n];
        long[] a = new long[n];
        for (int p = 0; p < n; p++) {
            x[p] = chunk.setting(p, w);
            a[p] = chunk.outcome(p, w);
        }
        for (int i = 0; i < 64; i++) {
            int setting = 0;
            int outcomes = 0;
            for (int p = 0; p < n; p++) {
                setting |= (int) (x[p] >>> i & 1) << p;
                outcomes |= (int) (a[p] >>> i & 1) << p;
            }
            counts[setting][outcomes]++;
        }
    }

    private List<Check> tables(Table table) {
        List<Check> checks = new ArrayList<>();
        for (int x = 0; x < counts.length; x++) {
            double[] expected = new double[counts.length];
            long total = 0;
            for (int a = 0; a < counts.length; a++) {
                expected[a] = table.probability(a, x);
                total += counts[x][a];
            }
            checks.add(new Check(
                    group(),
                    "table at setting " + SourceChecks.bits(x, n),
                    total,
                    "Pearson",
                    "P(a|x)",
                    Tail.chiSquare(counts[x], expected)));
        }
        return checks;
    }

    private List<Check> parities(MerminGame game, double wrong) {
        List<Check> checks = new ArrayList<>();
        long allLost = 0;
        long allTotal = 0;
        for (int x = 0; x < counts.length; x++) {
            long total = 0;
            long odd = 0;
            long lost = 0;
            for (int a = 0; a < counts.length; a++) {
                total += counts[x][a];
                odd += Integer.bitCount(a) % 2 == 1 ? counts[x][a] : 0;
                lost += game.isWrong(a, x) ? counts[x][a] : 0;
            }
            String setting = SourceChecks.bits(x, n);
            if (!game.tests(x)) {
                checks.add(Check.binomial(group(), "odd parity at setting " + setting, odd, total, 0.5));
            } else if (wrong == 0) {
                checks.add(Check.never(group(), "wrong parity at setting " + setting, total, lost));
            } else {
                checks.add(Check.binomial(group(), "wrong parity at setting " + setting, lost, total, wrong));
            }
            allLost += lost;
            allTotal += game.tests(x) ? total : 0;
        }
        if (wrong > 0) {
            checks.add(Check.binomial(group(), "wrong parity, all tested settings", allLost, allTotal, wrong));
        }
        return checks;
    }

    private List<Check> marginals() {
        List<Check> checks = new ArrayList<>();
        for (int p = 0; p < n; p++) {
            for (int own = 0; own < 2; own++) {
                long total = 0;
                long ones = 0;
                for (int x = 0; x < counts.length; x++) {
                    for (int a = 0; a < counts.length && (x >> p & 1) == own; a++) {
                        total += counts[x][a];
                        ones += (a >> p & 1) == 1 ? counts[x][a] : 0;
                    }
                }
                checks.add(Check.binomial(
                        group(), "outcome 1 of party " + (p + 1) + " at its setting " + own, ones, total, 0.5));
            }
        }
        return checks;
    }
}
