package io.github.clinamen.core.source;

/** A source whose bits are a function of seed and place, so that any chunk can be drawn again, from any thread. */
public sealed interface SimulatedSource extends SanthaVaziraniSource permits FairSource, BiasedSource, SteeringSource {
    long seed();

    @Override
    default boolean isSimulated() {
        return true;
    }

    @Override
    default boolean isPositional() {
        return true;
    }
}
