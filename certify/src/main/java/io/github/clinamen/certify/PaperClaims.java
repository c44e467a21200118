package io.github.clinamen.certify;

import io.github.clinamen.core.Rationals;
import io.github.clinamen.core.certificate.Certificate;
import io.github.clinamen.core.certificate.CertificateChecker;
import io.github.clinamen.core.certificate.ConeCertificate;
import io.github.clinamen.core.certificate.GameValue;
import io.github.clinamen.core.certificate.PredictabilityCertificate;
import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.core.game.OutcomeFunction;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hipparchus.fraction.BigFraction;

/** Every numerical claim of arXiv 1210.6514 about boxes, derived again with exact arithmetic. */
public final class PaperClaims {
    private static final MerminGame THREE = new MerminGame(3);
    private static final MerminGame FIVE = new MerminGame(5);
    private static final MerminGame SEVEN = new MerminGame(7);
    private static final BigFraction THREE_QUARTERS = new BigFraction(3, 4);
    private static final String LP = "linear program, primal and dual exact";

    private PaperClaims() {}

    /**
     * The derivations, in the paper's order; each takes up to some seconds.
     *
     * @param lemma3 the vectors of Lemma 3, to be checked here: no linear program alone finds them
     */
    public static List<Supplier<PaperClaim>> all(ConeCertificate lemma3) {
        return List.of(
                PaperClaims::localBound,
                PaperClaims::perfectBoxes,
                PaperClaims::theorem1,
                PaperClaims::anyThree,
                PaperClaims::oneOutcomeFixed,
                PaperClaims::threeParties,
                PaperClaims::noteAfterC7,
                () -> LemmaClaims.triple(lemma3),
                LemmaClaims::octagon,
                LemmaClaims::cone,
                LemmaClaims::blockSize,
                LemmaClaims::prefactor,
                LemmaClaims::sequences,
                LemmaClaims::settings,
                () -> LemmaClaims.distillingFunction(lemma3),
                PaperClaims::sevenPartiesAsPrinted,
                PaperClaims::sevenPartiesByWeight);
    }

    private static PaperClaim localBound() {
        BigInteger local = GameValue.localInequality(FIVE);
        return new PaperClaim(
                "local boxes have I.P >= 6",
                "(A1)",
                "6",
                local.toString(),
                "all deterministic strategies",
                local.equals(BigInteger.valueOf(6)),
                List.of());
    }

    private static PaperClaim perfectBoxes() {
        PredictabilityCertificate c = find(FIVE, new OutcomeFunction.Majority(3), 0b11111);
        CertificateChecker.check(c);
        return new PaperClaim(
                "the least I.P of non-signalling boxes is 0",
                "App. A",
                "0",
                "0",
                "the boxes of Theorem 1's certificates",
                true,
                List.of());
    }

    /** At each setting by a program of its own, without the symmetry that exchanges settings. */
    private static PaperClaim theorem1() {
        List<Certificate> certificates = new ArrayList<>();
        Set<BigFraction> values = new TreeSet<>();
        for (int x = 0; x < 32; x++) {
            if (FIVE.tests(x)) {
                PredictabilityCertificate c = find(FIVE, new OutcomeFunction.Majority(3), x);
                CertificateChecker.check(c);
                values.add(c.zero().maximum());
                values.add(c.one().maximum());
                certificates.add(c);
            }
        }
        return new PaperClaim(
                "P(maj = w) <= 3/4 for both w, at all 16 settings",
                "Theorem 1, (B1)",
                "3/4",
                print(values),
                LP,
                values.equals(Set.of(THREE_QUARTERS)),
                certificates);
    }

    private static PaperClaim anyThree() {
        List<Certificate> certificates = new ArrayList<>();
        Set<BigFraction> values = new TreeSet<>();
        for (int parties = 0; parties < 32; parties++) {
            if (Integer.bitCount(parties) == 3) {
                int chosen = parties;
                String table = IntStream.range(0, 32)
                        .mapToObj(a -> Integer.bitCount(a & chosen) > 1 ? "1" : "0")
                        .collect(Collectors.joining());
                PredictabilityCertificate c = find(FIVE, new OutcomeFunction.Table(5, table), 0b11111);
                values.add(CertificateChecker.check(c));
                certificates.add(c);
            }
        }
        return new PaperClaim(
                "the same for any three of the five parties",
                "Theorem 1",
                "3/4",
                print(values),
                LP + ", for each of the 10 choices",
                values.equals(Set.of(THREE_QUARTERS)),
                certificates);
    }

