package io.github.clinamen.cluster;

import io.github.clinamen.core.protocol.Engine;
import io.github.clinamen.core.protocol.ProtocolRun;
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
    static Path record(Engine.Job job, Path file) {
        try (OpenRun open = new OpenRun(RunText.of(job, Optional.empty()), new Configuration(false));
                RoundsSink sink = new RoundsOutput(
                                file, RoundsFormat.ofName(file), RecordPart.ROUND, BitOrder.FIRST_BIT_LAST)
                        .create(job.plan().game().parties(), true)) {
            ProtocolRun run = open.run();
            Worker worker = run.worker();
            for (long c = 0; c < run.chunks(); c++) {
                sink.append(worker.rounds(c));
            }
            sink.commit();
        }
        return file;
    }

    /** The same run with recorded boxes. */
    static Engine.Job with(Engine.Job job, Path recording) {
        return new Engine.Job(job.plan(), job.source(), "rounds:" + recording, job.seed());
    }
}
