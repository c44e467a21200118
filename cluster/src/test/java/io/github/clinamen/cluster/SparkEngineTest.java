package io.github.clinamen.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clinamen.core.InputException;
import io.github.clinamen.core.game.SettingRule;
import io.github.clinamen.core.protocol.AbortReason;
import io.github.clinamen.core.protocol.Engine;
import io.github.clinamen.core.protocol.Job;
import io.github.clinamen.core.protocol.ParallelRun;
import io.github.clinamen.core.protocol.Protocol;
import io.github.clinamen.core.protocol.Run;
import io.github.clinamen.core.protocol.Tally;
import io.github.clinamen.core.protocol.Verdict;
import io.github.clinamen.core.source.SourceExhaustedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Spark against the threads of one machine; four attempts a task, as on a cluster. */
@Tag("slow")
class SparkEngineTest {
    private static SparkConnection connection;

    @BeforeAll
    static void connect() {
        connection = SparkConnection.open(Map.of("master", "local[2,4]"));
    }

    @AfterAll
    static void disconnect() {
        connection.close();
    }

    static Stream<Job> accepted() {
        return Stream.of(
                new Job(Plans.parity(2_200_002, 0), "adversarial", "ghz", 1),
                new Job(Plans.parity(5_120_128, 400_000), "biased:0", "ghz:0.01", 2),
                new Job(Plans.chsh(3_000_000, 600_000), "fair", "chsh", 3),
                new Job(Plans.code(400_001, 0), "biased", "ghz", 4),
                new Job(Plans.blocks(30_001, 6, SettingRule.PARITY_COMPLETION), "adversarial", "ghz", 5),
                new Job(Plans.blocks(10_001, 6, SettingRule.INDEPENDENT), "fair", "ghz", 6),
                new Job(Plans.expansion(1_500_000, 50_000), "biased", "ghz:0.01", 21));
    }

    @ParameterizedTest
    @MethodSource("accepted")
    @DisplayName("The tally is that of one machine, bit for bit, for any number of partitions")
    void tallyIsThatOfOneMachine(Job job) {
        Run run = open(job);
        Tally expected = ParallelRun.finish(run, ParallelRun.Prefix.START, 2, p -> {}, () -> false);
        assertThat(run.verdict(expected)).isInstanceOf(Verdict.Accepted.class);
        for (int partitions : new int[] {1, 3, 1000}) {
            List<ParallelRun.Prefix> seen = new ArrayList<>();
            Tally found = SparkEngine.finish(
                    connection.spark(), job, Optional.of(partitions), ParallelRun.Prefix.START, seen::add, () -> false);
            assertThat(found).as("%d partitions", partitions).isEqualTo(expected);
            assertThat(seen.getLast()).isEqualTo(new ParallelRun.Prefix(run.chunks(), expected));
            assertThat(seen.size()).isEqualTo(Math.min(partitions, Math.ceilDiv(run.chunks(), 64L)));
        }
    }

    static Stream<Job> hopeless() {
        return Stream.of(
                new Job(Plans.parity(16_000_000, 20_000), "adversarial", "ghz:0.01", 7),
                new Job(Plans.parity(16_000_000, 0), "fair", "ghz:0.000001", 8),
                new Job(Plans.code(900_000, 10), "fair", "ghz:0.00001", 9),
                new Job(Plans.blocks(50_000, 7, SettingRule.INDEPENDENT), "fair", "ghz:0.000001", 10),
                new Job(Plans.blocks(1_000_000, 3, SettingRule.PARITY_COMPLETION), "fair", "ghz:0.000002", 11));
    }

    @ParameterizedTest
    @MethodSource("hopeless")
    @DisplayName("A run that cannot be accepted any more ends at the same stretch as on one machine")
    void hopelessRunsEndAlike(Job job) {
        Run run = open(job);
        Tally expected = ParallelRun.finish(run, ParallelRun.Prefix.START, 1, p -> {}, () -> false);
        assertThat(expected.rounds()).isLessThan(run.rounds());
        assertThat(run.verdict(expected)).isInstanceOf(Verdict.Aborted.class);
        for (int partitions : new int[] {1, 3, 1000}) {
            List<ParallelRun.Prefix> seen = new ArrayList<>();
            Tally found = SparkEngine.finish(
                    connection.spark(), job, Optional.of(partitions), ParallelRun.Prefix.START, seen::add, () -> false);
            assertThat(found).as("%d partitions", partitions).isEqualTo(expected);
            assertThat(seen.getLast().tally()).isEqualTo(expected);
        }
    }

