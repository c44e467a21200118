package io.github.clinamen.core.certificate;

import static io.github.clinamen.core.certificate.CertificateRejectedException.unless;

import java.util.ArrayList;
import java.util.List;

/**
 * Numbers from a floating-point solver, of which {@link Completion} makes proofs. As text: the first line has a title without
 * blanks and k; each other line is a table, entries {@code point:number} in base 36, by increasing point, in units of 2^-k.
 *
 * @param title what the numbers are for
 * @param scale k, 1 to 60
 * @param tables in the order of the text, each point, number, point, number, ...
 */
record ApproximateTables(String title, int scale, List<long[]> tables) {
    private static final int RADIX = 36;

    ApproximateTables {
        tables = List.copyOf(tables);
        unless(scale >= 1 && scale <= 60, "tables: expected a scale from 1 to 60, found %s", scale);
    }

    /** @throws CertificateRejectedException when the text has another form */
    static ApproximateTables parse(String text) {
        try {
            List<String> lines = text.lines().toList();
            unless(!lines.isEmpty(), "tables: empty");
            String[] head = lines.getFirst().split(" ", -1);
            unless(head.length == 2, "tables: expected a title and a scale, found %s", lines.getFirst());
            List<long[]> tables = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                String[] entries = line.isEmpty() ? new String[0] : line.split(" ", -1);
                long[] table = new long[2 * entries.length];
                for (int i = 0; i < entries.length; i++) {
                    String[] pair = entries[i].split(":", -1);
                    unless(pair.length == 2, "tables: expected point:number, found %s", entries[i]);
                    table[2 * i] = Long.parseLong(pair[0], RADIX);
                    table[2 * i + 1] = Long.parseLong(pair[1], RADIX);
                    unless(i == 0 || table[2 * i] > table[2 * i - 2], "tables: points out of order at %s", entries[i]);
                }
                tables.add(table);
            }
            return new ApproximateTables(head[0], Integer.parseInt(head[1]), tables);
        } catch (IllegalArgumentException e) {
            throw new CertificateRejectedException("tables: " + e.getMessage());
        }
    }
}
