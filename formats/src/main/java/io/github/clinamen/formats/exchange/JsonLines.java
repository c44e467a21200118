package io.github.clinamen.formats.exchange;

import io.github.clinamen.core.InputException;
import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.formats.Malformed;
import io.github.clinamen.formats.Shown;
import io.github.clinamen.formats.StrictJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** JSON lines: {@code {"x": [1, 0], "a": [0, 1]}} for each round, with the settings and outcomes of party 1 first. */
final class JsonLines implements RecordCodec {
    @Override
    public RecordReader reader(Path file, RecordLayout layout) {
        return new Reader(file, layout.part());
    }

    @Override
    public RecordWriter writer(Path target, RecordLayout layout) {
        return new Writer(new ByteOutput(target), layout);
    }

    @Override
    public boolean knowsParties() {
        return true;
    }

    private static final class Reader implements RecordReader {
        private final Path file;
        private final RecordPart part;
        private final BufferedReader in;
        private final int parties;
        private long line;
        private @Nullable JsonNode next;

        Reader(Path file, RecordPart part) {
            this.file = file;
            this.part = part;
            try {
                this.in = Files.newBufferedReader(file);
            } catch (IOException e) {
                throw Malformed.unreadable(file, e);
            }
            try {
                next = nextLine();
                parties = next == null
                        ? 0
                        : next.path(part == RecordPart.OUTCOMES ? "a" : "x").size();
                if (parties < 1 || parties > MerminGame.MAX_PARTIES) {
                    throw Malformed.onLine(
                            file,
                            1,
                            "{\"x\": [settings], \"a\": [outcomes]} of 1 to " + MerminGame.MAX_PARTIES + " parties",
                            next == null ? "an empty file" : Shown.cut(next.toString()));
                }
            } catch (RuntimeException e) {
                close();
                throw e;
            }
        }

        private @Nullable JsonNode nextLine() {
            try {
                for (String text = in.readLine(); text != null; text = in.readLine()) {
                    line++;
                    if (!text.isBlank()) {
                        return StrictJson.parseLine(file, line, text);
                    }
                }
                return null;
            } catch (IOException | UncheckedIOException e) {
                throw new InputException(file + ": line " + (line + 1) + ": expected UTF-8 text, found other bytes", e);
            }
        }

        @Override
        public OptionalInt parties() {
            return OptionalInt.of(parties);
        }

        @Override
        public int read(long[] planes) {
            Arrays.fill(planes, 0);
            int rounds = 0;
            for (JsonNode round = next; round != null && rounds < 64; round = next) {
                long record = part == RecordPart.OUTCOMES ? 0 : bits(round, "x");
                planes[rounds++] = part == RecordPart.SETTINGS
                        ? record
                        : record | bits(round, "a") << (part == RecordPart.ROUND ? parties : 0);
                next = nextLine();
            }
            BitMatrix.transpose(planes);
            return rounds;
        }

        private long bits(JsonNode round, String field) {
            JsonNode list = round.path(field);
            long bits = 0;
            boolean good = list.isArray() && list.size() == parties;
            for (int p = 0; good && p < parties; p++) {
                JsonNode bit = list.get(p);
                good = bit.isIntegralNumber() && bit.canConvertToInt() && bit.intValue() >> 1 == 0;
                bits |= good ? (long) bit.intValue() << p : 0;
            }
            if (!good) {
                throw Malformed.onLine(
                        file, line, "\"" + field + "\" with " + parties + " bits", Shown.cut(round.toString()));
            }
            return bits;
        }

        @Override
        public void close() {
            try {
                in.close();
            } catch (IOException e) {
                throw Malformed.unreadable(file, e);
            }
        }
    }

    private record Writer(ByteOutput out, RecordLayout layout) implements RecordWriter {
        @Override
        public void write(long[] planes, int rounds) {
            BitMatrix.transpose(planes);
            int n = layout.parties().orElseThrow();
            for (int r = 0; r < rounds; r++) {
                long record = planes[r];
                out.put(
                        switch (layout.part()) {
                            case ROUND -> "{" + list("x", record, n) + ", " + list("a", record >>> n, n) + "}\n";
                            case SETTINGS -> "{" + list("x", record, n) + "}\n";
                            case OUTCOMES -> "{" + list("a", record, n) + "}\n";
                        });
            }
        }

        private static String list(String field, long bits, int n) {
            StringBuilder text = new StringBuilder("\"" + field + "\": [");
            for (int p = 0; p < n; p++) {
                text.append(p == 0 ? "" : ", ").append(bits >>> p & 1);
            }
            return text.append(']').toString();
        }

        @Override
        public void commit() {
            out.commit();
        }

        @Override
        public void close() {
            out.close();
        }
    }
}
