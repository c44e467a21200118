package io.github.clinamen.cluster;

import io.github.clinamen.core.protocol.Job;
import io.github.clinamen.core.protocol.Protocol;
import io.github.clinamen.formats.PlanFile;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A run in a form that can be sent to another machine.
 *
 * @param planText the document of the plan
 * @param recording where the rounds of a Parquet recording are, found once and sent along
 */
record RunText(
        String planText,
        String source,
        String device,
        long seed,
        boolean sourceIsBlind,
        @Nullable ParquetIndex recording)
        implements Serializable {
    static RunText of(Job job, Optional<ParquetIndex> recording) {
        return new RunText(
                PlanFile.text(job.protocol()),
                job.source(),
                job.device(),
                job.seed(),
                job.sourceIsBlind(),
                recording.orElse(null));
    }

    Protocol protocol() {
        return PlanFile.open(Path.of("plan"), planText.getBytes(StandardCharsets.UTF_8));
    }
}
