package io.github.clinamen.formats.exchange;

import io.github.clinamen.core.InputException;
import io.github.clinamen.formats.BitOrder;
import io.github.clinamen.formats.Malformed;
import io.github.clinamen.formats.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Qiskit's memory, one string a shot: an array of strings, or any document with arrays under fields named
 * {@code memory}, which are read one after the other. A string is {@code 0x} and hexadecimal digits, or a string of bits
 * in which spaces between registers are ignored.
 */
final class QiskitMemory implements RecordCodec {
    private static final Pattern HEXADECIMAL = Pattern.compile("0x[0-9a-fA-F]{1,16}");
    private static final Pattern BITS = Pattern.compile("[01]*");

    @Override
    public RecordReader reader(Path file, RecordLayout layout) {
        return new Reader(file, layout.bits(), layout.order());
    }

    @Override
    public RecordWriter writer(Path target, RecordLayout layout) {
        return new Writer(target, layout.bits(), layout.order());
    }

    /** Reads in a stream: a memory of any length takes no memory of ours. */
    static final class Reader implements RecordReader {
        private final Path file;
        private final InputStream in;
        private final JsonParser json;
        private final int bits;
        private final BitOrder order;
        private boolean inside;
        private boolean found;
        private boolean begun;

        Reader(Path file, int bits, BitOrder order) {
            this.file = file;
            this.bits = bits;
            this.order = order;
            try {
                this.in = Files.newInputStream(file);
            } catch (IOException e) {
                throw Malformed.unreadable(file, e);
            }
            try {
                // Looks at the first bytes, for their encoding.
                this.json = StrictJson.stream(in);
            } catch (JacksonException e) {
                closeQuietly(in);
                throw StrictJson.syntax(file, e);
            }
        }

        private static void closeQuietly(InputStream in) {
            try {
                in.close();
            } catch (IOException afterAnotherFault) {
                return;
            }
        }

        @Override
        public int read(long[] planes) {
            Arrays.fill(planes, 0);
            int rounds = 0;
            try {
                while (rounds < 64) {
                    String shot = nextShot();
                    if (shot == null) {
                        break;
                    }
                    planes[rounds++] = parse(shot);
                }
            } catch (JacksonException e) {
                throw StrictJson.syntax(file, e);
            }
            BitMatrix.transpose(planes);
            return rounds;
        }

        private @Nullable String nextShot() {
            while (true) {
                if (inside) {
                    JsonToken token = json.nextToken();
                    if (token == JsonToken.VALUE_STRING) {
                        return json.getString();
                    }
                    if (token != JsonToken.END_ARRAY) {
                        throw fault("a string for each shot", String.valueOf(json.getString()));
                    }
                    inside = false;
                }
                if (!nextMemory()) {
                    return null;
                }
            }
        }

        /** Moves to the next array of shots. */
        private boolean nextMemory() {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                requireOneDocument(token);
                if (token == JsonToken.VALUE_NULL && "memory".equals(json.currentName())) {
                    throw fault("an array of shots in \"memory\"", "null");
                }
                boolean whole = json.streamReadContext().getParent() != null
                        && json.streamReadContext().getParent().inRoot();
                if (token == JsonToken.START_ARRAY
                        && (whole && !found
                                || "memory"
                                        .equals(json.streamReadContext()
                                                .getParent()
                                                .currentName()))) {
                    found = true;
                    inside = true;
                    return true;
                }
            }
            if (!found) {
                throw new InputException(file + ": expected an array of shots or a field \"memory\", found none");
            }
            return false;
        }

        private void requireOneDocument(JsonToken token) {
            boolean opens = token == JsonToken.START_ARRAY || token == JsonToken.START_OBJECT;
            boolean atRoot = opens
                    ? json.streamReadContext().getParent() != null
                            && json.streamReadContext().getParent().inRoot()
                    : json.streamReadContext().inRoot() && token.isScalarValue();
            if (atRoot && begun) {
                throw fault("the end of the document", "another one");
            }
            begun |= atRoot;
        }

        private long parse(String shot) {
            try {
                if (HEXADECIMAL.matcher(shot).matches()) {
                    long packed = Long.parseUnsignedLong(shot.substring(2), 16);
                    if (bits < 64 && packed >>> bits != 0) {
                        throw fault("at most " + bits + " bits a shot", "\"" + shot + "\"");
                    }
                    return order == BitOrder.FIRST_BIT_LAST ? packed : Long.reverse(packed) >>> (64 - bits);
                }
                String plain = shot.replace(" ", "");
                if (plain.length() != bits && BITS.matcher(plain).matches()) {
                    throw fault(bits + " bits a shot", "\"" + shot + "\"");
                }
                return order.parse(plain);
            } catch (NumberFormatException e) {
                throw fault("a string of bits or 0x and hexadecimal digits", "\"" + shot + "\"");
            }
        }

        private InputException fault(String expected, String foundText) {
            return Malformed.onLine(file, json.currentTokenLocation().getLineNr(), expected, foundText);
        }

        @Override
        public void close() {
            try (in) {
                json.close();
            } catch (IOException e) {
                throw Malformed.unreadable(file, e);
            }
        }
    }

    /** Writes an array of bit strings, one a line. */
    static final class Writer implements RecordWriter {
        private final ByteOutput out;
        private final int bits;
        private final BitOrder order;
        private boolean empty = true;

        Writer(Path target, int bits, BitOrder order) {
            this.out = new ByteOutput(target);
            this.bits = bits;
            this.order = order;
            out.put("[");
        }

        @Override
        public void write(long[] planes, int rounds) {
            BitMatrix.transpose(planes);
            for (int r = 0; r < rounds; r++) {
                out.put((empty ? "\n\"" : ",\n\"") + order.format(planes[r], bits) + "\"");
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
