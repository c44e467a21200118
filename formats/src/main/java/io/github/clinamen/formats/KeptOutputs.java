package io.github.clinamen.formats;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a run that is not over will write, as a checkpoint remembers it: who goes on from it need not say so again.
 *
 * @param files the file's name by the option that named it, such as {@code --out}
 */
public record KeptOutputs(Map<String, String> files) {
    /** Nothing is written. */
    public static final KeptOutputs NONE = new KeptOutputs(Map.of());

    private static final Set<String> OPTIONS = Set.of("--out", "--output", "--raw", "--receipt");
    private static final int LONGEST = 4096;

    public KeptOutputs {
        files = Collections.unmodifiableMap(new TreeMap<>(files));
        files.forEach((option, file) -> {
            if (!OPTIONS.contains(option) || file.isEmpty() || file.length() > LONGEST || file.indexOf(0) >= 0) {
                throw new IllegalArgumentException(
                        "outputs: expected file names by the options " + new TreeSet<>(OPTIONS) + ", found " + option);
            }
        });
    }

    /** These and one more, if there is one. */
    public KeptOutputs with(String option, @Nullable Path file) {
        if (file == null) {
            return this;
        }
        Map<String, String> more = new TreeMap<>(files);
        more.put(option, file.toString());
        return new KeptOutputs(more);
    }

    /** The file that an option named, null for none. */
    public @Nullable Path file(String option) {
        String name = files.get(option);
        return name == null ? null : Path.of(name);
    }
}
