package io.github.clinamen.core.bits;

import io.github.clinamen.core.game.Game;
import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.core.game.OutcomeFunction;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a {@link Game} does to a chunk, for all rounds at once: one bit a round, bits at and after the chunk's rounds 0. Written
 * by hand for the Mermin game of any number of parties and for CHSH, compiled from the contexts for any other XOR game. A
 * kernel has no state and serves any number of threads.
 *
 * <p>Every plane has at least {@code chunk.words()} words, the first of which are overwritten.
 */
public abstract sealed class RoundKernel permits MerminKernel, ChshKernel, CompiledKernel {
    private final Game game;
    private final Optional<OutcomeFunction> commonValue;
    private final BitProgram value;

    RoundKernel(Game game) {
        this.game = game;
        OutcomeFunction first = game.contexts().getFirst().value();
        this.commonValue =
                game.contexts().stream().allMatch(c -> c.value().equals(first)) ? Optional.of(first) : Optional.empty();
        this.value = commonValue.isPresent() ? BitProgram.ZERO : BitProgram.value(game);
    }

    /** The fastest kernel there is for the game. */
    public static RoundKernel of(Game game) {
        if (isMermin(game)) {
            return new MerminKernel(game);
        }
        if (game.settings().equals(Game.chsh().settings()) && hasRulesOf(game, Game.chsh())) {
            return new ChshKernel(game);
        }
        return new CompiledKernel(game);
    }

    public Game game() {
        return game;
    }

    /** Which rounds have settings that the game tests. */
    public final void tested(RoundChunk chunk, long[] tested) {
        requireFit(chunk, tested);
        fillTested(chunk, tested);
    }

    /** Which rounds have settings that the game tests and outcomes of the parity that is wrong there. */
    public final void wrong(RoundChunk chunk, long[] wrong) {
        requireFit(chunk, wrong);
        fillWrong(chunk, wrong);
    }

    /**
     * The value k_x of each round, x being its settings: 0 where they are not tested, except that a function which all
     * contexts share is taken everywhere.
     */
    public final void values(RoundChunk chunk, long[] values) {
        requireFit(chunk, values);
        if (commonValue.isPresent()) {
            ValuePlane.fill(chunk, commonValue.get(), values);
        } else {
            value.run(chunk, values);
        }
    }

    abstract void fillTested(RoundChunk chunk, long[] tested);

    abstract void fillWrong(RoundChunk chunk, long[] wrong);

    private void requireFit(RoundChunk chunk, long[] plane) {
        if (chunk.parties() != game.parties() || chunk.settingPlanes() != game.settingBits()) {
            throw new IllegalArgumentException("chunk: " + game.name() + " has " + game.parties() + " parties and "
                    + game.settingBits() + " planes of settings, found " + chunk.parties() + " and "
                    + chunk.settingPlanes());
        }
        Planes.requireWords(plane, chunk.words());
    }

    private static boolean isMermin(Game game) {
        if (game.parties() < 3 || game.settings().stream().anyMatch(s -> s != 2)) {
            return false;
        }
        MerminGame mermin = new MerminGame(game.parties());
        return game.contexts().size() == mermin.testedSettings()
                && game.contexts().stream()
                        .allMatch(c -> mermin.tests(c.setting()) && mermin.requiredParity(c.setting()) == c.parity());
    }

    private static boolean hasRulesOf(Game game, Game other) {
        return game.contexts().size() == other.contexts().size()
                && other.contexts().stream()
                        .allMatch(c -> game.context(c.setting()).stream().anyMatch(d -> d.parity() == c.parity()));
    }

    /** Every round of the chunk. */
    static void all(RoundChunk chunk, long[] plane) {
        int whole = chunk.rounds() >> 6;
        Arrays.fill(plane, 0, whole, -1L);
        for (int w = whole; w < chunk.words(); w++) {
            plane[w] = chunk.validBits(w);
        }
    }

    /** Clears the bits at and after the chunk's rounds. */
    static void clearRest(RoundChunk chunk, long[] plane) {
        for (int w = chunk.rounds() >> 6; w < chunk.words(); w++) {
            plane[w] &= chunk.validBits(w);
        }
    }
}
