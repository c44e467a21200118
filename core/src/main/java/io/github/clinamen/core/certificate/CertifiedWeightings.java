package io.github.clinamen.core.certificate;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.game.Game;
import io.github.clinamen.core.game.SettingRule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.hipparchus.fraction.BigFraction;

/**
 * A game with proof, for many weightings w of its contexts, that sum of w_x R_x &lt;= (|w| - L_w) U for some R_x &gt;= N_x and
 * R_x &gt;= -N_x. When the bits of a round are consecutive, the settings have a distribution pi given the past; with y_w &gt;= 0
 * and sum of y_w w &lt;= pi at each context, the R_x of all w, mixed with weights y_w w_x / pi(x), and U for the rest, have
 * sum of pi(x) R_x &lt;= (1 - sum of y_w L_w) U: hypothesis (S) of Theorem A. The largest such sum is a packing; a source's
 * pi is a mixture of those of the extreme sources, and the least over these serves.
 */
public final class CertifiedWeightings {
    private static final SettingRule RULE = SettingRule.PARITY_COMPLETION;

    /** Proven when first asked for. */
    private static final class Shipped {
        static final CertifiedWeightings A4 = new CertifiedWeightings(
                Game.fourParties(), ApproximateTables.parse(resource("weightings-four-parties.txt")));
    }

    private final Game game;
    private final FractionalPacking packing;
    private final BigInteger unit;
    private final ConcurrentHashMap<Epsilon, BigFraction> proven = new ConcurrentHashMap<>();

    /**
     * @param tables for each weighting a table of its weights, by drawn word of bits and from 0 to 2^20; one of plus for
     *     each context in the order of the words of bits; and a slack
     * @throws CertificateRejectedException when the tables have another form
     */
    CertifiedWeightings(Game game, ApproximateTables tables) {
        this.game = game;
        int contexts = game.contexts().size();
        CertificateRejectedException.unless(
                RULE.isOneToOne(game) && tables.tables().size() % (contexts + 2) == 0,
                "weightings: expected a table of weights, one for each context and a slack");
        Completion completion = new Completion(game, tables.scale());
        unit = BigInteger.ONE.shiftLeft(tables.scale());
        List<FractionalPacking.Item> items = new ArrayList<>();
        for (int i = 0; i < tables.tables().size(); i += contexts + 2) {
            FractionalPacking.Item item = prove(completion, tables.tables().subList(i, i + contexts + 2));
            if (item.value().signum() > 0) {
                items.add(item);
            }
        }
        packing = new FractionalPacking(contexts, items);
    }

    private FractionalPacking.Item prove(Completion completion, List<long[]> tables) {
        BigInteger[] weights = new BigInteger[game.contexts().size()];
        Arrays.fill(weights, BigInteger.ZERO);
        long[] given = tables.getFirst();
        for (int i = 0; i < given.length; i += 2) {
            CertificateRejectedException.unless(
                    given[i] >= 0 && given[i] < weights.length && given[i + 1] >= 0 && given[i + 1] <= 1 << 20,
                    "weightings: expected weights from 0 to 2^20 of the contexts");
            weights[(int) given[i]] = BigInteger.valueOf(given[i + 1]);
        }
        BigInteger[] sum = completion.zero();
        for (int b = 0; b < weights.length; b++) {
            Game.Context x = game.context(RULE.setting(game, b)).orElseThrow();
            BigInteger[] leaf = completion.leaf(x, weights[b], tables.get(b + 1));
            for (int k = 0; k < sum.length; k++) {
                sum[k] = sum[k].add(leaf[k]);
            }
        }
        completion.addSlack(sum, tables.getLast(), BigInteger.ONE);
        BigInteger total = Arrays.stream(weights).reduce(BigInteger.ZERO, BigInteger::add);
        return new FractionalPacking.Item(weights, unit.multiply(total).subtract(completion.bound(sum)));
    }

    /** Four parties: {@link Game#fourParties}. */
    public static CertifiedWeightings a4() {
        return Shipped.A4;
    }

    public Game game() {
        return game;
    }

    /**
     * f of Theorem A (S), for parity completion with the bits of each round drawn one after another, party 1's first.
     *
     * @return exactly what is proven, rounded up to a multiple of 2^-64; at most 1
     */
    public BigFraction factor(Epsilon epsilon) {
        return proven.computeIfAbsent(epsilon, e -> {
            BigFraction loss = ExtremeSources.least(e, RULE.drawnBits(game), packing::largest)
                    .divide(unit);
            BigInteger scale = BigInteger.ONE.shiftLeft(64);
            BigInteger down = loss.getNumerator().multiply(scale).divide(loss.getDenominator());
            return BigFraction.ONE.subtract(new BigFraction(down, scale));
        });
    }

    private static String resource(String name) {
        try (InputStream in = CertifiedWeightings.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
