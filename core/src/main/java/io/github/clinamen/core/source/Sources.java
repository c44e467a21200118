package io.github.clinamen.core.source;

import io.github.clinamen.core.security.Epsilon;
import java.io.InputStream;

/** Reads the textual form of a source, as commands, plans and transcripts write it. */
public final class Sources {
    /** What {@link #parse} accepts. */
    public static final String FORMS = "fair, biased[:0|1], adversarial, adversarial:sequential[:STRATEGY], file:PATH,"
            + " stdin (or -), os";

    private Sources() {}

    /** How the caller opens real sources of bytes; core itself touches no file. */
    public interface Streams {
        /** @throws io.github.clinamen.core.InputException when the file cannot be opened, naming it */
        InputStream file(String path);

        InputStream standardInput();

        /** The operating system's generator. */
        InputStream operatingSystem();
    }

    /**
     * Opens a source.
     *
     * @param epsilon kept by simulated sources, the user's claim for real ones
     * @param seed of simulated sources; also Eve's variable e of the sequential adversary, through a hash
     * @throws IllegalArgumentException when the form is none of {@link #FORMS}
     */
    public static SanthaVaziraniSource parse(String spec, Epsilon epsilon, long seed, Streams streams) {
        String kind = spec.substring(0, spec.indexOf(':') < 0 ? spec.length() : spec.indexOf(':'));
        String rest = spec.length() > kind.length() ? spec.substring(kind.length() + 1) : "";
        return switch (kind) {
            case "file" -> {
                if (rest.isEmpty()) {
                    throw unknown(spec);
                }
                yield new ByteSource(spec, epsilon, streams.file(rest));
            }
            case "stdin", "-" -> new ByteSource("stdin", epsilon, streams.standardInput());
            case "os" -> new ByteSource("os", epsilon, streams.operatingSystem());
            case "adversarial" -> adversarial(spec, rest, epsilon, seed);
            default -> throw unknown(spec);
        };
    }

    private static SanthaVaziraniSource adversarial(String spec, String rest, Epsilon epsilon, long seed) {
        String sequential = "sequential";
        if (!rest.startsWith(sequential)) {
            throw unknown(spec);
        }
        String strategy = rest.substring(sequential.length());
        return new SequentialAdversary(
                epsilon,
                strategy.isEmpty() ? SteeringStrategies.HASH : SteeringStrategies.parse(strategy.substring(1)),
                seed,
                Long.rotateLeft(seed, 32) * 0x9e3779b97f4a7c15L);
    }

    private static IllegalArgumentException unknown(String spec) {
        return new IllegalArgumentException("source: expected " + FORMS + ", found \"" + spec + "\"");
    }
}
