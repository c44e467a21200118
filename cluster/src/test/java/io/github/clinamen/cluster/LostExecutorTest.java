package io.github.clinamen.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clinamen.core.protocol.Job;
import io.github.clinamen.core.protocol.ParallelRun;
import io.github.clinamen.core.protocol.Run;
import io.github.clinamen.core.protocol.Tally;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A cluster of processes on this machine, one of which is killed while it works. */
@Tag("slow")
class LostExecutorTest {
    @Test
    @DisplayName("An executor killed in the middle of a run is replaced, and the tally is that of one machine")
    void aKilledExecutorChangesNothing() throws IOException {
        Job job = new Job(Plans.code(1_142_857, 400_000), "biased", "ghz:0.01", 20);
        Run run = new OpenRun(RunText.of(job, Optional.empty()), new Configuration(false)).run();
        AtomicInteger killed = new AtomicInteger();
        Tally found;
        try (SparkConnection connection = SparkConnection.open(cluster())) {
            found = SparkEngine.finish(
                    connection.spark(),
                    job,
                    Optional.of(8),
                    ParallelRun.Prefix.START,
                    prefix -> {
                        if (killed.get() == 0) {
                            ProcessHandle.current()
                                    .descendants()
                                    .filter(LostExecutorTest::isExecutor)
                                    .limit(1)
                                    .filter(ProcessHandle::destroyForcibly)
                                    .forEach(process -> killed.incrementAndGet());
                        }
                    },
                    () -> false);
        }
        assertThat(killed).hasValue(1);
        assertThat(found).isEqualTo(ParallelRun.finish(run, ParallelRun.Prefix.START, 2, p -> {}, () -> false));
    }

    private static boolean isExecutor(ProcessHandle process) {
        return process.info()
                .commandLine()
                .filter(line -> line.contains("CoarseGrainedExecutorBackend"))
                .isPresent();
    }

    /** Two executors of one core. They look for Spark where the build says, so it is made there, of the class path. */
    private static Map<String, String> cluster() throws IOException {
        Path home = Path.of(System.getenv("SPARK_HOME"));
        Path jars = Files.createDirectories(home.resolve("jars"));
        Files.writeString(home.resolve("RELEASE"), "made for a test");
        List<String> classPath = List.of(System.getProperty("java.class.path").split(File.pathSeparator));
        for (String jar :
                classPath.stream().filter(entry -> entry.endsWith(".jar")).toList()) {
            Path link = jars.resolve(Path.of(jar).getFileName());
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, Path.of(jar));
        }
        String folders = String.join(
                File.pathSeparator,
                classPath.stream()
                        .filter(entry -> Files.isDirectory(Path.of(entry)))
                        .toList());
        Map<String, String> options = new HashMap<>();
        options.put("master", "local-cluster[2,1,1024]");
        options.put("spark.executorEnv.SPARK_SCALA_VERSION", System.getenv("SPARK_SCALA_VERSION"));
        options.put("spark.executorEnv.JAVA_HOME", System.getProperty("java.home"));
        options.put("spark.executor.extraClassPath", folders);
        options.put("spark.executor.memory", "512m");
        return options;
    }
}
