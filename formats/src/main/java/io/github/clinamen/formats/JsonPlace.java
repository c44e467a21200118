package io.github.clinamen.formats;

import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;

/** Where in a document a field stands: binding knows its path, people need its line. */
record JsonPlace(int line, int column) {
    JsonPlace(TokenStreamLocation at) {
        this(Math.max(at.getLineNr(), 1), Math.max(at.getColumnNr(), 1));
    }

    /** The place of the field, or of the innermost object around it that is there. */
    static JsonPlace of(byte[] utf8, List<JacksonException.Reference> path, TokenStreamLocation fallback) {
        JsonPlace place = new JsonPlace(fallback);
        try (JsonParser in = StrictJson.MAPPER.createParser(utf8)) {
            int depth = -1;
            String wanted = pointer(path, 0);
            while (in.nextToken() != null) {
                boolean here = in.currentToken() != JsonToken.END_OBJECT && in.currentToken() != JsonToken.END_ARRAY;
                if (here && in.streamReadContext().pathAsPointer().toString().equals(wanted) && depth < path.size()) {
                    place = new JsonPlace(in.currentTokenLocation());
                    wanted = pointer(path, ++depth + 1);
                }
            }
        } catch (JacksonException brokenFurtherOn) {
            return place;
        }
        return place;
    }

    private static String pointer(List<JacksonException.Reference> path, int steps) {
        StringBuilder pointer = new StringBuilder();
        for (JacksonException.Reference step : path.subList(0, Math.min(steps, path.size()))) {
            pointer.append('/').append(step.getPropertyName() == null ? step.getIndex() : step.getPropertyName());
        }
        return pointer.toString();
    }
}
