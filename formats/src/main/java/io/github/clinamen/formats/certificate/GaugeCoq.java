package io.github.clinamen.formats.certificate;

import io.github.clinamen.core.certificate.CertifiedGauge;
import io.github.clinamen.core.certificate.GaugeCertificate;
import io.github.clinamen.core.certificate.PointTable;
import io.github.clinamen.core.game.Game;
import io.github.clinamen.core.game.SettingRule;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hipparchus.fraction.BigFraction;

/**
 * A gauge certificate as a Coq file that proves the hypothesis of {@code Theorem_A_any_order}, see docs/machine-checked.md. It
 * needs the compiled files of proofs/; nothing in it is taken from this program on trust.
 */
public final class GaugeCoq {
    private GaugeCoq() {}

    /**
     * The text of the file.
     *
     * @throws IllegalArgumentException when source bits do not reach the contexts one to one, or weights differ
     */
    public static String write(CertifiedGauge proven) {
        GaugeCertificate c = proven.certificate();
        Game game = c.game();
        SettingRule rule = SettingRule.of(game);
        if (!c.weights().stream().allMatch(BigInteger.ONE::equals)) {
            throw new IllegalArgumentException("weights: expected 1 for each context, found " + c.weights());
        }
        int n = game.parties();
        int m = rule.drawnBits(game);
        // Scaled so that (2^m - L) times the denominator is a whole number, too.
        BigFraction top =
                new BigFraction(BigInteger.ONE.shiftLeft(m)).subtract(c.loss()).multiply(c.denominator());
        BigInteger scale = top.getDenominator();
        String contexts = IntStream.range(0, 1 << m)
                .mapToObj(drawn -> context(c, n, m, drawn, rule.setting(game, drawn), scale))
                .collect(Collectors.joining(";\n  "));
        return """
                (* Written by clinamen certify --coq, for %s. Compile it with proofs/ on the path:
                   coqc -R proofs Clinamen FILE
                   It proves that Theorem_A_any_order holds for the game with loss L = 2^%d - %s/%s.
                   For each word of source bits: setting, right parity, outcomes whose raw bit is 1, R - N and R + N. *)
                From mathcomp Require Import all_ssreflect all_algebra.
                From Clinamen Require Import Statement Games Words Listed.
                From Coq Require Import ZArith.
                Local Open Scope Z_scope.

                Definition o := false.
                Definition i := true.
                Definition contexts : seq context := [::
                  %s].
                Definition slack : seq (seq bool * seq bool * Z) := %s.

                Lemma checks : listed_check %d %d contexts %s %s slack.
                Proof. by vm_compute. Qed.

                Theorem proven (R : realFieldType) : exists G, certificate (g := listed_game %d %d contexts)
                  (GRing.add (GRing.exp (GRing.natmul (GRing.one R) 2) %d) (GRing.opp (GRing.mul (num R %s) (GRing.inv (num R %s))))) G.
                Proof. exact: listed_sound checks. Qed.

                Print Assumptions proven.
                """.formatted(
                        game.name(),
                        m,
                        top.getNumerator(),
                        c.denominator().multiply(scale),
                        contexts,
                        entries(c.slack(), n, scale),
                        n,
                        m,
                        c.denominator().multiply(scale),
                        top.getNumerator(),
                        n,
                        m,
                        m,
                        top.getNumerator(),
                        c.denominator().multiply(scale));
    }

    private static String context(GaugeCertificate c, int n, int m, int drawn, int setting, BigInteger scale) {
        List<Game.Context> all = c.game().contexts();
        int at = IntStream.range(0, all.size())
                .filter(k -> all.get(k).setting() == setting)
                .findFirst()
                .orElseThrow();
        Game.Context context = all.get(at);
        String ones = IntStream.range(0, 1 << n)
                .filter(context.value()::value)
                .mapToObj(a -> word(a, n))
                .collect(Collectors.joining("; ", "[:: ", "]"));
        return "Context %s %s %s %s\n    %s\n    %s"
                .formatted(
                        word(drawn, m),
                        word(setting, n),
                        context.parity() == 1 ? "i" : "o",
                        ones,
                        entries(c.plus().get(at), n, scale),
                        entries(c.minus().get(at), n, scale));
    }

    private static String entries(PointTable table, int n, BigInteger scale) {
        return table.entries().stream()
                .map(e -> "(%s, %s, %s)"
                        .formatted(
                                word(e.point().setting(), n),
                                word(e.point().outcomes(), n),
                                e.value().multiply(scale)))
                .collect(Collectors.joining("; ", "[:: ", "]"));
    }

    /** Lowest bit first: party 1, or the bit drawn first. */
    private static String word(int bits, int length) {
        return IntStream.range(0, length)
                .mapToObj(k -> (bits >> k & 1) == 1 ? "i" : "o")
                .collect(Collectors.joining("; ", "[:: ", "]"));
    }
}
