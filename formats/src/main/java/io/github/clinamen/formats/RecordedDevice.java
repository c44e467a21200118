package io.github.clinamen.formats;

import io.github.clinamen.core.InputException;
import io.github.clinamen.core.InputFile;
import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.core.device.Device;
import java.lang.foreign.MemorySegment;
import java.util.List;

/**
 * Boxes that were measured before: their outcomes are given only to the settings for which they were recorded.
 * The recording stays open as long as the device is used; who opened it closes it.
 *
 * @param file the recorded rounds, round i of the file being round i of the run
 */
public record RecordedDevice(RecordedRounds file) implements Device {
    @Override
    public int parties() {
        return file.parties();
    }

    @Override
    public String spec() {
        return "rounds:" + file.name();
    }

    @Override
    public boolean isSimulated() {
        return file.isSimulated();
    }

    @Override
    public boolean mayPrecedeSource() {
        return !file.settingsCameFirst();
    }

    @Override
    public List<InputFile> inputs() {
        return List.of(file.input());
    }

    /**
     * Serves the recorded outcomes of one chunk.
     *
     * @throws InputException when the file ends before the chunk does, fails its checksum, or was recorded with other
     *     settings than those asked; the first such round is named, counted from 0
     */
    @Override
    public void measure(long chunk, RoundChunk rounds) {
        if (rounds.parties() != file.parties()) {
            throw new InputException(
                    file.name() + ": expected rounds of " + rounds.parties() + " parties, found " + file.parties());
        }
        long first = chunk * RoundChunk.ROUNDS;
        if (first + rounds.rounds() > file.rounds()) {
            throw new InputException(file.name() + ": expected at least " + (first + rounds.rounds())
                    + " recorded rounds, found " + file.rounds());
        }
        if (rounds.rounds() == 0) {
            return;
        }
        RoundChunk recorded = file.chunk(chunk);
        for (int p = 0; p < rounds.parties(); p++) {
            if (!sameSettings(recorded, rounds, p)) {
                throw difference(first, recorded, rounds);
            }
            long bytes = 8L * rounds.usedWords();
            MemorySegment.copy(
                    recorded.planes(), recorded.outcomeOffset(p), rounds.planes(), rounds.outcomeOffset(p), bytes);
        }
    }

    private static boolean sameSettings(RoundChunk recorded, RoundChunk asked, int p) {
        int whole = asked.rounds() >> 6;
        long a = recorded.settingOffset(p);
        long b = asked.settingOffset(p);
        return MemorySegment.mismatch(recorded.planes(), a, a + 8L * whole, asked.planes(), b, b + 8L * whole) < 0
                && (whole == asked.usedWords()
                        || ((recorded.setting(p, whole) ^ asked.setting(p, whole)) & asked.validBits(whole)) == 0);
    }

    private InputException difference(long first, RoundChunk recorded, RoundChunk asked) {
        int round = 0;
        while (recorded.settingsOf(round) == asked.settingsOf(round)) {
            round++;
        }
        return new InputException(file.name() + ": round " + (first + round) + ": recorded with settings "
                + bits(recorded.settingsOf(round)) + ", the source gave " + bits(asked.settingsOf(round)));
    }

    /** Party 1 first. */
    private String bits(int packed) {
        StringBuilder text = new StringBuilder();
        for (int p = 0; p < parties(); p++) {
            text.append(packed >> p & 1);
        }
        return text.toString();
    }
}
