package io.github.clinamen.core.practical;

import io.github.clinamen.core.Epsilon;
import java.util.ArrayList;
import java.util.List;
import org.hipparchus.fraction.BigFraction;

/**
 * The vertices over which a table of factors for CHSH is checked: of the boxes and of the source. Tables are P(a|x) at index 4 x + a, with bit
 * i of x and a belonging to party i + 1.
 */
final class ChshPolytope {
    /** A little more than sqrt 2 - 1: how much of a PR box quantum theory allows beside a local one, S at most 2 sqrt 2. */
    private static final BigFraction TSIRELSON = new BigFraction(41_421_356_238L, 100_000_000_000L);

    private ChshPolytope() {}

    /**
     * NC: the 16 local boxes and the 8 PR boxes, all non-signalling boxes' vertices. QC: each PR box is cut off where S is 2 sqrt 2, which leaves in its
     * place a point on each edge to the 8 local boxes with S = 2: what lies above S = 2 is a simplex with these 9 vertices.
     */
    static List<BigFraction[]> boxes(BoxModel model) {
        List<BigFraction[]> all = new ArrayList<>();
        for (int local = 0; local < 16; local++) {
            all.add(local(local));
        }
        for (int pr = 0; pr < 8; pr++) {
            if (model == BoxModel.NC) {
                all.add(pr(pr));
                continue;
            }
            for (int local = 0; local < 16; local++) {
                if (lostSettings(local, pr) == 1) {
                    all.add(mixed(pr(pr), local(local)));
                }
            }
        }
        return List.copyOf(all);
    }

    /** Bits 0 and 1: party 1's outcomes at settings 0 and 1; bits 2 and 3: party 2's. */
    private static BigFraction[] local(int strategy) {
        BigFraction[] box = zeros();
        for (int x = 0; x < 4; x++) {
            box[4 * x + outcomes(strategy, x)] = BigFraction.ONE;
        }
        return box;
    }

    private static int outcomes(int strategy, int x) {
        return (strategy >> (x & 1) & 1) | (strategy >> (2 + (x >> 1)) & 1) << 1;
    }

    /** a + b = x y + (bit 0) x + (bit 1) y + (bit 2), mod 2. */
    private static int parity(int kind, int x) {
        return (x & x >> 1 & 1) ^ (kind & x & 1) ^ (kind >> 1 & x >> 1 & 1) ^ (kind >> 2 & 1);
    }

    private static BigFraction[] pr(int kind) {
        BigFraction[] box = zeros();
        for (int x = 0; x < 4; x++) {
            for (int a = 0; a < 4; a++) {
                if ((Integer.bitCount(a) & 1) == parity(kind, x)) {
                    box[4 * x + a] = BigFraction.ONE_HALF;
                }
            }
        }
        return box;
    }

    private static int lostSettings(int strategy, int kind) {
        int lost = 0;
        for (int x = 0; x < 4; x++) {
            lost += (Integer.bitCount(outcomes(strategy, x)) & 1) == parity(kind, x) ? 0 : 1;
        }
        return lost;
    }

    private static BigFraction[] mixed(BigFraction[] pr, BigFraction[] local) {
        BigFraction[] box = zeros();
        for (int i = 0; i < box.length; i++) {
            box[i] = TSIRELSON
                    .multiply(pr[i])
                    .add(BigFraction.ONE.subtract(TSIRELSON).multiply(local[i]));
        }
        return box;
    }

    /**
     * What an epsilon-source may give the settings: the bit that comes first, and the other given it, as far as each can be
     * pushed. Either party's bit may come first.
     */
    static List<BigFraction[]> settings(Epsilon epsilon) {
        BigFraction[] pushed = {epsilon.value(), BigFraction.ONE.subtract(epsilon.value())};
        List<BigFraction[]> all = new ArrayList<>();
        for (int choice = 0; choice < 16; choice++) {
            int earlier = choice >> 3;
            BigFraction[] p = new BigFraction[4];
            for (int x = 0; x < 4; x++) {
                int first = x >> earlier & 1;
                int second = x >> (1 - earlier) & 1;
                p[x] = pushed[choice & 1 ^ first].multiply(pushed[choice >> (1 + first) & 1 ^ second]);
            }
            all.add(p);
        }
        return List.copyOf(all);
    }

    private static BigFraction[] zeros() {
        BigFraction[] box = new BigFraction[16];
        java.util.Arrays.fill(box, BigFraction.ZERO);
        return box;
    }
}
