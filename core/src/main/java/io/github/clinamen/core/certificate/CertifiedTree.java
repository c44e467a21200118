package io.github.clinamen.core.certificate;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.game.Game;
import io.github.clinamen.core.game.SettingRule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.hipparchus.fraction.BigFraction;

/**
 * A game whose factor is proven at some values of epsilon, each by its own tables over the tree of source bits
 * ({@link TreeProof}), and so at all others: a source of epsilon is one of every smaller epsilon, whose proof serves.
 * Nothing is interpolated.
 */
public final class CertifiedTree implements CertifiedGame {
    private static final SettingRule RULE = SettingRule.PARITY_COMPLETION;

    /** Read when first asked for. */
    private static final class Shipped {
        static final CertifiedTree A4 = new CertifiedTree(Game.fourParties(), "tree-four-parties");
    }

    private final Game game;
    private final String folder;
    /** By epsilon: the name of the tables, which are read and proven when they are needed. */
    private final NavigableMap<BigFraction, String> grid = new TreeMap<>();

    private final ConcurrentHashMap<String, BigFraction> proven = new ConcurrentHashMap<>();

    private CertifiedTree(Game game, String folder) {
        this.game = game;
        this.folder = folder;
        read("grid.txt").lines().forEach(e -> grid.put(Epsilon.parse(e).value(), e));
    }

    /** Four parties, majority of the first three with flips that depend on the setting: {@link Game#fourParties}. */
    public static CertifiedTree a4() {
        return Shipped.A4;
    }

    /** The values of epsilon with tables of their own, increasing. */
    public List<Epsilon> grid() {
        return grid.keySet().stream().map(Epsilon::new).toList();
    }

    @Override
    public Game game() {
        return game;
    }

    /** The f of the largest epsilon of the grid that is not above the given one; 1 when there is none. */
    @Override
    public BigFraction factor(Epsilon epsilon, SettingRule rule) {
        if (rule != RULE) {
            throw new IllegalArgumentException(
                    "settings: expected " + RULE.word() + " for " + game.name() + ", found " + rule.word());
        }
        var below = grid.floorEntry(epsilon.value());
        return below == null ? BigFraction.ONE : proven.computeIfAbsent(below.getValue(), this::prove);
    }

    private BigFraction prove(String name) {
        ApproximateTables tables = ApproximateTables.parse(read(name + ".txt"));
        CertificateRejectedException.unless(
                tables.title().equals(name), "tree: expected tables for %s, found those for %s", name, tables.title());
        return TreeProof.factor(game, RULE, Epsilon.parse(name), tables);
    }

    private String read(String name) {
        try (InputStream in = CertifiedTree.class.getResourceAsStream(folder + "/" + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
