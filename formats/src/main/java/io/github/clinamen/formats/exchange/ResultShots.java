package io.github.clinamen.formats.exchange;

import io.github.clinamen.formats.BitOrder;
import io.github.clinamen.formats.StrictJson;
import io.github.clinamen.formats.results.CircuitResult;
import io.github.clinamen.formats.results.Notation;
import io.github.clinamen.formats.results.Outcomes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * The shots in a document of results, in its order: of one circuit, or of circuits one after the other, in any notation that has shots
 * and not only counts. Written as a list of lists of bits.
 */
final class ResultShots implements RecordCodec {
    @Override
    public RecordReader reader(Path file, RecordLayout layout) {
        JsonNode document = StrictJson.parse(file, StrictJson.bytesOf(file));
        OptionalInt bits = OptionalInt.of(layout.bits());
        CircuitResult whole = new CircuitResult(file, "", document, MissingNode.getInstance(), bits);
        List<CircuitResult> circuits = new ArrayList<>();
        if (Notation.ALL.stream().anyMatch(notation -> notation.fits(document))) {
            circuits.add(whole);
        } else {
            for (CircuitEntry entry : new CircuitEntries(file, List.of()).of(List.of(document))) {
                circuits.add(new CircuitResult(file, entry.place(), entry.node(), MissingNode.getInstance(), bits));
            }
        }
        List<Outcomes> shots = new ArrayList<>();
        for (CircuitResult circuit : circuits) {
            shots.add(shots(circuit, layout));
        }
        return new Reader(shots);
    }

    private static Outcomes shots(CircuitResult circuit, RecordLayout layout) {
        Notation notation = Notation.of(circuit);
        Outcomes outcomes = notation.read(circuit);
        if (!outcomes.isInOrder()) {
            throw circuit.fault("shots one by one", "only how often each outcome was seen, which assess reads");
        }
        int bits = layout.bits();
        if (outcomes.width().orElse(bits) != bits) {
            throw circuit.fault(
                    bits + " bits a shot", Integer.toString(outcomes.width().orElse(bits)));
        }
        // Lists of bits have no ends to read them from; strings do.
        return notation.order() == BitOrder.FIRST_BIT_LAST && layout.order() == BitOrder.FIRST_BIT_FIRST
                ? outcomes.reversed(bits)
                : outcomes;
    }

    @Override
    public RecordWriter writer(Path target, RecordLayout layout) {
        return new Writer(target, layout.bits());
    }

    private static final class Reader implements RecordReader {
        private final List<Outcomes> shots;
        private int circuit;
        private int shot;

        Reader(List<Outcomes> shots) {
            this.shots = shots;
        }

        @Override
        public int read(long[] planes) {
            Arrays.fill(planes, 0);
            int rounds = 0;
            while (rounds < 64 && circuit < shots.size()) {
                if (shot == shots.get(circuit).size()) {
                    circuit++;
                    shot = 0;
                } else {
                    planes[rounds++] = shots.get(circuit).outcome(shot++);
                }
            }
            BitMatrix.transpose(planes);
            return rounds;
        }

        @Override
        public void close() {
            // All was read when it was opened.
        }
    }

    private static final class Writer implements RecordWriter {
        private final ByteOutput out;
        private final int bits;
        private boolean empty = true;

        Writer(Path target, int bits) {
            this.out = new ByteOutput(target);
            this.bits = bits;
            out.put("[");
        }

        @Override
        public void write(long[] planes, int rounds) {
            BitMatrix.transpose(planes);
            for (int r = 0; r < rounds; r++) {
                StringBuilder row = new StringBuilder(empty ? "\n[" : ",\n[");
                for (int bit = 0; bit < bits; bit++) {
                    row.append(bit == 0 ? "" : ",").append(planes[r] >>> bit & 1);
                }
                out.put(row.append(']').toString());
                empty = false;
            }
        }

        @Override
        public void commit() {
            out.put("\n]\n");
            out.commit();
        }

        @Override
        public void close() {
            out.close();
        }
    }
}
