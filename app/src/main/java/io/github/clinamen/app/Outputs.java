package io.github.clinamen.app;

import io.github.clinamen.core.InputException;
import io.github.clinamen.formats.AtomicFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * What a command reads and writes, on the command line of all that write: they name their files here, and {@link #check} says,
 * before anything is read, whether one of them would be lost.
 */
final class Outputs {
    @Option(
            names = "--force",
            description = "Also replaces files that are not of the kind that is written; never one that is read.")
    private boolean force;

    private final List<Named> read = new ArrayList<>();
    private final List<Named> written = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private final List<Named> working = new ArrayList<>();

    /** A file and the option, or the word, that names it. */
    private record Named(String name, Path path, Kind kind) {}

    /** What a command replaces without being asked: what it has itself written, told by its first bytes. */
    enum Kind {
        TRANSCRIPT("\\{\\s*\"format\": \"clinamen-([a-z]+-)*transcript\""),
        RECEIPT("\\{\\s*\"format\": \"clinamen-receipt\""),
        PLAN("\\{\\s*\"format\": \"clinamen-([a-z]+-)*plan\""),
        FACTORS("\\{\\s*\"format\": \"clinamen-factors\""),
        CERTIFICATE("\\{\\s*\"schema\": \"clinamen-(certificate|gauge)\""),
        COQ("\\(\\* Written by clinamen certify --coq"),
        BOX("\\{\\s*\"schema\": \"clinamen-box\""),
        ROUNDS("clinamen[^ -~]"),
        CHECKPOINT("\\{\\s*\"format\": \"clinamen-([a-z]+-)*checkpoint\""),
        PAGE("(?i)<!doctype html>.*name=\"generator\" content=\"clinamen"),
        MARKDOWN("# .*Written by `clinamen "),
        SVG("<svg xmlns=\"http://www.w3.org/2000/svg\".*\\.f-paper\\{"),
        PNG("\u0089PNG"),
        /** Bits, or a format of other programs: nothing tells who made the file. */
        FOREIGN("\\z."),
        ANY("");

        private final Pattern head;

        Kind(String head) {
            this.head = Pattern.compile(head, Pattern.DOTALL);
        }

        private boolean isKindOf(Path file) throws IOException {
            try (InputStream in = Files.newInputStream(file)) {
                String first = new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
                return first.isEmpty() || head.matcher(first).lookingAt();
            }
        }
    }

    private static final int HEAD = 4096;
    private static final List<String> PREFIXES = List.of("file:", "rounds:", "box:");

    /** A file that the command reads; null for none. */
    Outputs reads(String name, @Nullable Path file) {
        if (file != null) {
            read.add(new Named(name, file, Kind.FOREIGN));
        }
        return this;
    }

    /** What a source or a device reads, by its textual form. */
    Outputs readsBits(String name, String spec) {
        PREFIXES.stream()
                .filter(spec::startsWith)
                .findFirst()
                .ifPresent(prefix -> reads(name, Path.of(spec.substring(prefix.length()))));
        return this;
    }

    /** A file that the command will write; null for none. */
    Outputs writes(String name, @Nullable Path file, Kind kind) {
        Named output = file == null ? null : new Named(name, file, kind);
        if (output != null && !written.contains(output)) {
            written.add(output);
        }
        return this;
    }

    /** A file that the command makes while it works, and removes; null for none. */
    Outputs works(@Nullable Path file, Kind kind) {
        if (file != null) {
            working.add(new Named("a working file of this command", file, kind));
        }
        return this;
    }

    /** Working files that take care of what is there already, by their endings behind a name; null for none. */
    Outputs worksBeside(@Nullable Path file, String... endings) {
        for (String ending : endings) {
            works(file == null ? null : beside(file, ending), Kind.ANY);
        }
        return this;
    }

    static Path beside(Path file, String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }

    /** Writes one of the files; when it cannot be done, the others are written all the same. */
    void attempt(Runnable writing) {
        try {
            writing.run();
        } catch (InputException e) {
            failures.add(String.valueOf(e.getMessage()));
        }
    }

    boolean areWritten() {
        return failures.isEmpty();
    }

    /**
     * For when all else has been said.
     *
     * @param advice what can still be done
     * @throws InputException when a file could not be written
     */
    void requireWritten(String advice) {
        if (!failures.isEmpty()) {
            throw new InputException(String.join("; ", failures) + advice);
        }
    }

    boolean isForced() {
        return force;
    }

    /** @throws InputException with this message, unless the user has said {@code --force} */
    void requireForced(String message) {
        if (!force) {
            throw new InputException(message);
        }
    }

    /**
     * Says what would be lost, or could not be written. May be asked again when more files have been named, as by a document that
     * was read.
     *
     * @throws IllegalArgumentException when an output is an input or another output, by whatever name
     * @throws InputException when one is there already and not of its kind, or cannot be written
     */
    void check() {
        List<Named> made = new ArrayList<>(written);
        made.addAll(working);
        for (int i = 0; i < made.size(); i++) {
            for (Named other : read) {
                requireOther(made.get(i), other, "is read");
            }
            for (Named other : made.subList(0, i)) {
                requireOther(made.get(i), other, "is written too");
            }
        }
        made.forEach(this::requireReplaceable);
        for (Named output : written) {
            // Before hours of work, not after.
            AtomicFile.create(output.path).close();
        }
    }

    private static void requireOther(Named output, Named other, String fate) {
        if (isSame(output.path, other.path)) {
            throw new IllegalArgumentException(output.name + ": expected a file of its own, found " + output.path
                    + ", which " + fate + " (" + other.name + ": " + other.path + ")");
        }
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return Files.exists(one) && Files.exists(other)
                    ? Files.isSameFile(one, other)
                    : AtomicFile.named(one).equals(AtomicFile.named(other));
        } catch (IOException noFolder) {
            // Reading or writing it will fail, and say why.
            return false;
        }
    }

    private void requireReplaceable(Named output) {
        if (output.kind == Kind.ANY) {
            // Not even opened: the system forgets a process's lock on a file when the process closes it once.
            return;
        }
        try {
            if (force || !Files.isRegularFile(output.path) || output.kind.isKindOf(output.path)) {
                return;
            }
        } catch (IOException e) {
            throw new InputException(output.path + ": cannot be read: " + e.getMessage(), e);
        }
        throw new InputException(output.path + ": is there already"
                + (output.kind == Kind.FOREIGN ? "" : ", and is not a file that this command writes")
                + "; choose another name for " + output.name + ", or replace it with --force");
    }
}