    @Test
    @DisplayName("A run goes on from any prefix, its own or that of one machine")
    void interruptedRunsGoOn() {
        Job job = new Job(Plans.code(1_142_858, 90_000), "biased", "ghz:0.01", 12);
        Run run = open(job);
        List<ParallelRun.Prefix> local = new ArrayList<>();
        Tally expected = ParallelRun.finish(run, ParallelRun.Prefix.START, 1, local::add, () -> false);
        assertThat(SparkEngine.finish(connection.spark(), job, Optional.of(3), local.get(2), p -> {}, () -> false))
                .isEqualTo(expected);
        List<ParallelRun.Prefix> seen = new ArrayList<>();
        assertThatThrownBy(() -> SparkEngine.finish(
                        connection.spark(),
                        job,
                        Optional.of(8),
                        ParallelRun.Prefix.START,
                        seen::add,
                        () -> !seen.isEmpty()))
                .isInstanceOf(CancellationException.class)
                .hasMessage("interrupted after " + seen.getLast().tally().rounds() + " rounds");
        assertThat(seen.getLast().chunks()).isLessThan(run.chunks());
        assertThat(ParallelRun.finish(run, seen.getLast(), 2, p -> {}, () -> false))
                .isEqualTo(expected);
        assertThat(SparkEngine.finish(
                        connection.spark(),
                        job,
                        Optional.of(3),
                        new ParallelRun.Prefix(run.chunks(), expected),
                        p -> {},
                        () -> false))
                .isEqualTo(expected);
    }

    /** Loses the first two attempts at every other part, as if its machine had gone, one of them after the work was done. */
    private record Unreliable(TallyTask task) implements Function<Part, PartResult> {
        static final Set<String> LOST = ConcurrentHashMap.newKeySet();

        @Override
        public PartResult call(Part part) {
            int attempt = TaskContext.get().attemptNumber();
            if (part.first() / ParallelRun.STRETCH % 2 == 0 && attempt < 2) {
                LOST.add(part.first() + "/" + attempt);
                if (attempt == 1) {
                    task.call(part);
                }
                throw new IllegalStateException("lost");
            }
            return task.call(part);
        }
    }

    @Test
    @DisplayName("Lost tasks are run again and change nothing")
    void lostTasksAreRunAgain() {
        Job job = new Job(Plans.code(1_142_858, 90_000), "biased", "ghz:0.01", 13);
        Run run = open(job);
        TallyTask task = new TallyTask(RunText.of(job, Optional.empty()));
        Unreliable.LOST.clear();
        Tally found = new OrderedRun(connection.spark(), new Unreliable(task), run, 8, p -> {}, () -> false)
                .finish(ParallelRun.Prefix.START);
        assertThat(Unreliable.LOST).hasSize(8);
        assertThat(found).isEqualTo(ParallelRun.finish(run, ParallelRun.Prefix.START, 2, p -> {}, () -> false));
    }

    @Test
    void aTaskThatFailsEveryTimeFailsTheRun() {
        Job job = new Job(Plans.parity(8_000_004, 0), "fair", "ghz", 14);
        Function<Part, PartResult> broken = part -> {
            throw new IllegalStateException("broken");
        };
        OrderedRun run = new OrderedRun(connection.spark(), broken, open(job), 3, p -> {}, () -> false);
        assertThatThrownBy(() -> run.finish(ParallelRun.Prefix.START))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("the Spark job failed: Job aborted due to stage failure");
    }

