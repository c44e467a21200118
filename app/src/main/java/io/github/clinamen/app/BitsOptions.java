package io.github.clinamen.app;

import io.github.clinamen.core.protocol.Job;
import io.github.clinamen.core.protocol.Protocol;
import io.github.clinamen.core.source.Sources;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the bits of a run come from, on the command line: shared by all commands that measure. */
final class BitsOptions {
    @Option(names = "--source", paramLabel = "SOURCE", description = "Weak source of settings (default adversarial).")
    private String source = "adversarial";

    @Option(names = "--device", paramLabel = "DEVICE", description = "The boxes (default ghz).")
    private String device = "ghz";

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Of everything simulated; the same seed gives the same run (default: drawn).")
    private @Nullable Long seed;

    @Option(
            names = "--source-is-blind",
            description =
                    "Asserts that the source did not see outcomes, for recorded rounds that do not say that all their"
                            + " settings were drawn first.")
    private boolean sourceIsBlind;

    /** The run of a protocol with these bits, without an extractor. */
    Job job(Protocol protocol) {
        return job(protocol, source);
    }

    /** @param fresh where an extractor's seed comes from */
    Job job(Protocol protocol, String fresh) {
        Request request = request();
        String boxes = protocol.game().parties() == 2 && request.device().equals("ghz") ? "chsh" : request.device();
        return new Job(protocol, request.source(), boxes, fresh, request.seed(), sourceIsBlind);
    }

    /**
     * Epsilon of a simulated source is kept by construction; of a real one it is the user's claim, and nobody makes it for them.
     *
     * @throws IllegalArgumentException when the source is real and nobody said epsilon
     */
    void requirePromise(boolean stated) {
        if (!stated && !Sources.isSimulated(source)) {
            throw new IllegalArgumentException("epsilon: expected --epsilon, what you claim of the bits of " + source
                    + ": a real source has no default");
        }
    }

    /** The textual forms of a run's bits. */
    record Request(String source, String device, long seed) {}

    /** Names the files that are read. */
    void name(Outputs outputs) {
        outputs.readsBits("--source", source).readsBits("--device", device);
    }

    Request request() {
        // A drawn seed stays below 2^53, so that every reader of JSON keeps it exactly.
        return new Request(source, device, seed != null ? seed : new SecureRandom().nextLong(1L << 53));
    }
}
