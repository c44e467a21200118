package io.github.clinamen.core.certificate;

import io.github.clinamen.core.Rationals;
import io.github.clinamen.core.game.Game;
import io.github.clinamen.core.game.SettingRule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.hipparchus.fraction.BigFraction;

/**
 * A game with proof of what it is worth when the source is correlated with the boxes, even non-classically (Theorem W): each
 * setting keeps probability q given all earlier settings and the outcomes for all settings. When f U - S_b + q sum of
 * S_b' &gt;= N_b and &gt;= -N_b for some S_b &gt;= 0 and every context b, D &lt;= f^N.
 */
public final class CertifiedCorrelation {
    private static final int TABLES = 12;

    /** Read when first asked for. */
    private static final class Shipped {
        static final CertifiedCorrelation A3 =
                new CertifiedCorrelation(CertifiedGauge.a3().game());

        static {
            List<String> lines =
                    resource("correlated-three-parties.txt").lines().toList();
            for (int i = 0; i < lines.size(); i += TABLES + 1) {
                String text = String.join("\n", lines.subList(i, i + TABLES + 1));
                ApproximateTables tables = ApproximateTables.parse(text);
                A3.grid.put(Rationals.parse("q", tables.title()), tables);
            }
        }
    }

    private final Game game;
    /** By q; empty for chained games, where the proof is the same for every q. */
    private final NavigableMap<BigFraction, ApproximateTables> grid = new TreeMap<>();

    private final ConcurrentHashMap<BigFraction, BigFraction> proven = new ConcurrentHashMap<>();

    private CertifiedCorrelation(Game game) {
        this.game = game;
    }

    /** For three parties, CHSH and chained games. */
    public static Optional<CertifiedCorrelation> of(Game game) {
        boolean three = Shipped.A3.game.settings().equals(game.settings())
                && Shipped.A3.game.contexts().equals(game.contexts());
        return three
                ? Optional.of(Shipped.A3)
                : ShippedGauges.chained(game).map(c -> {
                    GaugeChecker.check(c);
                    return new CertifiedCorrelation(game);
                });
    }

    public Game game() {
        return game;
    }

    /**
     * f. In a chained game it is 1 - q: with S_b = W_b, the functional is the mixture of U - W_b and of the sum of the other
     * W's, each at least N_b and -N_b, with weights 1 - q and q. For three parties the largest q of the grid that is not
     * above the given one serves; below the grid nothing is proven, and f is 1.
     *
     * @param q above 0, at most 1 divided by the number of contexts
     */
    public BigFraction factor(BigFraction q) {
        if (q.signum() <= 0 || q.multiply(game.contexts().size()).compareTo(BigFraction.ONE) > 0) {
            throw new IllegalArgumentException("q: expected a number above 0 and at most 1/"
                    + game.contexts().size() + ", found " + Rationals.format(q));
        }
        if (grid.isEmpty()) {
            return BigFraction.ONE.subtract(q);
        }
        var below = grid.floorEntry(q);
        return below == null
                ? BigFraction.ONE
                : proven.computeIfAbsent(below.getKey(), k -> prove(game, k, below.getValue()));
    }

    /**
     * The least f that the numbers prove for q.
     *
     * @param tables S_b of each context, in the order of the drawn bits; then for each context what f U - S_b + q sum of S_b'
     *     has beyond N_b and beyond -N_b
     */
    static BigFraction prove(Game game, BigFraction q, ApproximateTables tables) {
        SettingRule rule = SettingRule.PARITY_COMPLETION;
        int contexts = game.contexts().size();
        CertificateRejectedException.unless(
                rule.isOneToOne(game) && tables.tables().size() == 3 * contexts,
                "correlation: expected three tables for each context");
        Completion completion = new Completion(game, tables.scale());
        BigInteger most = BigInteger.ZERO;
        for (int b = 0; b < contexts; b++) {
            Game.Context x = game.context(rule.setting(game, b)).orElseThrow();
            for (int sign = 0; sign < 2; sign++) {
                BigInteger[] needed = completion.zero();
                for (int other = 0; other < contexts; other++) {
                    completion.addTable(
                            needed, tables.tables().get(other), q.getNumerator().negate());
                }
                completion.addTable(needed, tables.tables().get(b), q.getDenominator());
                completion.addTable(needed, tables.tables().get(contexts + 2 * b + sign), q.getDenominator());
                completion.addGap(
                        needed,
                        x,
                        sign == 0 ? q.getDenominator() : q.getDenominator().negate());
                most = most.max(completion.bound(needed));
            }
        }
        BigFraction f = new BigFraction(most, q.getDenominator().multiply(BigInteger.ONE.shiftLeft(tables.scale())));
        return f.compareTo(BigFraction.ONE) > 0 ? BigFraction.ONE : f;
    }

    private static String resource(String name) {
        try (InputStream in = CertifiedCorrelation.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