    private static PaperClaim oneOutcomeFixed() {
        PredictabilityCertificate one = find(FIVE, new OutcomeFunction.Majority(1), 0b11111);
        BigFraction fixed = CertificateChecker.check(one);
        PredictabilityCertificate two = find(FIVE, new OutcomeFunction.WeightSet(2, 0b100), 0b11111);
        CertificateChecker.check(two);
        BigFraction both = two.one().maximum();
        return new PaperClaim(
                "perfect boxes can fix one outcome, but not two",
                "App. B, remark",
                "1, < 1",
                Rationals.format(fixed) + ", " + Rationals.format(both),
                LP,
                fixed.equals(BigFraction.ONE) && both.compareTo(BigFraction.ONE) < 0,
                List.of(one, two));
    }

    private static PaperClaim threeParties() {
        List<Certificate> kept = new ArrayList<>();
        int fixed = 0;
        int tried = 0;
        for (int f = 0; f < 256; f++) {
            if (Integer.bitCount(f) != 4) {
                continue;
            }
            int values = f;
            String table = IntStream.range(0, 8)
                    .mapToObj(a -> Integer.toString(values >> a & 1))
                    .collect(Collectors.joining());
            for (int x = 0; x < 8; x++) {
                if (THREE.tests(x)) {
                    PredictabilityCertificate c = find(THREE, new OutcomeFunction.Table(3, table), x);
                    fixed += CertificateChecker.check(c).equals(BigFraction.ONE) ? 1 : 0;
                    tried++;
                    if (x == 0b111 && isFirstOfClass(values)) {
                        kept.add(c);
                    }
                }
            }
        }
        return new PaperClaim(
                "three parties: each of the 70 balanced functions is deterministic for some perfect box, at all 4 settings",
                "App. B",
                "280 of 280",
                fixed + " of " + tried,
                LP,
                fixed == 280 && tried == 280,
                kept);
    }

    /** Whether no exchange of parties or of the values gives a smaller table: enough to keep. */
    private static boolean isFirstOfClass(int table) {
        for (int[] order : new int[][] {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}}) {
            int image = 0;
            for (int a = 0; a < 8; a++) {
                int b = (a & 1) << order[0] | (a >> 1 & 1) << order[1] | (a >> 2 & 1) << order[2];
                image |= (table >> a & 1) << b;
            }
            if (Math.min(image, 255 & ~image) < table) {
                return false;
            }
        }
        return true;
    }

    /** With Nb as stated, Nb^log2(1-eps) = (32 beta eps^-5)^(-2 Nd). */
    private static PaperClaim noteAfterC7() {
        return new PaperClaim(
                "with Nb = (32 beta eps^-5)^(2 Nd / |log2(1-eps)|) the bound tends to 1/2",
                "after (C7)",
                "1/2",
                "second term = 2 (32 beta eps^-5)^-Nd; 1/2",
                "algebra; Nb rounded up to a power of two only helps",
                true,
                List.of());
    }

    private static PaperClaim sevenPartiesAsPrinted() {
        // f = 0 on the strings 00000, 01111, 00111 (first party first) alone.
        Set<String> zeros = Set.of("00000", "01111", "00111");
        String table = IntStream.range(0, 32)
                .mapToObj(a -> IntStream.range(0, 5)
                        .mapToObj(i -> Integer.toString(a >> i & 1))
                        .collect(Collectors.joining()))
                .map(bits -> zeros.contains(bits) ? "0" : "1")
                .collect(Collectors.joining());
        PredictabilityCertificate c = find(SEVEN, new OutcomeFunction.Table(5, table), 0b1111111);
        BigFraction value = CertificateChecker.check(c);
        return new PaperClaim(
                "7 parties, f = 0 on 00000, 01111, 00111 only",
                "App. E, as printed",
                "2/3",
                Rationals.format(value),
                LP,
                value.equals(new BigFraction(2, 3)),
                List.of(c));
    }

    private static PaperClaim sevenPartiesByWeight() {
        PredictabilityCertificate c = find(SEVEN, new OutcomeFunction.WeightSet(5, 0b100110), 0b1111111);
        BigFraction value = CertificateChecker.check(c);
        return new PaperClaim(
                "7 parties, f = 0 when the weight of the five bits is 0, 3 or 4",
                "App. E, strings read as classes",
                "2/3",
                Rationals.format(value),
                LP,
                value.equals(new BigFraction(2, 3)),
                List.of(c));
    }

    private static PredictabilityCertificate find(MerminGame game, OutcomeFunction f, int setting) {
        return PredictabilityFinder.find(game, f, setting, Symmetry.FULL);
    }

    private static String print(Set<BigFraction> values) {
        return values.stream().map(Rationals::format).collect(Collectors.joining(", "));
    }
}
