package io.github.clinamen.certify;

import io.github.clinamen.core.Rationals;
import io.github.clinamen.core.certificate.OutcomeProof;
import io.github.clinamen.core.certificate.PredictabilityCertificate;
import java.util.ArrayList;
import java.util.List;
import org.hipparchus.fraction.BigFraction;

/**
 * The linear program of a predictability certificate, with its proof, in the formats of other people's checkers.
 *
 * <p>Its variables are correlators E, its constraints say that 2^n P(a|x), a combination of them, is not negative, and
 * zero where the game is lost; E0 = 1 is the norm. The objective is 2^n P(f = w | x0).
 */
public final class ProofExport {
    private final PredictabilityCertificate certificate;
    private final int w;
    private final OutcomeProof proof;
    private final Reduction reduction;
    private final long[] objective;
    private final BigFraction optimum;

    /** @param w the value of the function whose probability is maximised */
    public ProofExport(PredictabilityCertificate certificate, int w) {
        this.certificate = certificate;
        this.w = w;
        proof = w == 0 ? certificate.zero() : certificate.one();
        reduction =
                new Reduction(certificate.game(), certificate.function(), certificate.setting(), certificate.groups());
        objective = reduction.probability(w);
        optimum = proof.maximum()
                .multiply(new BigFraction(1L << certificate.game().parties()));
    }

    /** VIPR 1.0: the optimal box as a solution, and the multipliers as one derivation; for viprchk. */
    public String vipr() {
        StringBuilder out =
                new StringBuilder("% " + title() + "\n% 2^n P(a|x) for each orbit of (a,x), the norm last\n");
        int rows = reduction.rows();
        int constraints = reduction.columns() + 1;
        out.append("VER 1.0\nVAR ").append(rows).append('\n');
        for (int r = 0; r < rows; r++) {
            out.append('E').append(r).append('\n');
        }
        out.append("INT 0\nOBJ max\n")
                .append(sparse(objective))
                .append("\nCON ")
                .append(constraints)
                .append(" 0\n");
        for (int c = 0; c < reduction.columns(); c++) {
            out.append(name(c)).append(reduction.isWrong(c) ? " E 0 " : " G 0 ").append(sparse(reduction.column(c)));
            out.append('\n');
        }
        out.append("norm E 1 1 0 1\n");
        String value = Rationals.format(optimum);
        out.append("RTP range ").append(value).append(' ').append(value).append("\nSOL 1\nbox");
        BigFraction[] correlators = reduction.correlators(reduction.entries(proof.box()));
        out.append(' ').append(sparse(correlators)).append('\n');
        out.append("DER 1\nbound L ")
                .append(value)
                .append(" OBJ { lin ")
                .append(derivation())
                .append(" } -1\n");
        return out.toString();
    }

    /** objective = optimum E0 - sum of multipliers times entries, all scaled by 2^n. */
    private String derivation() {
        BigFraction[] y = reduction.entries(proof.multipliers());
        BigFraction[] all = new BigFraction[y.length + 1];
        for (int c = 0; c < y.length; c++) {
            all[c] = y[c].multiply(reduction.size(c)).negate();
        }
        all[y.length] = optimum;
        return sparse(all);
    }

    /** SMT-LIB 2, logic QF_LRA: a box with a larger value exists; unsat. For z3, cvc5 and others. */
    public String smtLib() {
        return smtLib(proof.maximum());
    }

    /** As {@link #smtLib()}, with any value: satisfiable below the optimum. */
    public String smtLib(BigFraction value) {
        StringBuilder out = new StringBuilder("; " + title() + "\n; A perfect box with a value above "
                + Rationals.format(value) + " exists.\n(set-logic QF_LRA)\n");
        for (int r = 0; r < reduction.rows(); r++) {
            out.append("(declare-const E").append(r).append(" Real)\n");
        }
        out.append("(assert (= E0 1))\n");
        for (int c = 0; c < reduction.columns(); c++) {
            out.append("; orbit ").append(reduction.key(c)).append('\n');
            out.append("(assert (").append(reduction.isWrong(c) ? "= " : ">= ");
            out.append(sum(reduction.column(c))).append(" 0))\n");
        }
        BigFraction scaled =
                value.multiply(new BigFraction(1L << certificate.game().parties()));
        out.append("(assert (> (* ")
                .append(scaled.getDenominator())
                .append(' ')
                .append(sum(objective))
                .append(") ");
        return out.append(term(scaled.getNumerator().toString()))
                .append("))\n(check-sat)\n")
                .toString();
    }

    /** Free MPS, to be minimised: the negated objective, as the format has no maximisation that all readers know. */
    public String mps() {
        StringBuilder out = new StringBuilder("* " + title() + "\n* minimise OBJ = -2^n P(f = " + w
                + " | x0); the optimum is " + Rationals.format(optimum.negate()) + "\nNAME clinamen\nROWS\n N OBJ\n");
        for (int c = 0; c < reduction.columns(); c++) {
            out.append(reduction.isWrong(c) ? " E " : " G ").append(name(c)).append('\n');
        }
        out.append("COLUMNS\n");
        for (int r = 0; r < reduction.rows(); r++) {
            if (objective[r] != 0) {
                out.append(" E").append(r).append(" OBJ ").append(-objective[r]).append('\n');
            }
            for (int c = 0; c < reduction.columns(); c++) {
                if (reduction.column(c)[r] != 0) {
                    out.append(" E").append(r).append(' ').append(name(c)).append(' ');
                    out.append(reduction.column(c)[r]).append('\n');
                }
            }
        }
        out.append("RHS\nBOUNDS\n FX BND E0 1\n");
        for (int r = 1; r < reduction.rows(); r++) {
            out.append(" FR BND E").append(r).append('\n');
        }
        return out.append("ENDATA\n").toString();
    }

    private String title() {
        StringBuilder setting = new StringBuilder();
        for (int i = 0; i < certificate.game().parties(); i++) {
            setting.append(certificate.setting() >> i & 1);
        }
        return "Mermin game, " + certificate.game().parties() + " parties: the largest P("
                + certificate.function().spec() + " = " + w + " | " + setting + ") is "
                + Rationals.format(proof.maximum());
    }

    private String name(int column) {
        return "P" + reduction.key(column).replace('/', '_');
    }

    private static String sparse(long[] row) {
        BigFraction[] values = new BigFraction[row.length];
        for (int i = 0; i < row.length; i++) {
            values[i] = new BigFraction(row[i]);
        }
        return sparse(values);
    }

    /** VIPR's way: the number of entries, then index and value of each. */
    private static String sparse(BigFraction[] values) {
        List<String> entries = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            if (values[i].signum() != 0) {
                entries.add(i + " " + Rationals.format(values[i]));
            }
        }
        return entries.size() + "  " + String.join("  ", entries);
    }

    private static String sum(long[] row) {
        StringBuilder sum = new StringBuilder("(+ 0");
        for (int r = 0; r < row.length; r++) {
            if (row[r] != 0) {
                sum.append(" (* ")
                        .append(term(Long.toString(row[r])))
                        .append(" E")
                        .append(r)
                        .append(')');
            }
        }
        return sum.append(')').toString();
    }

    private static String term(String integer) {
        return integer.startsWith("-") ? "(- " + integer.substring(1) + ")" : integer;
    }
}
