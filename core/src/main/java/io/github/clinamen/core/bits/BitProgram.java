package io.github.clinamen.core.bits;

import io.github.clinamen.core.game.Game;
import io.github.clinamen.core.game.OutcomeFunction;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * A Boolean function of a round's settings and outcomes as a straight-line program, run on 64 rounds a word: a reduced
 * ordered binary decision diagram (Bryant 1986), whose nodes are visited from the leaves to the root. Input i is plane i
 * of the chunk, settings before outcomes.
 */
final class BitProgram {
    /** One node: {@code high} where input {@code input} is 1, else {@code low}; both are earlier nodes. */
    private record Node(int input, int low, int high) {}

    /** The function that is 0 everywhere. */
    static final BitProgram ZERO = new BitProgram(List.of(), 0);

    private static final int FALSE = 0;
    private static final int TRUE = 1;

    /** Words that all nodes are computed for at a time, so that the planes of a hundred nodes stay in the first cache. */
    private static final int STRIP = 32;

    private final Node[] nodes;
    private final int root;

    /**
     * @param nodes numbered from 2, after the constants 0 and 1
     */
    private BitProgram(List<Node> nodes, int root) {
        this.nodes = nodes.toArray(Node[]::new);
        this.root = root;
    }

    /** Whether the settings are tested. */
    static BitProgram tested(Game game) {
        return new Compiler(game).compile(c -> TRUE, false);
    }

    /** The parity that the settings require; anything where they are not tested. */
    static BitProgram required(Game game) {
        return new Compiler(game).compile(Game.Context::parity, true);
    }

    /** k_x of the outcomes where the settings are tested, else 0. */
    static BitProgram value(Game game) {
        Compiler compiler = new Compiler(game);
        return compiler.compile(c -> compiler.function(c.value()), false);
    }

    /** Writes the function's value for every round; bits at and after the chunk's rounds are 0. */
    void run(RoundChunk chunk, long[] out) {
        int stride = chunk.words();
        MemorySegment memory = chunk.planes();
        long[][] planes = new long[nodes.length + 2][STRIP];
        java.util.Arrays.fill(planes[TRUE], -1L);
        long[] input = new long[STRIP];
        for (int from = 0; from < chunk.usedWords(); from += STRIP) {
            int words = Math.min(STRIP, chunk.usedWords() - from);
            int loaded = -1;
            for (int i = 0; i < nodes.length; i++) {
                Node node = nodes[i];
                if (node.input() != loaded) {
                    loaded = node.input();
                    MemorySegment.copy(memory, RoundChunk.WORD, 8L * ((long) loaded * stride + from), input, 0, words);
                }
                select(planes[node.low()], planes[node.high()], input, planes[i + 2], words);
            }
            System.arraycopy(planes[root], 0, out, from, words);
        }
        java.util.Arrays.fill(out, chunk.usedWords(), chunk.words(), 0);
        RoundKernel.clearRest(chunk, out);
    }

    private static void select(long[] low, long[] high, long[] input, long[] out, int words) {
        for (int w = 0; w < words; w++) {
            out[w] = low[w] ^ (low[w] ^ high[w]) & input[w];
        }
    }

    /** Builds the diagram of one function, equal nodes once. */
    private static final class Compiler {
        private final Game game;
        private final List<Node> nodes = new ArrayList<>();
        private final Map<Node, Integer> numbers = new HashMap<>();
        private final Map<OutcomeFunction, Integer> functions = new HashMap<>();

        Compiler(Game game) {
            this.game = game;
        }

        /**
         * @param anyElsewhere whether the value at settings that are not tested does not matter
         */
        BitProgram compile(ToIntFunction<Game.Context> leaf, boolean anyElsewhere) {
            int root = split(game.contexts(), 0, leaf, anyElsewhere);
            return new BitProgram(nodes, root);
        }

        private int split(
                List<Game.Context> contexts, int bit, ToIntFunction<Game.Context> leaf, boolean anyElsewhere) {
            if (contexts.isEmpty()) {
                return FALSE;
            }
            if (bit == game.settingBits()) {
                return leaf.applyAsInt(contexts.getFirst());
            }
            List<Game.Context> low = having(contexts, bit, 0);
            List<Game.Context> high = having(contexts, bit, 1);
            if (anyElsewhere && (low.isEmpty() || high.isEmpty())) {
                return split(contexts, bit + 1, leaf, true);
            }
            return node(bit, split(low, bit + 1, leaf, anyElsewhere), split(high, bit + 1, leaf, anyElsewhere));
        }

        private static List<Game.Context> having(List<Game.Context> contexts, int bit, int value) {
            return contexts.stream()
                    .filter(c -> (c.setting() >> bit & 1) == value)
                    .toList();
        }

        int function(OutcomeFunction function) {
            Integer known = functions.get(function);
            if (known == null) {
                known = outcomes(function, 0, 0, new HashMap<>());
                functions.put(function, known);
            }
            return known;
        }

        /**
         * @param packed the outcomes of the first {@code p} parties
         * @param symmetric the nodes already made, by party and weight
         */
        private int outcomes(OutcomeFunction function, int p, int packed, Map<List<Integer>, Integer> symmetric) {
            if (p == function.arity()) {
                return function.value(packed) ? TRUE : FALSE;
            }
            List<Integer> place = List.of(p, Integer.bitCount(packed));
            Integer known = function.isSymmetric() ? symmetric.get(place) : null;
            if (known != null) {
                return known;
            }
            int low = outcomes(function, p + 1, packed, symmetric);
            int high = outcomes(function, p + 1, packed | 1 << p, symmetric);
            int number = node(game.settingBits() + p, low, high);
            symmetric.put(place, number);
            return number;
        }

        private int node(int input, int low, int high) {
            if (low == high) {
                return low;
            }
            return numbers.computeIfAbsent(new Node(input, low, high), node -> {
                nodes.add(node);
                return nodes.size() + 1;
            });
        }
    }
}
