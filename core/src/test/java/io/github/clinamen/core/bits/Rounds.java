package io.github.clinamen.core.bits;

import io.github.clinamen.core.game.Game;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** Chunks for contract tests: the lengths and contents at which kernels go wrong. */
public final class Rounds {
    /** Lengths around words, vectors and their tails. */
    public static final List<Integer> LENGTHS = List.of(1, 63, 64, 65, 127, 512, 1000, 4097);

    private Rounds() {}

    /** All zero, all one and random rounds of each length; bits beyond the rounds are ones or random too. */
    public static Stream<RoundChunk> of(int parties) {
        return of(words -> RoundChunk.allocate(parties, words));
    }

    /** The same for rounds of a game. */
    public static Stream<RoundChunk> of(Game game) {
        return of(words -> RoundChunk.allocate(game, words));
    }

    private static Stream<RoundChunk> of(IntFunction<RoundChunk> allocate) {
        return LENGTHS.stream()
                .flatMap(rounds -> Stream.of(
                        fill(allocate, rounds, () -> 0),
                        fill(allocate, rounds, () -> -1L),
                        fill(allocate, rounds, new SplittableRandom(5)::nextLong)));
    }

    public static RoundChunk filled(int parties, int rounds, long word) {
        return fill(words -> RoundChunk.allocate(parties, words), rounds, () -> word);
    }

    public static RoundChunk random(int parties, int rounds, long seed) {
        return fill(words -> RoundChunk.allocate(parties, words), rounds, new SplittableRandom(seed)::nextLong);
    }

    private static RoundChunk fill(IntFunction<RoundChunk> allocate, int rounds, LongSupplier content) {
        RoundChunk chunk = allocate.apply((rounds + 63) / 64 + 1).withRounds(rounds);
        for (long at = 0; at < chunk.planes().byteSize(); at += 8) {
            chunk.planes().set(RoundChunk.WORD, at, content.getAsLong());
        }
        return chunk;
    }

    public static RoundChunk copy(RoundChunk chunk) {
        byte[] planes = bytes(chunk);
        RoundChunk copy = new RoundChunk(
                chunk.parties(),
                chunk.settingPlanes(),
                chunk.rounds(),
                chunk.words(),
                Arena.ofAuto().allocate(Math.max(planes.length, 1), 64).asSlice(0, planes.length));
        copy.planes().copyFrom(MemorySegment.ofArray(planes));
        return copy;
    }

    public static long[] plane(RoundChunk chunk, long seed) {
        return new SplittableRandom(seed).longs(chunk.words()).toArray();
    }

    public static byte[] bytes(RoundChunk chunk) {
        return chunk.planes().toArray(java.lang.foreign.ValueLayout.JAVA_BYTE);
    }
}
