package io.github.clinamen.formats;

import io.github.clinamen.core.InputException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The one-line errors of this package: which file, where in it, what was expected, what was found. */
public final class Malformed {
    private Malformed() {}

    /** A fault at a byte offset of a binary file. */
    public static InputException at(Path file, long offset, String expected, String found) {
        return new InputException(file + ": offset " + offset + ": expected " + expected + ", found " + found);
    }

    /** A fault on a line, counted from 1, of a text file. */
    public static InputException onLine(Path file, long line, String expected, String found) {
        return new InputException(file + ": line " + line + ": expected " + expected + ", found " + found);
    }

    /** A file that the operating system would not let us read. */
    public static InputException unreadable(Path file, IOException e) {
        return new InputException(file + ": cannot be read: " + reason(e), e);
    }

    /** A file that the operating system would not let us write. */
    public static InputException unwritable(Path file, IOException e) {
        return new InputException(file + ": cannot be written: " + reason(e), e);
    }

    private static String reason(IOException e) {
        return switch (e) {
            case NoSuchFileException missing -> "no such file or directory";
            case AccessDeniedException denied -> "permission denied";
            case FileSystemException fault when fault.getReason() != null -> String.valueOf(fault.getReason());
            default -> String.valueOf(e.getMessage());
        };
    }
}