    @Test
    @DisplayName("Recorded rounds, planar and in Parquet, with source bits from a file, are verified as on one machine")
    void recordedRoundsAreVerified(@TempDir Path folder) throws IOException {
        byte[] bytes = new byte[900_000];
        new Random(16).nextBytes(bytes);
        Path bits = Files.write(folder.resolve("bits"), bytes);
        Job measured = new Job(Plans.code(200_001, 900), "file:" + bits, "ghz:0.0001", 16);
        Tally expected = ParallelRun.finish(open(measured), ParallelRun.Prefix.START, 2, p -> {}, () -> false);
        assertThat(expected.rounds()).isEqualTo(1_400_007);
        Path planar = Recordings.record(measured, folder.resolve("boxes.rounds"));
        Path parquet = Recordings.record(measured, folder.resolve("boxes.parquet"));
        Dataset<Row> rounds = new SparkSession.Builder().getOrCreate().read().parquet(parquet.toString());
        Path parts = folder.resolve("parts");
        assertThat(rounds.count()).isEqualTo(1_400_007);
        rounds.coalesce(1).write().option("parquet.block.size", 1 << 20).parquet(parts.toString());
        for (Path recording : List.of(planar, parquet, parts)) {
            for (int partitions : new int[] {1, 4}) {
                assertThat(SparkEngine.finish(
                                connection.spark(),
                                Recordings.with(measured, recording),
                                Optional.of(partitions),
                                ParallelRun.Prefix.START,
                                p -> {},
                                () -> false))
                        .as("%s in %d partitions", recording, partitions)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    @DisplayName("Recordings made with other settings, or too short, and sources that run dry end as on one machine")
    void wrongRecordingsAreRefused(@TempDir Path folder) throws IOException {
        Job measured = new Job(Plans.parity(2_000_002, 0), "fair", "ghz", 17);
        Path parquet = Recordings.record(measured, folder.resolve("boxes.parquet"));
        Job otherSettings = new Job(measured.protocol(), "fair", "rounds:" + parquet, "fair", 18, true);
        assertThatThrownBy(() -> finish(otherSettings, 5))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("boxes.parquet: round 0: recorded with settings");
        Job tooLong = new Job(Plans.parity(2_000_004, 0), "fair", "rounds:" + parquet, "fair", 17, true);
        assertThatThrownBy(() -> finish(tooLong, 5))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("recorded rounds, found 2000002");
        Path bits = Files.write(folder.resolve("bits"), new byte[400_000]);
        Job dry = new Job(measured.protocol(), "file:" + bits, "ghz", 17);
        assertThatThrownBy(() -> finish(dry, 2))
                .isInstanceOf(SourceExhaustedException.class)
                .hasMessageContaining("ran dry: it had 3200000 bits");
        assertThatThrownBy(() -> finish(new Job(measured.protocol(), "fair", "rounds:" + parquet, 17), 5))
                .as("nobody says that the source is blind")
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("assert that the source does not see outcomes");
        assertThatThrownBy(() -> finish(new Job(measured.protocol(), "fair", "rounds:/nowhere", 1), 2))
                .isInstanceOf(InputException.class)
                .hasMessage("/nowhere: no such file");
    }

    private static Tally finish(Job job, int partitions) {
        return SparkEngine.finish(
                connection.spark(), job, Optional.of(partitions), ParallelRun.Prefix.START, p -> {}, () -> false);
    }

    @Test
    void whatOnlyOneMachineCanReadIsRefused() {
        Protocol plan = Plans.parity(1, 0);
        for (String source : new String[] {"stdin", "os", "adversarial:sequential"}) {
            assertThatThrownBy(() -> open(new Job(plan, source, "ghz", 1)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("a cluster needs a simulated source or file:PATH");
        }
        assertThatThrownBy(() -> open(new Job(Plans.expansion(100, 10), "file:bits", "ghz", 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("round by round, by one machine");
        assertThatThrownBy(() -> SparkEngine.partitions(Map.of("partitions", "0")))
                .hasMessageContaining("expected a number from 1 to 1000000, found \"0\"");
    }

    @Test
    void theEngineIsFoundByName() {
        assertThat(ServiceLoader.load(Engine.class)).extracting(Engine::name).contains("spark");
    }

    @Test
    @DisplayName("A whole run from its texts: too many wrong rounds, and the reason is told")
    void wrongBoxesAreAborted() {
        Job job = new Job(Plans.parity(512_000, 3), "fair", "local", 15);
        Tally found = SparkEngine.finish(
                connection.spark(), job, Optional.empty(), ParallelRun.Prefix.START, p -> {}, () -> false);
        assertThat(open(job).verdict(found)).isEqualTo(new Verdict.Aborted(AbortReason.TOO_MANY_WRONG));
    }

    private static Run open(Job job) {
        return new OpenRun(RunText.of(job, Optional.empty()), new Configuration(false)).run();
    }
}
