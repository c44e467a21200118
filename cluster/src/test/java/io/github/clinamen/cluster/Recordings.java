package io.github.clinamen.cluster;

import io.github.clinamen.core.protocol.Job;
import io.github.clinamen.core.protocol.Run;
import io.github.clinamen.core.protocol.Worker;
import io.github.clinamen.formats.BitOrder;
import io.github.clinamen.formats.RoundsSink;
import io.github.clinamen.formats.exchange.RecordPart;
import io.github.clinamen.formats.exchange.RoundsFormat;
import io.github.clinamen.formats.exchange.RoundsOutput;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/** Runs that are measured first and verified later. */
final class Recordings {
    private Recordings() {}

    /** Writes the rounds of a run, in the format that the file's name tells. */
    static Path record(Job job, Path file) {
        try (OpenRun open = new OpenRun(RunText.of(job, Optional.empty()), new Configuration(false));
                RoundsSink sink = new RoundsOutput(
                                file, RoundsFormat.ofName(file), RecordPart.ROUND, BitOrder.FIRST_BIT_LAST)
                        .create(job.protocol().game().parties(), true)) {
            Run run = open.run();
            Worker worker = run.worker();
            for (long c = 0; c < run.chunks(); c++) {
                sink.append(worker.rounds(c));
            }
            sink.commit();
        }
        return file;
    }

    /** The same run with recorded boxes, of which nobody says when they were used. */
    static Job with(Job job, Path recording) {
        return new Job(job.protocol(), job.source(), "rounds:" + recording, job.source(), job.seed(), true);
    }
}
