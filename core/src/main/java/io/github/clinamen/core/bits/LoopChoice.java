package io.github.clinamen.core.bits;

import java.util.Optional;

/**
 * Which {@link Loops} a process uses now. The count is kept without synchronisation: threads may lose each other's, and
 * both kinds of loops give the same bits.
 */
final class LoopChoice {
    /** How often a loop runs with words before vectors pay; docs/performance.md says how this was measured. */
    static final int PATIENCE = 1 << 18;

    private static final WordLoops WORDS = new WordLoops();

    private static Loops now = WORDS;
    private static int asked;

    private LoopChoice() {}

    static Loops now() {
        Loops loops = now;
        if (loops == WORDS && ++asked == PATIENCE) {
            loops = vectors().orElse(loops);
            now = loops;
        }
        return loops;
    }

    /** The vector loops, where the JVM has the module; their class is not touched where it has not. */
    static Optional<Loops> vectors() {
        return hasModule() ? Optional.of(new VectorLoops()) : Optional.empty();
    }

    private static boolean hasModule() {
        return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    }
}
