package io.github.clinamen.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.clinamen.app.Program.End;
import io.github.clinamen.core.protocol.Job;
import io.github.clinamen.core.protocol.ParallelRun;
import io.github.clinamen.formats.CheckpointFile;
import io.github.clinamen.formats.KeptOutputs;
import io.github.clinamen.formats.OutputLock;
import io.github.clinamen.formats.PlanFile;
import io.github.clinamen.session.Session;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the real program says and leaves when the world around it fails: one line, a code, and nothing half done. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "signals, named pipes and limits are those of Unix")
@Timeout(value = 100, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Tag("slow")
class FaultTest {
    /** Bytes for the plan: 127 chunks of 65,536 rounds, two bits a round. */
    private static final int BITS = 1 << 21;

    @TempDir
    private Path folder;

    @BeforeEach
    void inputs() throws Exception {
        byte[] bits = new byte[BITS];
        new SplittableRandom(1).nextBytes(bits);
        Files.write(folder.resolve("bits.bin"), bits);
        assertThat(CommandLineRunner.clinamen(
                                "plan", "--epsilon", "0.4", "--rounds", 8_300_000, "--out", folder.resolve("plan"))
                        .code())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    @DisplayName("Ctrl-C and SIGTERM: a checkpoint is written, the exit code is the signal's, resuming gives the same")
    void signals(String signal, int code) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/env")), "skipped: no env that resets signals");
        // The sequential adversary is slow, so that there is time for a signal.
        String[] run =
                ("run --epsilon 0.4 --rounds 100000000 --source adversarial:sequential --seed 3 --threads 1 --out")
                        .split(" ");
        Object[] interrupted = Stream.concat(Stream.of(run), Stream.of("out", "--checkpoint-every", "0.001"))
                .toArray();
        try (Program program = Program.start(folder, interrupted)) {
            awaitFile(folder.resolve("out.checkpoint"));
            program.signal(signal);
            End end = program.end();
            assertThat(end.code()).as(end.err()).isEqualTo(code);
            assertThat(end.said())
                    .startsWith("clinamen: interrupted after ")
                    .endsWith("rounds; go on with: clinamen run --resume out.checkpoint\n")
                    .hasLineCount(1);
        }
        assertThat(Program.run(folder, "run", "--resume", "out.checkpoint", "--out", "out")
                        .code())
                .isZero();
        assertThat(Program.run(
                                folder,
                                Stream.concat(Stream.of(run), Stream.of("again"))
                                        .toArray())
                        .code())
                .isZero();
        assertThat(folder.resolve("out")).hasSameBinaryContentAs(folder.resolve("again"));
        assertThat(names()).containsExactly("again", "bits.bin", "out", "plan");
    }

    @Test
    @DisplayName("A rounds file cut short while it is mapped is a line, not a crash of the JVM")
    void truncatedWhileMapped() throws Exception {
        record("lab.rounds");
        Path pipe = pipe("source");
        try (Program program = Program.start(
                folder,
                "run",
                "--plan",
                "plan",
                "--source",
                "file:source",
                "--device",
                "rounds:lab.rounds",
                "--out",
                "out",
                "--checkpoint-every",
                "0.001",
                "--threads",
                "1")) {
            byte[] bits = Files.readAllBytes(folder.resolve("bits.bin"));
            try (OutputStream feed = Files.newOutputStream(pipe)) {
                // The rounds file is opened before the source is read.
                feed.write(bits, 0, 3 * BITS / 4);
                feed.flush();
                try (FileChannel rounds = FileChannel.open(folder.resolve("lab.rounds"), StandardOpenOption.WRITE)) {
                    rounds.truncate(100_000);
                }
                feed.write(bits, 3 * BITS / 4, BITS / 4);
            } catch (IOException endedAlready) {
                assertThat(endedAlready).hasMessageContaining("pipe");
            }
            End end = program.end();
            assertThat(end.code()).as(end.err()).isEqualTo(Exit.BAD_INPUT);
            assertThat(end.said())
                    .startsWith("clinamen: ")
                    .contains("cut short")
                    .hasLineCount(1);
        }
        assertThat(folder.resolve("jvm-crash.log")).doesNotExist();
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "record out --plan plan --source file:bits.bin                | out",
                "convert lab.rounds out --to csv                              | out",
                "extract --extractor von-neumann --input bits.bin --out out   | out",
            })
    @DisplayName("A disk that fills up: one line, and neither the output nor a part of it remains")
    void fullDisk(String words, String target) throws Exception {
        record("lab.rounds");
        Path disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(isMounted(disk), "skipped: only root can mount a small disk");
        try {
            String[] command = words.strip().split(" +");
            for (int i = 0; i < command.length; i++) {
                command[i] = command[i].equals("out") ? "disk/out" : command[i];
            }
            End end = Program.run(folder, (Object[]) command);
            assertThat(end.code()).as(end.err()).isEqualTo(Exit.BAD_INPUT);
            assertThat(end.said())
                    .contains("disk/" + target + ": cannot be written: No space left on device")
                    .hasLineCount(1);
            // An extraction keeps what it has, to go on when there is room again.
            assertThat(names(disk)).isSubsetOf("out.part", "out.part.state");
        } finally {
            assertThat(shell("umount " + disk)).isZero();
        }
    }

    @Test
    @DisplayName("A run whose disk is full says so, goes on without checkpoints, and still shows what it found")
    void fullDiskDuringARun() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(isMounted(disk), "skipped: only root can mount a small disk");
        Path pipe = pipe("source");
        try (Program program = Program.start(
                folder,
                "run",
                "--plan",
                "plan",
                "--source",
                "file:source",
                "--out",
                "disk/out",
                "--checkpoint-every",
                "0.001",
                "--threads",
                "1",
                "--json")) {
            byte[] bits = Files.readAllBytes(folder.resolve("bits.bin"));
            try (OutputStream feed = Files.newOutputStream(pipe)) {
                awaitFile(disk.resolve("out.checkpoint.lock"));
                assertThat(shell("cat /dev/zero > " + disk.resolve("filler"))).isNotZero();
                feed.write(bits);
            }
            End end = program.end();
            assertThat(end.code()).as(end.err()).isEqualTo(Exit.BAD_INPUT);
            assertThat(end.said().lines())
                    .satisfiesExactly(
                            warning -> assertThat(warning)
                                    .contains("No space left on device; the run goes on without a new checkpoint"),
                            fault ->
                                    assertThat(fault).endsWith("disk/out: cannot be written: No space left on device"));
            assertThat(end.out()).contains("\"verdict\" : \"accepted\"");
            assertThat(names(disk)).containsExactly("filler");
        } finally {
            assertThat(shell("umount " + disk)).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "record out --plan plan --source file:bits.bin",
                "convert lab.rounds out --to csv",
                "convert lab.rounds out --to parquet",
                "extract --extractor von-neumann --input bits.bin --out out",
            })
    @DisplayName("A stream that fails in the middle (a limit of 100 KiB a file) leaves nothing under the final name")
    void failingStream(String words) throws Exception {
        record("lab.rounds");
        Files.writeString(folder.resolve("out"), "before");
        try (Program program = Program.limited(
                folder, "ulimit -f 200; exec \"$@\"", (Object[]) (words.strip() + " --force").split(" +"))) {
            End end = program.end();
            assertThat(end.code()).as(end.err()).isEqualTo(Exit.BAD_INPUT);
            assertThat(end.said()).contains("out: cannot be written: ").hasLineCount(1);
        }
        assertThat(folder.resolve("out")).hasContent("before");
        assertThat(names()).isSubsetOf("bits.bin", "lab.rounds", "out", "out.part", "out.part.state", "plan");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "run --plan plan --source file:folder                          | Is a directory",
                "run --plan plan --source file:short.bin                       | ran dry",
                "run --plan plan --device rounds:folder                        | cannot be read",
                "run --plan plan --device rounds:pipe                          | regular file",
                "run --plan plan --device box:folder                           | cannot be read",
                "run --plan folder                                             | cannot be read",
                "run --plan /dev/zero                                          | at most",
                "run --plan plan --device box:/dev/zero                        | at most",
                "run --resume plan                                             | expected clinamen-checkpoint version",
                "run --resume bits.bin                                         | bits.bin",
                "verify plan                                                   | expected clinamen-transcript version 2",
                "verify folder                                                 | cannot be read",
                "convert folder out --to csv --from b8 --parties 4             | cannot be read",
                "convert short.bin out --to csv --from rounds                  | magic",
                "convert short.bin out --to csv --from parquet                 | Parquet",
                "assess folder                                                 | cannot be read",
                "assess /dev/zero --from counts                                | at most",
                "extract --extractor von-neumann --input folder --out out      | cannot be read",
                "extract --extractor von-neumann --input bits.bin --out folder | not a regular file",
                "record folder --plan plan                                     | not a regular file",
                "record none/out --plan plan                                   | no such file or directory",
            })
    void readErrors(String words, String message) throws Exception {
        Files.createDirectory(folder.resolve("folder"));
        pipe("pipe");
        Files.write(folder.resolve("short.bin"), new byte[1000]);
        String[] command = words.strip().split(" +");
        for (int i = 0; i < command.length; i++) {
            for (String name : List.of("folder", "pipe", "plan", "short.bin", "bits.bin", "out", "none/out")) {
                if (command[i].equals(name) || command[i].endsWith(":" + name)) {
                    command[i] = command[i].substring(0, command[i].length() - name.length()) + folder.resolve(name);
                }
            }
        }
        CommandLineRunner.Seen seen = CommandLineRunner.clinamen((Object[]) command);
        assertThat(seen.code()).as(seen.err()).isEqualTo(Exit.BAD_INPUT);
        assertThat(seen.err()).startsWith("clinamen: ").contains(message).hasLineCount(1);
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void permissions() throws Exception {
        Path secret = Files.copy(folder.resolve("bits.bin"), folder.resolve("secret"));
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("---------"));
        assumeTrue(!Files.isReadable(secret), "skipped: root may read everything");
        CommandLineRunner.Seen seen = CommandLineRunner.clinamen("run", "--epsilon", 0.1, "--source", "file:" + secret);
        assertThat(seen.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(seen.err()).contains("secret: cannot be read").hasLineCount(1);
    }

    @Test
    @DisplayName(
            "A checkpoint is not gone on from with another plan, another source or other boxes, nor from another version")
    void foreignCheckpoints() throws Exception {
        record("lab.rounds");
        Path source = Files.copy(folder.resolve("bits.bin"), folder.resolve("source"));
        Job job = new Job(
                PlanFile.read(folder.resolve("plan")), "file:" + source, "rounds:" + folder.resolve("lab.rounds"), 5);
        try (Session session = Session.open(job)) {
            ParallelRun.Prefix prefix = new ParallelRun.Prefix(
                    ParallelRun.STRETCH, session.run().worker().tally(0, ParallelRun.STRETCH));
            CheckpointFile.write(
                    folder.resolve("out.checkpoint"),
                    new CheckpointFile.Checkpoint(job, session.run().inputs(), KeptOutputs.NONE, prefix, ""));
        }
        byte[] bits = Files.readAllBytes(source);
        byte[] checkpoint = Files.readAllBytes(folder.resolve("out.checkpoint"));

        assertRefused(2, "--plan: a resumed run has the plan", "--plan", folder.resolve("plan"));
        assertRefused(2, "--seed: a resumed run has the plan", "--seed", "4");

        bits[1000] ^= 1;
        Files.write(source, bits);
        End other = Program.run(folder, "run", "--resume", "out.checkpoint");
        assertThat(other.code()).as(other.err()).isEqualTo(Exit.BAD_INPUT);
        assertThat(other.said())
                .contains("source: expected the ")
                .contains("with which the run began")
                .hasLineCount(1);

        bits[1000] ^= 1;
        Files.write(source, bits);
        assertThat(Program.run(
                                folder,
                                "record",
                                "lab.rounds",
                                "--plan",
                                "plan",
                                "--source",
                                "file:bits.bin",
                                "--device",
                                "ghz",
                                "--seed",
                                "5")
                        .code())
                .isZero();
        other = Program.run(folder, "run", "--resume", "out.checkpoint");
        assertThat(other.code()).as(other.err()).isEqualTo(Exit.BAD_INPUT);
        assertThat(other.said())
                .contains("lab.rounds: expected the ")
                .contains("with which the run began")
                .hasLineCount(1);

        Files.writeString(
                folder.resolve("out.checkpoint"),
                new String(checkpoint, java.nio.charset.StandardCharsets.UTF_8)
                        .replace(
                                "\"format\": \"clinamen-checkpoint\",\n  \"version\": 4",
                                "\"format\": \"clinamen-checkpoint\",\n  \"version\": 1"));
        assertRefused(4, "expected clinamen-checkpoint version 4, found clinamen-checkpoint version 1");
    }

    @Test
    @DisplayName("So it is with the checkpoints of practical runs; and a run on the source os keeps none")
    void foreignPracticalCheckpoints() throws Exception {
        String[] record = {"practical", "record", "lab.rounds", "--rounds", "2e6", "--source", "fair", "--seed", "1"};
        assertThat(Program.run(folder, (Object[]) record).code()).isZero();
        try (Program program = Program.start(
                folder,
                "practical",
                "run",
                "--rounds",
                "2e6",
                "--source",
                "rounds:lab.rounds",
                "--epsilon",
                "0.45",
                "--device",
                "rounds:lab.rounds",
                "--out",
                "out",
                "--checkpoint-every",
                "0.001",
                "--threads",
                "1")) {
            awaitFile(folder.resolve("out.checkpoint"));
            // The first one counts nothing yet: such a run begins again.
            for (int j = 0; j < 1200 && !isBegun(folder.resolve("out.checkpoint")); j++) {
                Thread.sleep(20);
            }
            program.kill();
            program.end();
        }
        assertThat(folder.resolve("out.checkpoint")).exists();
        String[] goOn = {"practical", "run", "--resume", "out.checkpoint"};
        for (String[] more : new String[][] {{"--seed", "4"}, {"--rounds", "1e6"}, {"--checkpoint", "elsewhere"}}) {
            End refused = Program.run(folder, goOn[0], goOn[1], goOn[2], goOn[3], more[0], more[1]);
            assertThat(refused.code()).as(refused.err()).isEqualTo(Exit.USAGE);
            assertThat(refused.said())
                    .contains(more[0] + ": a resumed run has the plan and the bits of its checkpoint")
                    .hasLineCount(1);
        }
        byte[] lab = Files.readAllBytes(folder.resolve("lab.rounds"));
        record[record.length - 1] = "2";
        assertThat(Program.run(folder, (Object[]) record).code()).isZero();
        End other = Program.run(folder, (Object[]) goOn);
        assertThat(other.code()).as(other.err()).isEqualTo(Exit.BAD_INPUT);
        assertThat(other.said())
                .contains("lab.rounds: expected the ")
                .contains("with which the run began")
                .hasLineCount(1);
        Files.write(folder.resolve("lab.rounds"), lab);
        assertThat(Program.run(folder, (Object[]) goOn).code()).isZero();
        assertThat(names()).containsExactly("bits.bin", "lab.rounds", "out", "plan");

        try (Program program = Program.start(
                folder,
                "practical",
                "run",
                "--rounds",
                "1e9",
                "--source",
                "os",
                "--epsilon",
                "0.45",
                "--out",
                "out",
                "--checkpoint-every",
                "0.001")) {
            awaitFile(folder.resolve("out.checkpoint.lock"));
            assertThat(program.endsWithin(500)).isFalse();
            program.signal("INT");
            End end = program.end();
            assertThat(end.code()).as(end.err()).isEqualTo(130);
            assertThat(end.said()).contains("interrupted while the source bits were drawn, before the first round");
        }
        assertThat(folder.resolve("out.checkpoint")).doesNotExist();
    }

    private void assertRefused(int code, String message, Object... more) {
        Object[] words = Stream.concat(Stream.of("run", "--resume", folder.resolve("out.checkpoint")), Stream.of(more))
                .toArray();
        CommandLineRunner.Seen seen = CommandLineRunner.clinamen(words);
        assertThat(seen.code()).as(seen.err()).isEqualTo(code);
        assertThat(seen.err()).contains(message).hasLineCount(1);
    }

    @Test
    @DisplayName(
            "Two runs on one output: the second is told, the first is not disturbed; after a kill the next one may")
    void twoOnOneOutput() throws Exception {
        Path pipe = pipe("source");
        try (Program first = Program.start(
                folder, "run", "--plan", "plan", "--source", "file:source", "--seed", "3", "--out", "out")) {
            try (OutputStream feed = Files.newOutputStream(pipe)) {
                awaitFile(folder.resolve("out.checkpoint.lock"));
                End second = Program.run(folder, "run", "--epsilon", "0.4", "--out", "out");
                assertThat(second.code()).as(second.err()).isEqualTo(Exit.BAD_INPUT);
                assertThat(second.said()).isEqualTo("clinamen: out.checkpoint: another process is writing it\n");
                feed.write(Files.readAllBytes(folder.resolve("bits.bin")));
            }
            assertThat(first.end().code()).isZero();
        }
        assertThat(names()).containsExactly("bits.bin", "out", "plan", "source");
        try (Program killed =
                Program.start(folder, "run", "--plan", "plan", "--source", "file:source", "--out", "out")) {
            try (OutputStream feed = Files.newOutputStream(pipe)) {
                awaitFile(folder.resolve("out.checkpoint.lock"));
                killed.kill();
                killed.end();
            }
        }
        assertThat(folder.resolve("out.checkpoint.lock")).exists();
        assertThat(Program.run(folder, "run", "--epsilon", "0.4", "--out", "out")
                        .code())
                .isZero();
        assertThat(names()).containsExactly("bits.bin", "out", "plan", "source");
    }

    @Test
    @DisplayName("Two extractions to one file: the second is told")
    void twoExtractions() throws Exception {
        try (OutputLock lock = OutputLock.take(folder.resolve("out"))) {
            End second =
                    Program.run(folder, "extract", "--extractor", "von-neumann", "--input", "bits.bin", "--out", "out");
            assertThat(second.code()).as(second.err()).isEqualTo(Exit.BAD_INPUT);
            assertThat(second.said()).isEqualTo("clinamen: out: another process is writing it\n");
        }
        assertThat(names()).containsExactly("bits.bin", "plan");
    }

    private void record(String name) {
        CommandLineRunner.Seen seen = CommandLineRunner.clinamen(
                "record",
                folder.resolve(name),
                "--plan",
                folder.resolve("plan"),
                "--source",
                "file:" + folder.resolve("bits.bin"));
        assertThat(seen.code()).as(seen.err()).isZero();
    }

    private Path pipe(String name) throws IOException, InterruptedException {
        Path pipe = folder.resolve(name);
        assumeTrue(shell("mkfifo " + pipe) == 0, "skipped: no named pipes here");
        return pipe;
    }

    private static boolean isMounted(Path disk) throws IOException, InterruptedException {
        return shell("mount -t tmpfs -o size=128k tmpfs " + disk) == 0;
    }

    private static int shell(String command) throws IOException, InterruptedException {
        return new ProcessBuilder("/bin/sh", "-c", command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private static boolean isBegun(Path checkpoint) {
        return CheckpointFile.read(checkpoint).prefix().chunks() > 0;
    }

    private static void awaitFile(Path file) throws InterruptedException {
        for (int i = 0; i < 1200 && !Files.exists(file); i++) {
            Thread.sleep(50);
        }
        assertThat(file).exists();
    }

    private List<String> names() throws IOException {
        return names(folder);
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }
}
