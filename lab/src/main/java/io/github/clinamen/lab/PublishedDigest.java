package io.github.clinamen.lab;

import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.core.protocol.Amplification;
import io.github.clinamen.core.protocol.Run;
import io.github.clinamen.core.protocol.Worker;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.OptionalLong;
import org.hipparchus.fraction.BigFraction;

/**
 * A lab that publishes a cryptographic digest of what its boxes gave, against assumption. Eve's boxes are never wrong and their
 * values are known to her but at 111, which the source makes rare; she tries all values of these rounds until the digest, here
 * SHA-256 of the values of all rounds, comes out, and knows k.
 */
public final class PublishedDigest implements Adversary {
    private static final int MOST_ROUNDS = 62;

    /** How many unknown values Eve is ready to try all combinations of. */
    private static final int MOST_UNKNOWN = 20;

    private final Conspiracy boxes;

    /** @param plan for three parties, of at most 62 rounds */
    PublishedDigest(Amplification plan) {
        Attack.requireThreeParties(plan);
        if (Scene.rounds(plan) > MOST_ROUNDS) {
            throw new IllegalArgumentException("rounds: expected at most " + MOST_ROUNDS
                    + " for a digest to be searched, found " + Scene.rounds(plan));
        }
        this.boxes = new Conspiracy("published-digest", plan, RoundBox.undetectable(new MerminGame(3)));
    }

    @Override
    public String name() {
        return boxes.name();
    }

    @Override
    public Amplification protocol() {
        return boxes.protocol();
    }

    @Override
    public boolean breaksAssumptions() {
        return true;
    }

    /** The probability that at most so many rounds are unknown; with more she tosses a coin. */
    @Override
    public BigFraction advantage() {
        return boxes.perBox(h -> WrongSeries.round(h.pays(), BigFraction.ONE.subtract(h.pays()), MOST_UNKNOWN));
    }

    @Override
    public End attempt(long seed) {
        Scene scene = Scene.of(protocol(), boxes.hidings(), seed);
        Run run = scene.run();
        Worker worker = run.worker();
        byte[] published = digest(values(scene, worker.rounds(0)));
        long unknown = 0;
        for (int r = 0; r < run.rounds(); r++) {
            unknown |= scene.context(r).setting() == 0b111 ? 1L << r : 0;
        }
        // Whoever finds nothing guesses something that is right half of the time.
        long found = search(unknown, published).orElse(seed & 1);
        return End.of(run.verdict(worker.tally(0, run.chunks())), (Long.bitCount(found) & 1) == 1);
    }

    private static long values(Scene scene, RoundChunk rounds) {
        long values = 0;
        for (int r = 0; r < rounds.rounds(); r++) {
            values |= scene.context(r).value().value(rounds.outcomesOf(r)) ? 1L << r : 0;
        }
        return values;
    }

    private static OptionalLong search(long unknown, byte[] published) {
        if (Long.bitCount(unknown) > MOST_UNKNOWN) {
            return OptionalLong.empty();
        }
        for (long i = 0; i < 1L << Long.bitCount(unknown); i++) {
            long values = Long.expand(i, unknown);
            if (Arrays.equals(digest(values), published)) {
                return OptionalLong.of(values);
            }
        }
        throw new IllegalStateException("digest: expected that of the values, found none");
    }

    private static byte[] digest(long values) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(ByteBuffer.allocate(8).putLong(values).array());
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
