package io.github.clinamen.core.source;

import io.github.clinamen.core.Epsilon;
import java.io.InputStream;

/** Reads the textual form of a source, as commands, plans and transcripts write it. */
public final class Sources {
    /** What {@link #parse} accepts. */
    public static final String FORMS = "fair, biased[:0|1], adversarial[:fixed], adversarial:sequential[:STRATEGY],"
            + " file:PATH, stdin (or -), os";

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
     * @param epsilon kept by simulated sources (fair bits keep 1/2), the user's claim for real ones
     * @param seed of simulated sources; also Eve's variable e of the sequential adversary, through a hash
     * @throws IllegalArgumentException when the form is none of {@link #FORMS}
     */
    public static SanthaVaziraniSource parse(String spec, Epsilon epsilon, long seed, Streams streams) {
        String file = "file:";
        String sequential = "adversarial:sequential:";
        if (spec.startsWith(file) && spec.length() > file.length()) {
            return new ByteSource(spec, epsilon, streams.file(spec.substring(file.length())));
        }
        if (spec.startsWith(sequential)) {
            return sequential(SteeringStrategies.parse(spec.substring(sequential.length())), epsilon, seed);
        }
        return switch (spec) {
            case "fair" -> new FairSource(seed);
            case "biased", "biased:1" -> new BiasedSource(seed, epsilon, true);
            case "biased:0" -> new BiasedSource(seed, epsilon, false);
            case "adversarial" -> new SteeringSource(seed, epsilon, LaneStrategy.WANDERING);
            case "adversarial:fixed" -> new SteeringSource(seed, epsilon, LaneStrategy.FIXED);
            case "adversarial:sequential" -> sequential(SteeringStrategies.HASH, epsilon, seed);
            case "stdin", "-" -> new ByteSource("stdin", epsilon, streams.standardInput());
            case "os" -> new ByteSource("os", epsilon, streams.operatingSystem());
            default -> throw new IllegalArgumentException("source: expected " + FORMS + ", found \"" + spec + "\"");
        };
    }

    /** Whether a textual form is that of a simulated source, whatever the files say. */
    public static boolean isSimulated(String spec) {
        return !(spec.startsWith("file:")
                || spec.startsWith("rounds:")
                || spec.equals("stdin")
                || spec.equals("-")
                || spec.equals("os"));
    }

    private static SanthaVaziraniSource sequential(SteeringStrategy strategy, Epsilon epsilon, long seed) {
        long e = Long.rotateLeft(seed, 32) * 0x9e3779b97f4a7c15L;
        return new SequentialAdversary(epsilon, strategy, seed, e);
    }
}
