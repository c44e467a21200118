package io.github.clinamen.app;

import java.io.IOException;

/** Where Jazzer comes in; its argument is the name of a {@link FuzzTarget}. Started by {@code ./check fuzz}. */
public final class Fuzz {
    private static FuzzTarget target = FuzzTarget.ROUNDS;

    private Fuzz() {}

    public static void fuzzerInitialize(String[] args) {
        target = FuzzTarget.named(args[0]);
    }

    public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
        target.check(bytes);
    }
}
