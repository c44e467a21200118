package io.github.clinamen.lab.selftest;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.core.source.BiasRange;
import io.github.clinamen.core.source.SequentialAdversary;
import io.github.clinamen.core.source.SteeringStrategy;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether the adversary with full memory leans as far as its strategy says, given all earlier bits and Eve's variable e:
 * the strategy is followed beside the source, and the ones counted by the quarter that its lean is in. A strategy that leans
 * all the way is tested at exactly epsilon and 1 - epsilon.
 */
final class LeanChecks {
    private static final int QUARTERS = 4;

    private LeanChecks() {}

    static List<Check> of(Epsilon epsilon, SteeringStrategy strategy, long seed, long e, long rounds) {
        SequentialAdversary source = new SequentialAdversary(epsilon, strategy, seed, e);
        SteeringStrategy.Memory memory = strategy.begin(e);
        BiasRange range = BiasRange.of(epsilon);
        ContextCount[] counts = new ContextCount[QUARTERS];
        double[] least = new double[QUARTERS];
        double[] most = new double[QUARTERS];
        for (int i = 0; i < QUARTERS; i++) {
            counts[i] = new ContextCount();
            least[i] = 1;
        }
        RoundChunk chunk = RoundChunk.allocate(1, RoundChunk.WORDS);
        for (long c = 0; c * RoundChunk.ROUNDS < rounds; c++) {
            source.draw(c, new long[0], chunk, 1);
            for (int w = 0; w < chunk.usedWords(); w++) {
                long word = chunk.setting(0, w);
                for (int i = 0; i < 64; i++) {
                    int quarter = (int) (memory.lean() >>> 62);
                    double p = unsigned(range.probabilityOfOne(memory.lean()));
                    least[quarter] = Math.min(least[quarter], p);
                    most[quarter] = Math.max(most[quarter], p);
                    long bit = word >>> i & 1;
                    counts[quarter].add(1, bit);
                    memory.append(bit == 1);
                }
            }
        }
        String group = "lean of " + source.spec() + ", epsilon " + epsilon;
        List<Check> checks = new ArrayList<>();
        for (int i = 0; i < QUARTERS; i++) {
            if (least[i] <= most[i]) {
                checks.add(counts[i].check(group, "bit = 1 given a lean in quarter " + (i + 1), least[i], most[i]));
            }
        }
        return checks;
    }

    private static double unsigned(long units) {
        return Math.scalb((double) (units >>> 1), -63);
    }
}
