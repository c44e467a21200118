package io.github.clinamen.lab;

import io.github.clinamen.core.bits.RandomPlanes;
import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.core.device.Device;
import java.util.Arrays;

/** The boxes of one attempt. Only boxes that leak look at the picks. */
final class LabDevice implements Device {
    private static final long COINS = RandomPlanes.domain("lab");

    private final Prepared prepared;
    private final LabSource source;
    private final RandomPlanes coins;

    LabDevice(Prepared prepared, LabSource source, long seed) {
        this.prepared = prepared;
        this.source = source;
        this.coins = new RandomPlanes(seed, COINS);
    }

    @Override
    public int parties() {
        return prepared.conspiracy().plan().game().parties();
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
    public boolean isSignalling() {
        return prepared.conspiracy().breaksAssumptions();
    }

    @Override
    public void measure(long chunk, RoundChunk rounds) {
        long[] planes = new long[parties()];
        for (int w = 0; w < rounds.usedWords(); w++) {
            Arrays.fill(planes, 0);
            for (int i = 0; i < 64 && 64 * w + i < rounds.rounds(); i++) {
                int r = 64 * w + i;
                boolean picked = prepared.conspiracy().leaks() && source.isPicked(r);
                RoundBox box = prepared.hiding(prepared.place(r, picked)).box();
                int a = box.outcomes(rounds.settingsOf(r), coins.word(chunk, r >> 5, r & 31));
                for (int p = 0; p < planes.length; p++) {
                    planes[p] |= (long) (a >> p & 1) << i;
                }
            }
            for (int p = 0; p < planes.length; p++) {
                rounds.setOutcome(p, w, planes[p]);
            }
        }
    }
}
