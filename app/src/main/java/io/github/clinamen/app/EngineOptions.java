package io.github.clinamen.app;

import io.github.clinamen.core.protocol.Engine;
import io.github.clinamen.session.Session;
import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What drives a run, on the command line; the result is the same for all engines. */
final class EngineOptions {
    private static final int MOST_THREADS = 1024;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads (default: all cores); the result does not depend on it.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--engine",
            paramLabel = "E",
            description =
                    "threads (default), or spark: the same run as an Apache Spark job, on this machine's cores unless"
                            + " --master says otherwise.")
    private String engine = "threads";

    @Option(names = "--master", paramLabel = "URL", description = "Spark master (default local[*]).")
    private @Nullable String master;

    @Option(names = "--partitions", paramLabel = "N", description = "Spark tasks (default: several a core).")
    private @Nullable Integer partitions;

    /** What drives a run. */
    Session.Driver driver() {
        if (engine.equals("threads")) {
            return Session.Driver.threads(requireThreads(threads));
        }
        Engine named = named(engine);
        return (run, job, from, listener, cancelled) -> named.finish(job, options(), from, listener, cancelled);
    }

    /** @throws IllegalArgumentException when there are none, or more than any machine of today uses well */
    static int requireThreads(int threads) {
        if (threads < 1 || threads > MOST_THREADS) {
            throw new IllegalArgumentException("threads: expected 1 to " + MOST_THREADS + ", found " + threads);
        }
        return threads;
    }

    private static Engine named(String name) {
        for (Engine engine : ServiceLoader.load(Engine.class)) {
            if (engine.name().equals(name)) {
                return engine;
            }
        }
        throw new IllegalArgumentException("engine: expected threads or spark, found \"" + name
                + "\" (spark is put on the class path by the clinamen launcher)");
    }

    private Map<String, String> options() {
        Map<String, String> options = new HashMap<>();
        if (master != null) {
            options.put("master", master);
        }
        if (partitions != null) {
            options.put("partitions", partitions.toString());
        }
        return options;
    }
}
