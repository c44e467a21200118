package io.github.clinamen.core.certificate;

import io.github.clinamen.core.device.BoxTable;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Writes a certificate's box out as the full table P(a|x), for a device. */
public final class BoxExpansion {
    private BoxExpansion() {}

    /**
     * @param parties at most {@link BoxTable#MAX_PARTIES}
     * @throws CertificateRejectedException when the orbits are malformed
     * @throws IllegalArgumentException when the table is not a non-signalling box
     */
    public static BoxTable expand(int parties, List<PartyGroup> groups, OrbitTable box) {
        if (parties > BoxTable.MAX_PARTIES) {
            throw new IllegalArgumentException(
                    "box: a full table is written for at most " + BoxTable.MAX_PARTIES + " parties, found " + parties);
        }
        Orbits orbits = new Orbits(parties, groups);
        ScaledTable table = ScaledTable.of(orbits, "box", box);
        List<List<BigInteger>> rows = new ArrayList<>();
        for (int x = 0; x < 1 << parties; x++) {
            List<BigInteger> row = new ArrayList<>();
            for (int a = 0; a < 1 << parties; a++) {
                row.add(table.numerators()[orbits.find(a, x)]);
            }
            rows.add(row);
        }
        return new BoxTable(parties, table.denominator(), rows);
    }
}
