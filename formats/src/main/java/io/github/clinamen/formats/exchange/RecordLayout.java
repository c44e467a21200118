package io.github.clinamen.formats.exchange;

import io.github.clinamen.formats.BitOrder;
import java.util.OptionalInt;

/**
 * What must be known of a file of records beside its format.
 *
 * @param parties n; may be missing where the format tells
 * @param part what each record holds
 * @param order at which end of a string bit 0 stands, for formats that hold strings
 * @param table how a table is read, for formats with columns
 */
record RecordLayout(OptionalInt parties, RecordPart part, BitOrder order, Table table) {
    /** Bits of a record, where the parties are known. */
    int bits() {
        return part.bits(parties.orElseThrow());
    }
}
