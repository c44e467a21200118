package io.github.clinamen.cluster;

import io.github.clinamen.core.InputException;
import io.github.clinamen.core.bits.BitString;
import io.github.clinamen.core.protocol.Tally;
import io.github.clinamen.core.source.SourceExhaustedException;
import java.io.Serializable;

/** What a task sends back. Malformed input is a result too: it would be as malformed on another machine. */
sealed interface PartResult extends Serializable {
    /**
     * A {@link Tally} in a form that can be sent.
     *
     * @param end the chunk before which the tally ends: the end of the part, or an earlier one after which the run cannot
     *     be accepted whatever went before
     */
    record Counted(
            long end,
            long rounds,
            long kept,
            long wrong,
            long firstWrong,
            long lastWrong,
            boolean parity,
            long[] values,
            long length)
            implements PartResult {
        static Counted of(long end, Tally tally) {
            return new Counted(
                    end,
                    tally.rounds(),
                    tally.kept(),
                    tally.wrong(),
                    tally.firstWrong(),
                    tally.lastWrong(),
                    tally.parity(),
                    tally.values().toWords(),
                    tally.values().length());
        }

        Tally tally() {
            return new Tally(rounds, kept, wrong, firstWrong, lastWrong, parity, BitString.of(values, length));
        }
    }

    /** The input was malformed, or the source ran dry. */
    record Failed(boolean exhausted, String message) implements PartResult {
        RuntimeException exception() {
            return exhausted ? new SourceExhaustedException(message) : new InputException(message);
        }
    }
}
