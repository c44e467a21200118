package io.github.clinamen.cluster;

import io.github.clinamen.core.protocol.Engine;
import io.github.clinamen.core.protocol.ProtocolPlan;
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
        @Nullable ParquetIndex recording) implements Serializable {
    static RunText of(Engine.Job job, Optional<ParquetIndex> recording) {
        return new RunText(PlanFile.text(job.plan()), job.source(), job.device(), job.seed(), recording.orElse(null));
    }

    ProtocolPlan plan() {
        return PlanFile.open(Path.of("plan"), planText.getBytes(StandardCharsets.UTF_8));
    }
}
