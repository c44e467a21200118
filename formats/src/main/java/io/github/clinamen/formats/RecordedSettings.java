package io.github.clinamen.formats;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.InputException;
import io.github.clinamen.core.InputFile;
import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.core.source.SanthaVaziraniSource;
import java.lang.foreign.MemorySegment;
import java.util.List;

/**
 * The settings of recorded rounds as a source, for data that others took: what chose them is known to be an epsilon-source by their word
 * only. It has settings and nothing else, no fresh bits.
 *
 * @param epsilon what the user claims of every setting bit
 * @param file the recorded rounds; who opened it closes it
 */
public record RecordedSettings(Epsilon epsilon, RecordedRounds file) implements SanthaVaziraniSource {
    @Override
    public String spec() {
        return "rounds:" + file.name();
    }

    @Override
    public boolean isSimulated() {
        return file.isSimulated();
    }

    @Override
    public boolean isPositional() {
        return true;
    }

    @Override
    public List<InputFile> inputs() {
        return List.of(file.input());
    }

    /** @throws InputException when the file has no such rounds, or whole words are asked for */
    @Override
    public void draw(long chunk, long[] words, RoundChunk rounds, int drawnPlanes) {
        if (words.length > 0) {
            throw new InputException(file.name() + ": recorded rounds have settings only, no further source bits");
        }
        long first = chunk * RoundChunk.ROUNDS;
        if (drawnPlanes > file.parties() || first + rounds.rounds() > file.rounds()) {
            throw new InputException(file.name() + ": expected at least " + (first + rounds.rounds()) + " rounds of "
                    + drawnPlanes + " parties, found " + file.rounds() + " of " + file.parties());
        }
        if (rounds.rounds() == 0) {
            return;
        }
        RoundChunk recorded = file.chunk(chunk);
        for (int p = 0; p < drawnPlanes; p++) {
            MemorySegment.copy(
                    recorded.planes(),
                    recorded.settingOffset(p),
                    rounds.planes(),
                    rounds.settingOffset(p),
                    8L * rounds.usedWords());
        }
    }
}
