package io.github.clinamen.core.audit;

import io.github.clinamen.core.bits.RoundChunk;
import java.util.function.LongConsumer;

/** The settings of rounds as one stream of bits: all bits of a round, party 1 first, before those of the next. */
public final class RoundSettings {
    private final LongConsumer listener;
    private long word;
    private int filled;

    /** @param listener takes each word of 64 bits when it is full */
    public RoundSettings(LongConsumer listener) {
        this.listener = listener;
    }

    /** The settings of the next rounds. */
    public void take(RoundChunk rounds) {
        for (int r = 0; r < rounds.rounds(); r++) {
            for (int p = 0; p < rounds.parties(); p++) {
                word |= (rounds.setting(p, r >> 6) >>> (r & 63) & 1) << filled;
                if (++filled == 64) {
                    listener.accept(word);
                    word = 0;
                    filled = 0;
                }
            }
        }
    }
}
