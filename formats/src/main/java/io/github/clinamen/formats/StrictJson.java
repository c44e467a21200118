package io.github.clinamen.formats;

import io.github.clinamen.core.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON from outside, read without leniency: unknown, missing, duplicate and null fields, values of another type and
 * anything after the document are errors that name line and column; size, depth and number length are limited.
 */
public final class StrictJson {
    /** The largest document that is read, 64 MiB. */
    public static final int MAX_BYTES = 64 << 20;

    private static final int MAX_DEPTH = 64;
    private static final int MAX_NUMBER = 10_000;

    static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(MAX_NUMBER)
                            .maxStringLength(MAX_BYTES)
                            .maxDocumentLength(MAX_BYTES)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                    DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS, MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(MapperFeature.INFER_RECORD_GETTERS_FROM_COMPONENTS_ONLY)
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .addModule(new CoreTypes())
            .build();

    private static final JsonFactory STREAMING = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(MAX_NUMBER)
                    .maxStringLength(1 << 16)
                    .build())
            .build();

    private StrictJson() {}

    /**
     * A whole file, at most {@link #MAX_BYTES}.
     *
     * @throws InputException when it cannot be read or is longer
     */
    public static byte[] bytesOf(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new InputException(file + ": expected at most " + MAX_BYTES + " bytes of text, found more");
            }
            return bytes;
        } catch (IOException e) {
            throw Malformed.unreadable(file, e);
        }
    }

    /** The document as a tree. */
    public static JsonNode parse(Path file, byte[] utf8) {
        try {
            JsonNode tree = MAPPER.readTree(utf8);
            if (tree.isMissingNode()) {
                throw Malformed.onLine(file, 1, "a JSON document", "an empty file");
            }
            return tree;
        } catch (JacksonException e) {
            throw located(file, utf8, e);
        }
    }

    /** One line of JSON lines. */
    public static JsonNode parseLine(Path file, long line, String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JacksonException e) {
            throw new InputException(file + ": line " + line + ": " + Shown.cut(reason(e)), e);
        }
    }

    /** The documents of JSON lines, one a line; blank lines are passed over. */
    public static List<JsonNode> parseLines(Path file, byte[] utf8) {
        List<String> lines = TextFile.decode(file, utf8).lines().toList();
        List<JsonNode> documents = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                documents.add(parseLine(file, i + 1L, lines.get(i)));
            }
        }
        if (documents.isEmpty()) {
            throw Malformed.onLine(file, 1, "a JSON document on each line", "an empty file");
        }
        return documents;
    }

    /**
     * Tells a document of another kind or version by its name, before its fields are held against those of this one.
     *
     * @throws InputException when it says that it is another, or says nothing
     */
    public static void requireFormat(Path file, byte[] utf8, String format, int version) {
        JsonNode document = parse(file, utf8);
        String found = document.path("format").asString("") + " version "
                + document.path("version").asString("");
        if (!found.equals(format + " version " + version)) {
            throw new InputException(file + ": expected " + format + " version " + version + ", found "
                    + (found.length() > 60 || found.equals(" version ") ? "another document" : found));
        }
    }

    /** The document as a record; each component is a field of the same name. */
    public static <T> T bind(Path file, byte[] utf8, Class<T> type) {
        try {
            return Objects.requireNonNull(MAPPER.readValue(utf8, type));
        } catch (JacksonException e) {
            throw located(file, utf8, e);
        } catch (NullPointerException e) {
            throw Malformed.onLine(file, 1, "a JSON object", "null");
        }
    }

    /** A parser over a stream of any length, with the other limits in force. */
    public static JsonParser stream(InputStream in) {
        return STREAMING.createParser(in);
    }

    /** The one-line error for what a parser of {@link #stream} threw. */
    public static InputException syntax(Path file, JacksonException e) {
        return located(file, new byte[0], e);
    }

    private static InputException located(Path file, byte[] utf8, JacksonException e) {
        TokenStreamLocation at = e.getLocation() == null ? TokenStreamLocation.NA : e.getLocation();
        JsonPlace place = e instanceof DatabindException ? JsonPlace.of(utf8, e.getPath(), at) : new JsonPlace(at);
        String field = e.getPath().isEmpty() ? "" : "field " + fieldPath(e) + ": ";
        return new InputException(
                file + ": line " + place.line() + " column " + place.column() + ": " + field + reason(e), e);
    }

    private static String fieldPath(JacksonException e) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference step : e.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.toString();
    }

    private static String reason(JacksonException e) {
        return switch (e) {
            case UnrecognizedPropertyException unknown -> "unknown field " + Shown.quoted(unknown.getPropertyName());
            case ValueInstantiationException refused
            when refused.getCause() != null -> firstLine(refused.getCause().getMessage());
            case MismatchedInputException mismatch -> mismatch(mismatch);
            case StreamReadException syntax -> JsonSyntax.words(firstLine(syntax.getOriginalMessage()));
            default -> firstLine(e.getOriginalMessage());
        };
    }

    /** Jackson's own words, without the names of its classes and of ours. */
    private static String mismatch(MismatchedInputException e) {
        String message = firstLine(e.getOriginalMessage());
        if (message.startsWith("Missing creator property") || message.startsWith("Null value for creator property")) {
            return "is missing or null";
        }
        if (message.startsWith("Trailing token")) {
            return "expected the end of the document, found more";
        }
        return message.replaceAll("\\s*\\(?`?(?:java|io\\.github\\.clinamen)[\\w.$<>,]*`?\\)?", "")
                .replaceAll("\\s*\\(but could.*\\)", "")
                .replaceAll("\\s+", " ");
    }

    private static String firstLine(@Nullable String message) {
        String text = String.valueOf(message);
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }
}
