package io.github.clinamen.lab;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.bits.RandomPlanes;
import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.core.device.Device;
import io.github.clinamen.core.game.Game;
import io.github.clinamen.core.protocol.Protocol;
import io.github.clinamen.core.protocol.Run;
import io.github.clinamen.core.source.BiasRange;
import io.github.clinamen.core.source.SanthaVaziraniSource;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * One attempt: a source that steers every round's settings as its {@link Hiding} says, in the order in which the protocol draws
 * them, and the boxes, which refuse to be asked before the source has drawn its last bit.
 */
final class Scene {
    private static final long COINS = RandomPlanes.domain("lab");

    private final Protocol protocol;
    private final List<Hiding> hidings;
    private final BiasRange range;
    private final SplittableRandom coins;
    private final RandomPlanes outcomes;
    private final int[] drawn;
    private final Choice choice;
    private boolean finished;

    /** How the bits after all rounds lean: after {@code drawn} of them, which are {@code soFar}. */
    interface Choice {
        boolean leansToOne(int drawn, int soFar);
    }

    private Scene(
            Protocol protocol, List<Hiding> hidings, java.util.function.Function<Scene, Choice> choice, long seed) {
        this.protocol = protocol;
        this.hidings = hidings;
        this.range = BiasRange.of(protocol.epsilon());
        this.coins = new SplittableRandom(seed);
        this.outcomes = new RandomPlanes(seed, COINS);
        this.drawn = new int[rounds(protocol)];
        this.choice = choice.apply(this);
    }

    /** Without bits after the rounds. */
    static Scene of(Protocol protocol, List<Hiding> hidings, long seed) {
        return new Scene(protocol, hidings, scene -> (level, soFar) -> false, seed);
    }

    static Scene of(
            Protocol protocol, List<Hiding> hidings, java.util.function.Function<Scene, Choice> choice, long seed) {
        return new Scene(protocol, hidings, choice, seed);
    }

    /** @throws IllegalArgumentException when the laboratory cannot run so many rounds */
    static int rounds(Protocol protocol) {
        if (protocol.measuredRounds().compareTo(BigInteger.valueOf(RoundChunk.ROUNDS)) > 0) {
            throw new IllegalArgumentException("plan: expected at most " + RoundChunk.ROUNDS
                    + " rounds in the laboratory, found " + protocol.measuredRounds());
        }
        return protocol.measuredRounds().intValueExact();
    }

    Run run() {
        return Run.of(protocol, new Steered(), new Boxes());
    }

    /** The drawn bits of a round's setting, the first in bit 0; all of them once the source is finished. */
    int drawn(int round) {
        return drawn[round];
    }

    /** The setting of a round, once it is drawn. */
    Game.Context context(int round) {
        return hidings.get(round).contexts().get(drawn[round]);
    }

    private boolean draw(boolean toOne) {
        return range.bit(toOne ? BiasRange.ONES : BiasRange.ZEROS, coins.nextLong());
    }

    private final class Steered implements SanthaVaziraniSource {
        @Override
        public Epsilon epsilon() {
            return protocol.epsilon();
        }

        @Override
        public String spec() {
            return "attack";
        }

        @Override
        public boolean isSimulated() {
            return true;
        }

        @Override
        public boolean isPositional() {
            return false;
        }

        @Override
        public void draw(long chunk, long[] words, RoundChunk rounds, int drawnPlanes) {
            for (int w = 0; w < rounds.usedWords(); w++) {
                for (int p = 0; p < drawnPlanes; p++) {
                    rounds.setSetting(p, w, settings(w, p));
                }
            }
            if (words.length > 0) {
                int soFar = 0;
                for (int level = 0; level < protocol.laterBits(); level++) {
                    soFar |= Scene.this.draw(choice.leansToOne(level, soFar)) ? 1 << level : 0;
                }
                words[0] = soFar;
            }
            finished = words.length > 0 || protocol.laterBits() == 0;
        }

        private long settings(int w, int plane) {
            long word = 0;
            for (int i = 0; i < 64; i++) {
                int r = 64 * w + i;
                if (r >= drawn.length) {
                    word |= (coins.nextBoolean() ? 1L : 0) << i;
                } else if (Scene.this.draw(hidings.get(r).steering().leansToOne(plane, drawn[r]))) {
                    drawn[r] |= 1 << plane;
                    word |= 1L << i;
                }
            }
            return word;
        }
    }

    private final class Boxes implements Device {
        @Override
        public int parties() {
            return protocol.game().parties();
        }

        @Override
        public String spec() {
            return "attack";
        }

        @Override
        public boolean isSimulated() {
            return true;
        }

        @Override
        public boolean isSignalling() {
            return hidings.stream().distinct().anyMatch(h -> h.box().isSignalling());
        }

        @Override
        public void measure(long chunk, RoundChunk rounds) {
            if (!finished) {
                throw new IllegalStateException("device: asked before the last source bit was drawn");
            }
            long[] planes = new long[parties()];
            for (int w = 0; w < rounds.usedWords(); w++) {
                Arrays.fill(planes, 0);
                for (int i = 0; i < 64 && 64 * w + i < rounds.rounds(); i++) {
                    int r = 64 * w + i;
                    int a = hidings.get(r).box().outcomes(rounds.settingsOf(r), outcomes.word(chunk, r >> 5, r & 31));
                    for (int p = 0; p < planes.length; p++) {
                        planes[p] |= (long) (a >> p & 1) << i;
                    }
                }
                for (int p = 0; p < planes.length; p++) {
                    rounds.setOutcome(p, w, planes[p]);
                }
            }
        }
    }
}
