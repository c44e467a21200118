package io.github.clinamen.lab;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.core.device.Device;
import io.github.clinamen.core.device.LocalStrategy;
import io.github.clinamen.core.game.Game;
import io.github.clinamen.core.game.SettingRule;
import io.github.clinamen.core.protocol.Amplification;
import io.github.clinamen.core.protocol.Run;
import io.github.clinamen.core.source.BiasRange;
import io.github.clinamen.core.source.SanthaVaziraniSource;
import java.lang.foreign.MemorySegment;
import java.util.SplittableRandom;
import org.hipparchus.fraction.BigFraction;

/**
 * A source that reads outcomes, against assumption: all but the last m rounds are perfect GHZ boxes' whose values add up to K,
 * then m classical rounds follow whose settings the source leans towards telling K. It succeeds for every number of rounds, so
 * a run has to draw all its source bits before the first box is used; rounds recorded bit by bit, as here, are refused unless
 * their user asserts, wrongly, that the source is blind.
 */
public final class ReadingSource implements Adversary {
    private static final int MOST_TELLING = 16;

    /** Right but at 111, and of value 0 everywhere. */
    private static final LocalStrategy TELLING = new LocalStrategy(3, 1, 0);

    private final Amplification plan;
    private final int telling;
    private final BigFraction advantage;

    /** @param plan for three parties, without wrong rounds */
    ReadingSource(Amplification plan) {
        Attack.requireThreeParties(plan);
        if (plan.wrongAllowed() > 0) {
            throw new IllegalArgumentException(
                    "wrongAllowed: expected 0 for a source that reads outcomes, found " + plan.wrongAllowed());
        }
        this.plan = plan;
        int most = Math.min(MOST_TELLING, Scene.rounds(plan) - 1);
        int best = 0;
        BigFraction worth = BigFraction.ZERO;
        for (int m = 1; m <= most; m++) {
            BigFraction told = worth(plan.epsilon().value(), m);
            if (told.compareTo(worth) > 0) {
                best = m;
                worth = told;
            }
        }
        this.telling = best;
        this.advantage = worth;
    }

    /**
     * How far m rounds tell K. The first bit of a round leans to 0. If it is 0 the second leans to K, else to 0, away from 111. Of j
     * rounds that tell, the majority is believed, and a tie tells nothing.
     */
    private static BigFraction worth(BigFraction eps, int m) {
        BigFraction one = BigFraction.ONE.subtract(eps);
        BigFraction told = one.multiply(one);
        BigFraction mistold = one.multiply(eps);
        BigFraction sum = BigFraction.ZERO;
        for (int j = 1; j <= m; j++) {
            BigFraction more = BigFraction.ZERO;
            for (int i = j / 2 + 1; i <= j; i++) {
                more = more.add(choose(j, i)
                        .multiply(told.pow(i)
                                .multiply(mistold.pow(j - i))
                                .subtract(told.pow(j - i).multiply(mistold.pow(i)))));
            }
            sum = sum.add(choose(m, j).multiply(mistold.pow(m - j)).multiply(more));
        }
        return sum;
    }

    private static BigFraction choose(int n, int k) {
        BigFraction product = BigFraction.ONE;
        for (int i = 1; i <= k; i++) {
            product = product.multiply(n - k + i).divide(i);
        }
        return product;
    }

    @Override
    public String name() {
        return "reading-source:" + telling;
    }

    @Override
    public Amplification protocol() {
        return plan;
    }

    @Override
    public boolean breaksAssumptions() {
        return true;
    }

    @Override
    public BigFraction advantage() {
        return advantage;
    }

    @Override
    public End attempt(long seed) {
        Recorded rounds = record(seed);
        Run run = Run.of(plan, rounds.source(), rounds.device(), true, bytes -> MemorySegment.ofArray(new byte[0]));
        return End.of(run.verdict(run.worker().tally(0, run.chunks())), rounds.guess());
    }

    /** What came of drawing a round's settings, measuring it, and drawing those of the next. */
    Recorded record(long seed) {
        SplittableRandom coins = new SplittableRandom(seed);
        BiasRange range = BiasRange.of(plan.epsilon());
        RoundBox honest = RoundBox.ghz(3);
        RoundBox classical = RoundBox.local(TELLING);
        int n = Scene.rounds(plan);
        RoundChunk chunk = RoundChunk.allocate(3, RoundChunk.WORDS).withRounds(n);
        boolean k = false;
        int tells = 0;
        for (int r = 0; r < n; r++) {
            boolean tell = r >= n - telling;
            boolean first = range.bit(tell ? BiasRange.ZEROS : BiasRange.EVEN, coins.nextLong());
            long lean = !tell ? BiasRange.EVEN : !first && k ? BiasRange.ONES : BiasRange.ZEROS;
            boolean second = range.bit(lean, coins.nextLong());
            int drawn = (first ? 1 : 0) | (second ? 2 : 0);
            Game.Context x = plan.game()
                    .context(SettingRule.PARITY_COMPLETION.setting(plan.game(), drawn))
                    .orElseThrow();
            int a = (tell ? classical : honest).outcomes(x.setting(), coins.nextLong());
            // The source sees the outcomes here.
            k ^= x.value().value(a);
            tells += !tell || first ? 0 : second ? 1 : -1;
            put(chunk, r, x.setting(), a);
        }
        return new Recorded(plan.epsilon(), chunk, tells == 0 ? coins.nextBoolean() : tells > 0);
    }

    private static void put(RoundChunk chunk, int r, int setting, int outcomes) {
        int w = r >> 6;
        for (int p = 0; p < 3; p++) {
            chunk.setSetting(p, w, chunk.setting(p, w) | (long) (setting >> p & 1) << (r & 63));
            chunk.setOutcome(p, w, chunk.outcome(p, w) | (long) (outcomes >> p & 1) << (r & 63));
        }
    }

    /**
     * Rounds as a lab recorded them.
     *
     * @param guess Eve's
     */
    record Recorded(Epsilon epsilon, RoundChunk chunk, boolean guess) {
        SanthaVaziraniSource source() {
            return new SanthaVaziraniSource() {
                @Override
                public Epsilon epsilon() {
                    return epsilon;
                }

                @Override
                public String spec() {
                    return "attack:recorded";
                }

                @Override
                public boolean isSimulated() {
                    return true;
                }

                @Override
                public boolean isPositional() {
                    return true;
                }

                @Override
                public void draw(long c, long[] words, RoundChunk rounds, int drawnPlanes) {
                    for (int p = 0; p < drawnPlanes; p++) {
                        for (int w = 0; w < rounds.usedWords(); w++) {
                            rounds.setSetting(p, w, chunk.setting(p, w));
                        }
                    }
                }
            };
        }

        Device device() {
            return new Device() {
                @Override
                public int parties() {
                    return chunk.parties();
                }

                @Override
                public String spec() {
                    return "attack:recorded";
                }

                @Override
                public boolean isSimulated() {
                    return true;
                }

                @Override
                public boolean mayPrecedeSource() {
                    return true;
                }

                @Override
                public void measure(long c, RoundChunk rounds) {
                    for (int p = 0; p < chunk.parties(); p++) {
                        for (int w = 0; w < rounds.usedWords(); w++) {
                            rounds.setOutcome(p, w, chunk.outcome(p, w));
                        }
                    }
                }
            };
        }
    }
}
