package io.github.clinamen.core.audit;

import java.math.BigDecimal;

/**
 * What a test of a source's bits found, as transcripts keep it.
 *
 * @param what which bits were tested
 * @param bits how many
 * @param refuted whether they refute the promise
 * @param greatestEpsilon the greatest epsilon that they do not refute, as a decimal; empty where the test has none
 * @param finding the predictor that refutes, and how; empty when none does
 */
public record AuditNote(String what, long bits, boolean refuted, String greatestEpsilon, String finding) {
    public AuditNote {
        if (bits < 0 || refuted == finding.isEmpty()) {
            throw new IllegalArgumentException("audit: expected bits, and a finding when refuted, found " + bits
                    + " bits, refuted " + refuted + ", finding \"" + finding + "\"");
        }
    }

    public static AuditNote of(String what, AuditReport report) {
        return new AuditNote(
                what,
                report.bits(),
                report.refuted(),
                BigDecimal.valueOf(report.greatestEpsilon()).toPlainString(),
                report.refuted() ? report.sentence() : "");
    }
}
