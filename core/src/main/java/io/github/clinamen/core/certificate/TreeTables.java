package io.github.clinamen.core.certificate;

import static io.github.clinamen.core.certificate.CertificateRejectedException.unless;

import io.github.clinamen.core.Epsilon;
import java.util.ArrayList;
import java.util.List;

/**
 * Numbers from which {@link TreeProof} makes a bound, whatever they are. As text: the first line has epsilon and k; each other
 * line is a table, entries {@code point:number} in base 36, by increasing point, in units of 2^-k.
 *
 * <p>A node of the tree of source bits has, for each of the two ways in which its bit may lean, its two children's tables,
 * that for bit 0 first, then its slack. A leaf has one table over all points. A slack lists points where party 1's
 * outcome is 0 and counts, with each, the point of the opposite outcomes.
 *
 * @param scale k
 * @param tables in the order of the text, each point, number, point, number, ...
 */
record TreeTables(Epsilon epsilon, int scale, List<long[]> tables) {
    private static final int RADIX = 36;

    TreeTables {
        tables = List.copyOf(tables);
        unless(scale >= 1 && scale <= 60, "tree: expected a scale from 1 to 60, found %s", scale);
    }

    /** @throws CertificateRejectedException when the text has another form */
    static TreeTables parse(String text) {
        try {
            List<String> lines = text.lines().toList();
            unless(!lines.isEmpty(), "tree: empty");
            String[] head = lines.getFirst().split(" ", -1);
            unless(head.length == 2, "tree: expected epsilon and scale, found %s", lines.getFirst());
            List<long[]> tables = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                String[] entries = line.isEmpty() ? new String[0] : line.split(" ", -1);
                long[] table = new long[2 * entries.length];
                for (int i = 0; i < entries.length; i++) {
                    String[] pair = entries[i].split(":", -1);
                    unless(pair.length == 2, "tree: expected point:number, found %s", entries[i]);
                    table[2 * i] = Long.parseLong(pair[0], RADIX);
                    table[2 * i + 1] = Long.parseLong(pair[1], RADIX);
                    unless(i == 0 || table[2 * i] > table[2 * i - 2], "tree: points out of order at %s", entries[i]);
                }
                tables.add(table);
            }
            return new TreeTables(Epsilon.parse(head[0]), Integer.parseInt(head[1]), tables);
        } catch (IllegalArgumentException e) {
            throw new CertificateRejectedException("tree: " + e.getMessage());
        }
    }
}
