package io.github.clinamen.formats.exchange;

import io.github.clinamen.core.InputException;
import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.formats.RoundsStream;

/** Rounds from one file of whole records, or from a file of settings beside a file of outcomes. */
sealed interface RecordStream extends RoundsStream {
    /** Reads the next 64 rounds: settings in planes 0 to n - 1, outcomes in planes n to 2n - 1. */
    int group(long[] planes);

    @Override
    default int read(RoundChunk into) {
        long[] planes = new long[64];
        int rounds = 0;
        for (int w = 0; w < RoundChunk.WORDS; w++) {
            int read = group(planes);
            if (read == 0) {
                break;
            }
            for (int p = 0; p < parties(); p++) {
                into.setSetting(p, w, planes[p]);
                into.setOutcome(p, w, planes[parties() + p]);
            }
            rounds += read;
            if (read < 64) {
                break;
            }
        }
        return rounds;
    }

    /** One file with 2n bits a round. */
    record Whole(int parties, RecordReader rounds) implements RecordStream {
        @Override
        public int group(long[] planes) {
            return rounds.read(planes);
        }

        @Override
        public void close() {
            rounds.close();
        }
    }

    /** Two files with n bits a round each and equally many rounds. */
    record Paired(int parties, RecordReader settings, RecordReader outcomes, String names) implements RecordStream {
        @Override
        public int group(long[] planes) {
            long[] answers = new long[64];
            int asked = settings.read(planes);
            int answered = outcomes.read(answers);
            if (asked != answered) {
                throw new InputException(names + ": expected as many settings as outcomes, found "
                        + (asked < answered ? "fewer settings" : "fewer outcomes"));
            }
            System.arraycopy(answers, 0, planes, parties, parties);
            return asked;
        }

        @Override
        public void close() {
            try (settings) {
                outcomes.close();
            }
        }
    }
}
