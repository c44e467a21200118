package io.github.clinamen.app;

import io.github.clinamen.core.practical.PracticalPlan;
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

    PracticalSession.Job job(PracticalOptions options) {
        BitsOptions.Request request = bits.request();
        request.requirePromise(options.statesEpsilon());
        PracticalPlan plan = options.plan();
        String device = plan.parties() == 2 && request.device().equals("ghz") ? "chsh" : request.device();
        return new PracticalSession.Job(
                plan, request.source(), fresh == null ? request.source() : fresh, device, request.seed());
    }
}
