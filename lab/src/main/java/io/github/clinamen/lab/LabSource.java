package io.github.clinamen.lab;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.bits.PickPlanes;
import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.core.protocol.Layout;
import io.github.clinamen.core.protocol.ProtocolPlan;
import io.github.clinamen.core.source.BiasRange;
import io.github.clinamen.core.source.SanthaVaziraniSource;
import java.util.BitSet;
import java.util.SplittableRandom;

/**
 * The source of one attempt: draws bit after bit in the order of the protocol, each within [eps, 1-eps] and leaning as the
 * conspiracy wants, and remembers what Eve needs for her guess.
 */
final class LabSource implements SanthaVaziraniSource {
    /** Picks of at most this many bits are packed in planes, see {@link PickPlanes}. */
    private static final int PLANE_BITS = 6;

    private final Prepared prepared;
    private final ProtocolPlan plan;
    private final SplittableRandom coins;
    private final int[] settings;
    private final BitSet picked = new BitSet();

    LabSource(Prepared prepared, long seed) {
        this.prepared = prepared;
        this.plan = prepared.conspiracy().plan();
        this.coins = new SplittableRandom(seed);
        this.settings = new int[prepared.conspiracy().rounds()];
    }

    @Override
    public Epsilon epsilon() {
        return plan.epsilon();
    }

    @Override
    public String spec() {
        return "attack:" + prepared.conspiracy().name();
    }

    @Override
    public boolean isSimulated() {
        return true;
    }

    @Override
    public boolean isPositional() {
        return false;
    }

    @Override
    public void draw(long chunk, long[] picks, RoundChunk rounds, int drawnPlanes) {
        if (rounds.rounds() == 0) {
            drawBlockIndex(picks);
            return;
        }
        if (plan.layout() instanceof Layout.Scattered) {
            drawPicks(picks);
        }
        for (int w = 0; w < rounds.usedWords(); w++) {
            for (int p = 0; p < drawnPlanes; p++) {
                rounds.setSetting(p, w, drawSettings(w, p));
            }
        }
        for (int r = 0; r < settings.length; r++) {
            settings[r] = Hiding.completed(plan.game(), settings[r]);
        }
    }

    private void drawPicks(long[] picks) {
        int depth = plan.layout().choiceBits();
        int bins = Math.toIntExact(plan.layout().distilledRounds());
        int[] soFar = new int[bins];
        int planeBits = 64 * ((bins + 63) >> 6);
        for (int place = 0; place < 64 * picks.length; place++) {
            int level = depth <= PLANE_BITS ? place / planeBits : place % depth;
            int bin = depth <= PLANE_BITS ? place % planeBits : place / depth;
            boolean used = bin < bins;
            boolean bit = used ? draw(prepared.choice(bin), level, soFar[bin]) : coins.nextBoolean();
            if (used && bit) {
                soFar[bin] |= 1 << level;
            }
            picks[place >> 6] |= (bit ? 1L : 0) << place;
        }
        for (int bin = 0; bin < bins; bin++) {
            picked.set((bin << depth) + soFar[bin]);
        }
    }

    private long drawSettings(int w, int party) {
        long word = 0;
        for (int i = 0; i < 64; i++) {
            int r = 64 * w + i;
            if (r >= settings.length) {
                word |= (coins.nextBoolean() ? 1L : 0) << i;
                continue;
            }
            SteeredTree steering =
                    prepared.hiding(prepared.place(r, picked.get(r))).steering();
            if (draw(steering, party, settings[r])) {
                settings[r] |= 1 << party;
                word |= 1L << i;
            }
        }
        return word;
    }

    /** To the one block with wrong rounds, else to where the pay is best. */
    private void drawBlockIndex(long[] index) {
        int depth = plan.layout().choiceBits();
        int nd = Math.toIntExact(plan.layout().distilledRounds());
        BitSet wrongBlocks = new BitSet();
        for (int r = 0; r < settings.length; r++) {
            if (prepared.hiding(prepared.place(r, false)).box().isWrong(plan.game(), settings[r])) {
                wrongBlocks.set(r / nd);
            }
        }
        int l = 0;
        for (int level = 0; level < depth; level++) {
            boolean bit = wrongBlocks.cardinality() == 1
                    ? draw((wrongBlocks.nextSetBit(0) >> level & 1) == 1)
                    : draw(prepared.choice(0), level, l);
            l |= bit ? 1 << level : 0;
        }
        index[0] = l;
        picked.set(l * nd, (l + 1) * nd);
    }

    private boolean draw(SteeredTree steering, int drawn, int soFar) {
        return draw(steering.leansToOne(drawn, soFar));
    }

    private boolean draw(boolean toOne) {
        return prepared.range().bit(toOne ? BiasRange.ONES : BiasRange.ZEROS, coins.nextLong());
    }

    boolean isPicked(int round) {
        return picked.get(round);
    }

    /** The parity of the predicted bits of the distilled rounds. */
    boolean guess() {
        boolean guess = false;
        for (int r = picked.nextSetBit(0); r >= 0; r = picked.nextSetBit(r + 1)) {
            guess ^= prepared.predicts(prepared.place(r, true), settings[r]);
        }
        return guess;
    }
}
