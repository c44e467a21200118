package io.github.clinamen.core.device;

import io.github.clinamen.core.bits.RoundChunk;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Classical boxes: each round follows one of a list of {@linkplain LocalStrategy strategies}, all equally likely, chosen
 * by a hash of the seed and the round's place. Whoever knows the seed knows every outcome in advance.
 */
public final class LocalDevice implements Device {
    /** "local", so that other uses of the same seed share no coins. */
    private static final long DOMAIN = 0x6c6f63616cL;

    private final List<LocalStrategy> strategies;
    private final RoundCoins coins;

    /** @param strategies at least one, all of as many parties */
    public LocalDevice(List<LocalStrategy> strategies, long seed) {
        this.strategies = List.copyOf(strategies);
        if (this.strategies.isEmpty() || this.strategies.stream().anyMatch(s -> s.parties() != parties())) {
            throw new IllegalArgumentException("local: expected strategies of as many parties, found " + strategies);
        }
        this.coins = new RoundCoins(seed, DOMAIN);
    }

    @Override
    public int parties() {
        return strategies.getFirst().parties();
    }

    @Override
    public String spec() {
        return "local:" + strategies.stream().map(LocalStrategy::toString).collect(Collectors.joining(";"));
    }

    @Override
    public boolean isSimulated() {
        return true;
    }

    /** What a round of a chunk follows. */
    public LocalStrategy strategyOf(long chunk, int round) {
        return strategies.get(index(coins.of(chunk, round)));
    }

    private int index(long coin) {
        return (int) Math.unsignedMultiplyHigh(coin, strategies.size());
    }

    @Override
    public void measure(long chunk, RoundChunk rounds) {
        long[] followers = new long[strategies.size()];
        MemorySegment buffer = RoundCoins.buffer();
        for (int w = 0; w < rounds.usedWords(); w++) {
            chooseStrategies(followers, chunk, w, buffer);
            for (int p = 0; p < parties(); p++) {
                long u = 0;
                long v = 0;
                for (int s = 0; s < followers.length; s++) {
                    u |= (strategies.get(s).fixed() >> p & 1) == 1 ? followers[s] : 0;
                    v |= (strategies.get(s).follows() >> p & 1) == 1 ? followers[s] : 0;
                }
                rounds.setOutcome(p, w, u ^ v & rounds.setting(p, w));
            }
        }
    }

    /** Sets in each strategy's word the bits of the rounds that follow it. */
    private void chooseStrategies(long[] followers, long chunk, int w, MemorySegment buffer) {
        Arrays.fill(followers, 0);
        if (followers.length == 1) {
            followers[0] = -1;
            return;
        }
        coins.fill(chunk, w, buffer);
        for (int i = 0; i < 64; i++) {
            followers[index(RoundCoins.get(buffer, i))] |= 1L << i;
        }
    }
}
