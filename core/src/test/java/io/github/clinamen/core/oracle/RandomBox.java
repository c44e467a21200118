package io.github.clinamen.core.oracle;

import io.github.clinamen.core.device.BoxTable;
import io.github.clinamen.core.game.MerminGame;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Random non-signalling boxes: the GHZ correlations mixed with some local strategies. */
final class RandomBox {
    private RandomBox() {}

    static BoxTable of(SplittableRandom random, MerminGame game) {
        int n = game.parties();
        int size = 1 << n;
        long[][] table = new long[size][size];
        // In units of 1 / (total 2^n).
        long ghz = 1 + random.nextInt(1000);
        long total = ghz;
        for (int x = 0; x < size; x++) {
            for (int a = 0; a < size; a++) {
                table[x][a] = game.tests(x) ? game.isWrong(a, x) ? 0 : 2 * ghz : ghz;
            }
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            long weight = 1 + random.nextInt(20);
            total += weight;
            int u = random.nextInt(size);
            int v = random.nextInt(size);
            for (int x = 0; x < size; x++) {
                table[x][u ^ v & x] += weight * size;
            }
        }
        List<List<BigInteger>> rows = new ArrayList<>();
        for (long[] row : table) {
            List<BigInteger> entries = new ArrayList<>();
            for (long entry : row) {
                entries.add(BigInteger.valueOf(entry));
            }
            rows.add(entries);
        }
        return new BoxTable(n, BigInteger.valueOf(total * size), rows);
    }
}
