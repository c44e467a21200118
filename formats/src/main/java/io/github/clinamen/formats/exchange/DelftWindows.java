package io.github.clinamen.formats.exchange;

import io.github.clinamen.formats.Shown;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The windows by which the 17 columns of the Delft experiments become rounds: which events were heralded, and which clicks count. Times
 * of the event-ready station are in picoseconds after the synchronisation pulse, those of the readout in nanoseconds.
 *
 * <p>An event is a round when both clicks of the event-ready station, one in each detector, are within their windows, neither party saw
 * a click after the excitation, and no invalid marker came within the last pulses. All of that is fixed before the settings are. A
 * readout click within the window is outcome 0, no click is outcome 1: none is dropped.
 *
 * @param start0 of the first window for detector 0; the second window begins {@code separation} later
 * @param start1 of the first window for detector 1
 * @param length of both windows
 * @param separation of the two windows
 * @param readoutStart after which a readout click counts
 * @param readoutLength of the readout window, its end included
 * @param invalidPast pulses without an invalid marker that are asked for
 */
public record DelftWindows(
        long start0, long start1, long length, long separation, long readoutStart, long readoutLength, long invalidPast)
        implements Table {
    /** Those of the first experiment, as published with its data. */
    public static final DelftWindows FIRST =
            new DelftWindows(5_426_350, 5_425_700, 52_450, 250_000, 10_620, 3_700, 250);

    private static final long MOST = 1L << 40;

    public DelftWindows {
        for (long value : new long[] {start0, start1, length, separation, readoutStart, readoutLength, invalidPast}) {
            if (value < 0 || value > MOST) {
                throw new IllegalArgumentException("windows: expected numbers from 0 to 2^40, found " + value);
            }
        }
    }

    /** These windows but for those named: {@code start0}, {@code start1}, {@code length}, {@code separation}, {@code readout-start}, ... */
    public DelftWindows with(Map<String, Long> other) {
        Map<String, Long> all = new LinkedHashMap<>();
        all.put("start0", start0);
        all.put("start1", start1);
        all.put("length", length);
        all.put("separation", separation);
        all.put("readout-start", readoutStart);
        all.put("readout-length", readoutLength);
        all.put("invalid-past", invalidPast);
        other.forEach((name, value) -> {
            if (all.replace(name, value) == null) {
                throw new IllegalArgumentException("windows: expected one of " + Shown.names(all.keySet()) + ", found "
                        + Shown.quoted(name) + Shown.meant(name, all.keySet()));
            }
        });
        Long[] v = all.values().toArray(Long[]::new);
        return new DelftWindows(v[0], v[1], v[2], v[3], v[4], v[5], v[6]);
    }

    @Override
    public RecordReader open(Path file, RecordPart part) {
        return new DelftEvents(new ByteInput(file), this, part);
    }
}
