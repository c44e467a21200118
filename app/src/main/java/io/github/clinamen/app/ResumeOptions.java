package io.github.clinamen.app;

import io.github.clinamen.app.view.Console;
import io.github.clinamen.core.InputException;
import io.github.clinamen.session.Checkpoints;
import io.github.clinamen.session.LongRun;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/** How a long run keeps how far it is and goes on from there, on the command line: shared by all that can be resumed. */
final class ResumeOptions {
    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description = "Where a long run keeps how far it is (default: beside what it writes, with .checkpoint).")
    private @Nullable Path checkpoint;

    @Option(
            names = "--checkpoint-every",
            paramLabel = "SECONDS",
            description = "How often it does so (default 3; more seldom where writing takes long).")
    private double every = 3;

    @Option(names = "--resume", paramLabel = "FILE", description = "Goes on from a checkpoint, with its plan and bits.")
    private @Nullable Path resume;

    /** The checkpoint to go on from, null for a new run. */
    @Nullable
    Path resume() {
        return resume;
    }

    /**
     * How a run is kept.
     *
     * @param json whether its report is asked for as JSON, which a resumed run must be told again
     */
    Checkpoints checkpoints(LongRun run, @Nullable Path file, boolean json, Outputs outputs, PrintWriter warnings) {
        return new Checkpoints(
                run.job().source(),
                file,
                every(),
                again(json, outputs.isForced()),
                warning -> Console.say(warnings, warning));
    }

    /** Nanoseconds between two checkpoints. */
    long every() {
        if (!(every > 0 && every <= 1e6)) {
            throw new IllegalArgumentException(
                    "checkpoint-every: expected above 0 and at most 10^6 seconds, found " + every);
        }
        return (long) (every * 1e9);
    }

    /**
     * Where to keep how far the run is, null for nowhere.
     *
     * @param written the first file that the run will write, null for none
     */
    @Nullable
    Path file(@Nullable Path written) {
        if (checkpoint != null) {
            return checkpoint;
        }
        if (resume != null) {
            return resume;
        }
        return written == null ? null : written.resolveSibling(written.getFileName() + ".checkpoint");
    }

    /** What must be said again when a run is resumed: its outputs are remembered, but not how it was to be told. */
    static String again(boolean json, boolean force) {
        return (json ? " --json" : "") + (force ? " --force" : "");
    }

    /**
     * Names the checkpoint as a file that the run works on.
     *
     * @throws InputException when it holds another run, which would be lost
     */
    void name(Outputs outputs, @Nullable Path file) {
        // What is gone on from is looked at when it is read.
        boolean goesOn = file != null && file.equals(resume);
        outputs.works(file, goesOn ? Outputs.Kind.ANY : Outputs.Kind.CHECKPOINT).worksBeside(file, ".lock");
        if (file != null && resume == null && Files.exists(file)) {
            outputs.requireForced(file + ": holds a run that has not ended; go on with --resume " + file
                    + ", or begin anew with --force");
        }
        if (resume != null && file != null && !resume.equals(file)) {
            outputs.reads("--resume", resume);
        }
    }

    /**
     * A resumed run has the plan and the bits of its checkpoint.
     *
     * @param along options that may be said all the same
     * @throws IllegalArgumentException when another is said
     */
    void requireOnly(CommandLine command, List<String> along) {
        if (resume == null) {
            return;
        }
        for (OptionSpec option : command.getParseResult().matchedOptions()) {
            if (!along.contains(option.longestName()) && !option.longestName().equals("--resume")) {
                throw new IllegalArgumentException(option.longestName()
                        + ": a resumed run has the plan and the bits of its checkpoint, this cannot be said again");
            }
        }
    }
}
