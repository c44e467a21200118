package io.github.clinamen.session;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.audit.Audit;
import io.github.clinamen.core.audit.AuditNote;
import io.github.clinamen.core.audit.SettingCounts;
import io.github.clinamen.core.bits.BitString;
import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.core.protocol.Run;
import io.github.clinamen.core.protocol.Worker;
import io.github.clinamen.core.source.DrawOrder;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.hipparchus.fraction.BigFraction;

/**
 * Holds the settings of a run, and an extractor's seed, against the promise of their source, in the order in which it gave them
 * (docs/audit.md).
 */
final class SettingsAudit {
    /** The probability that a source which keeps its promise is refuted, at most, by each of three tests: 2^-40. */
    private static final BigFraction ERROR = new BigFraction(1, 1L << 40);

    /** Of a simulated source so many bits are audited: it keeps its promise by construction. */
    private static final long SIMULATED_BITS = 1L << 22;

    private SettingsAudit() {}

    /** Why the settings cannot be what was promised; empty when nothing is refuted, which confirms nothing. */
    static Optional<String> of(Run run) {
        int m = run.protocol().settings().drawnBits(run.protocol().game());
        Epsilon epsilon = run.protocol().epsilon();
        boolean invented = run.source().isSimulated() && !run.source().spec().startsWith("rounds:");
        long chunks =
                invented ? Math.min(run.chunks(), 1 + SIMULATED_BITS / (RoundChunk.ROUNDS * (long) m)) : run.chunks();
        Audit audit = new Audit(epsilon, ERROR);
        SettingCounts counts = new SettingCounts(m, run.rounds());
        boolean byRound = run.protocol().order() == DrawOrder.ROUNDS;
        Bits bits = new Bits(word -> {
            audit.take(word);
            if (byRound) {
                counts.take(word);
            }
        });
        Worker worker = run.worker();
        for (long c = 0; c < chunks; c++) {
            RoundChunk chunk = worker.settings(c);
            if (byRound) {
                bits.roundByRound(chunk, m);
            } else {
                bits.wordByWord(chunk, m);
            }
        }
        List<AuditNote> notes =
                List.of(AuditNote.of("settings", audit.report()), counts.note(epsilon, setting -> true, ERROR));
        return notes.stream().filter(AuditNote::refuted).map(AuditNote::finding).findFirst();
    }

    /** Why an extractor's seed cannot be what was promised; empty when nothing is refuted. */
    static Optional<String> of(BitString seed, Epsilon epsilon) {
        Audit audit = new Audit(epsilon, ERROR);
        int whole = (int) (seed.length() >> 6);
        audit.take(seed.toWords(), 0, whole);
        AuditNote note = AuditNote.of("seed", audit.report());
        return note.refuted() ? Optional.of(note.finding()) : Optional.empty();
    }

    /** Drawn planes as the stream they were drawn from. */
    private static final class Bits {
        private final LongConsumer listener;
        private long word;
        private int filled;

        Bits(LongConsumer listener) {
            this.listener = listener;
        }

        void wordByWord(RoundChunk chunk, int planes) {
            for (int w = 0; 64 * (w + 1) <= chunk.rounds(); w++) {
                for (int p = 0; p < planes; p++) {
                    listener.accept(chunk.setting(p, w));
                }
            }
        }

        void roundByRound(RoundChunk chunk, int planes) {
            for (int r = 0; r < chunk.rounds(); r++) {
                for (int p = 0; p < planes; p++) {
                    word |= (chunk.setting(p, r >> 6) >>> (r & 63) & 1) << filled;
                    if (++filled == 64) {
                        listener.accept(word);
                        word = 0;
                        filled = 0;
                    }
                }
            }
        }
    }
}
