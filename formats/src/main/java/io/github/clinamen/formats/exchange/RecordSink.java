package io.github.clinamen.formats.exchange;

import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.formats.RoundsSink;

/** Rounds, or one part of them, to a file of records. */
record RecordSink(int parties, RecordPart part, RecordWriter writer) implements RoundsSink {
    @Override
    public void append(RoundChunk chunk) {
        if (chunk.parties() != parties) {
            throw new IllegalArgumentException("chunk: expected " + parties + " parties, found " + chunk.parties());
        }
        long[] planes = new long[64];
        for (int w = 0; w < chunk.usedWords(); w++) {
            int bit = 0;
            for (int p = 0; p < parties && part != RecordPart.OUTCOMES; p++) {
                planes[bit++] = chunk.setting(p, w);
            }
            for (int p = 0; p < parties && part != RecordPart.SETTINGS; p++) {
                planes[bit++] = chunk.outcome(p, w);
            }
            writer.write(planes, Math.min(64, chunk.rounds() - 64 * w));
        }
    }

    @Override
    public void commit() {
        writer.commit();
    }

    @Override
    public void close() {
        writer.close();
    }
}
