package io.github.clinamen.cluster;

import io.github.clinamen.core.InputException;
import io.github.clinamen.core.protocol.ParallelRun;
import io.github.clinamen.core.protocol.Tally;
import io.github.clinamen.core.protocol.Worker;
import io.github.clinamen.core.source.SourceExhaustedException;
import java.io.FileNotFoundException;
import java.io.IOException;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.TaskKilledException;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.deploy.SparkHadoopUtil;

/** Takes one part of a run from source to tally, on an executor. A part's tally depends on nothing but run and part. */
final class TallyTask implements Function<Part, PartResult> {
    private static final long serialVersionUID = 1;

    private final RunText text;

    TallyTask(RunText text) {
        this.text = text;
    }

    @Override
    public PartResult call(Part part) {
        try (OpenRun open = new OpenRun(
                text, SparkHadoopUtil.get().newConfiguration(SparkEnv.get().conf()))) {
            return count(open, part);
        } catch (InputException e) {
            if (e.getCause() instanceof IOException && !(e.getCause() instanceof FileNotFoundException)) {
                // The storage may answer next time: let Spark try again.
                throw e;
            }
            return new PartResult.Failed(false, String.valueOf(e.getMessage()));
        } catch (SourceExhaustedException e) {
            return new PartResult.Failed(true, String.valueOf(e.getMessage()));
        }
    }

    private static PartResult count(OpenRun open, Part part) {
        Worker worker = open.run().worker();
        Tally sum = Tally.EMPTY;
        long at = part.first();
        while (at < part.end() && !open.run().protocol().isHopelessAnywhere(sum)) {
            if (TaskContext.get().isInterrupted()) {
                throw new TaskKilledException();
            }
            long end = Math.min(at + ParallelRun.STRETCH, part.end());
            sum = sum.merge(worker.tally(at, end));
            at = end;
        }
        return PartResult.Counted.of(at, sum);
    }
}
