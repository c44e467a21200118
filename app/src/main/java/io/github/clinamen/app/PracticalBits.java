package io.github.clinamen.app;

import io.github.clinamen.core.protocol.Expansion;
import io.github.clinamen.core.protocol.Job;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where the bits of a practical run come from, on the command line. */
final class PracticalBits {
    @Mixin
    private BitsOptions bits = new BitsOptions();

    @Option(
            names = "--fresh",
            paramLabel = "SOURCE",
            description =
                    "Source of the extractor's seed, of the same epsilon and with bits not used before (default: the source, going on).")
    private @Nullable String fresh;

    /** Names the files that are read. */
    void name(Outputs outputs) {
        bits.name(outputs);
        if (fresh != null) {
            outputs.readsBits("--fresh", fresh);
        }
    }

    Job job(PracticalOptions options) {
        bits.requirePromise(options.statesEpsilon());
        Expansion plan = options.plan();
        return fresh == null ? bits.job(plan) : bits.job(plan, fresh);
    }
}
