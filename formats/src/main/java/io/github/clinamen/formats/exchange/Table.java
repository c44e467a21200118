package io.github.clinamen.formats.exchange;

import java.nio.file.Path;

/** How the rounds are found in a table of text, one line a round. */
public sealed interface Table permits Columns, DelftWindows {
    /** @throws io.github.clinamen.core.InputException when the file cannot be read or its header is another */
    RecordReader open(Path file, RecordPart part);
}
