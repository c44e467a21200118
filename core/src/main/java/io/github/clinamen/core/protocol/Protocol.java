package io.github.clinamen.core.protocol;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.bound.Assumption;
import io.github.clinamen.core.bound.Claim;
import io.github.clinamen.core.game.Game;
import io.github.clinamen.core.game.SettingRule;
import io.github.clinamen.core.source.DrawOrder;
import java.math.BigInteger;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * All that fixes a run before its first bit is drawn: what is measured, when it is accepted, what comes out and what is
 * proven of it. {@link Run} carries it out; a protocol never sees a source, a box or a file.
 */
public sealed interface Protocol permits Amplification, Expansion, BoxOne {
    /** What of the rounds a {@link Tally} keeps. */
    enum Keeps {
        /** The exclusive or of all values. */
        PARITY,
        /** The values of all rounds that are not discarded, in order. */
        VALUES,
        /** All outcomes: chunk after chunk, in each those of party 1, then those of party 2, and so on. */
        OUTCOMES
    }

    /** How commands and files call it: {@code amplification}, {@code expansion} or {@code box-1}. */
    String name();

    Game game();

    SettingRule settings();

    /** The promise of the source. */
    Epsilon epsilon();

    /** N, the number of rounds that are measured. */
    BigInteger measuredRounds();

    /** W, how many wrong rounds are forgiven. */
    long wrongAllowed();

    /** In which order the bits of a source that is read in order become settings. */
    DrawOrder order();

    /** How many bits an accepted run gives. */
    long outputBits();

    Keeps keeps();

    /** How many source bits are drawn after those of all settings. */
    int laterBits();

    /** All source bits of a run. */
    default BigInteger sourceBits() {
        return measuredRounds()
                .multiply(BigInteger.valueOf(settings().drawnBits(game())))
                .add(BigInteger.valueOf(laterBits()));
    }

    /** Whether no continuation of a run whose first rounds gave this tally can be accepted. */
    boolean isHopeless(Tally prefix);

    /** Whether a run cannot be accepted one of whose stretches gave this tally, whatever came before. */
    default boolean isHopelessAnywhere(Tally stretch) {
        return isHopeless(stretch);
    }

    /**
     * How a run ends. Pure: the same tally and bits give the same verdict.
     *
     * @param total of all rounds, or of the rounds up to one after which the run is hopeless
     * @param later the {@link #laterBits()} as a number, the first drawn lowest; asked for when needed
     * @throws IllegalArgumentException when rounds are missing though there is hope
     */
    Verdict judge(Tally total, LongSupplier later);

    /** How many of these bits stand in a transcript: an expansion's raw outcomes do not. */
    default long recordedBits() {
        return outputBits();
    }

    /** Whether a run with these counts can have ended so; values are not looked at. */
    default boolean agrees(Tally counts, Verdict verdict) {
        boolean complete = measuredRounds().equals(BigInteger.valueOf(counts.rounds()));
        return verdict.isAccepted() ? complete && !isHopeless(counts) : isHopeless(counts);
    }

    /** What is proven of it. Computed anew at each call, with exact arithmetic: keep it. */
    Claim claim();

    /** Whether an accepted run would say nothing that anybody could use. */
    default boolean claimsNothing() {
        return claim().isVacuous();
    }

    /** What the claim rests on, but for how source bits and boxes were had, which a run knows. */
    List<Assumption> assumptions();
}
