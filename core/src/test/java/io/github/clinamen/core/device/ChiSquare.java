package io.github.clinamen.core.device;

import io.github.clinamen.core.bits.RandomPlanes;
import io.github.clinamen.core.bits.RoundChunk;
import java.util.function.IntToDoubleFunction;

/**
 * Pearson's statistic of a device's (a,x) table against its exact one, at uniform settings.
 *
 * @param statistic sum over entries of (observed - expected)^2 / expected, given the settings that occurred
 * @param degrees of freedom: possible entries minus settings
 * @param impossible how often an outcome of probability zero occurred
 */
record ChiSquare(double statistic, int degrees, long impossible) {
    /** How many standard deviations above its mean the statistic is, by the Wilson-Hilferty cube root. */
    double sigmas() {
        double variance = 2.0 / (9.0 * degrees);
        return (Math.cbrt(statistic / degrees) - (1 - variance)) / Math.sqrt(variance);
    }

    /** @param exact P(a|x) of a | x << n */
    static ChiSquare of(Device device, long rounds, long settingsSeed, IntToDoubleFunction exact) {
        int n = device.parties();
        long[] observed = count(device, rounds, settingsSeed);
        double statistic = 0;
        int degrees = 0;
        long impossible = 0;
        for (int x = 0; x < 1 << n; x++) {
            long total = 0;
            for (int a = 0; a < 1 << n; a++) {
                total += observed[x << n | a];
            }
            degrees--;
            for (int a = 0; a < 1 << n; a++) {
                double expected = total * exact.applyAsDouble(x << n | a);
                long seen = observed[x << n | a];
                if (expected > 0) {
                    statistic += (seen - expected) * (seen - expected) / expected;
                    degrees++;
                } else {
                    impossible += seen;
                }
            }
        }
        return new ChiSquare(statistic, degrees, impossible);
    }

    private static long[] count(Device device, long rounds, long settingsSeed) {
        int n = device.parties();
        RandomPlanes settings = new RandomPlanes(settingsSeed, 0x63686973L);
        RoundChunk chunk = RoundChunk.allocate(n, RoundChunk.WORDS);
        long[] observed = new long[1 << 2 * n];
        long[] a = new long[n];
        long[] x = new long[n];
        for (long c = 0; c * RoundChunk.ROUNDS < rounds; c++) {
            for (int p = 0; p < n; p++) {
                settings.fillPair(c, p, chunk.planes(), chunk.settingOffset(p), chunk.settingOffset(p), chunk.words());
            }
            device.measure(c, chunk);
            for (int w = 0; w < chunk.words(); w++) {
                for (int p = 0; p < n; p++) {
                    x[p] = chunk.setting(p, w);
                    a[p] = chunk.outcome(p, w);
                }
                for (int i = 0; i < 64; i++) {
                    int entry = 0;
                    for (int p = 0; p < n; p++) {
                        entry |= (int) (a[p] >>> i & 1) << p | (int) (x[p] >>> i & 1) << n + p;
                    }
                    observed[entry]++;
                }
            }
        }
        return observed;
    }
}
