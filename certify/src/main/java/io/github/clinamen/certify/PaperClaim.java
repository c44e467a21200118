package io.github.clinamen.certify;

import io.github.clinamen.core.certificate.Certificate;
import java.util.List;

/**
 * One numerical claim of the paper beside what we find.
 *
 * @param claim in words
 * @param place in the paper
 * @param paper its value
 * @param ours ours, exact or bracketed
 * @param proof what proves ours
 * @param agrees whether the claim holds as printed
 * @param certificates those that prove it and are worth keeping
 */
public record PaperClaim(
        String claim,
        String place,
        String paper,
        String ours,
        String proof,
        boolean agrees,
        List<Certificate> certificates) {
    public PaperClaim {
        certificates = List.copyOf(certificates);
    }
}
