package io.github.clinamen.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clinamen.app.Program.End;
import io.github.clinamen.formats.CheckpointFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program killed at random moments, as by a power cut: what it wrote under a final name is whole or not there, and
 * doing the same again gives the same bytes as if nothing had happened. The number of kills of each test is the property
 * {@code clinamen.kills}: 2, and 100 in the long profile.
 */
@Tag("slow")
class KillTest {
    private static final int KILLS = Integer.getInteger("clinamen.kills", 2);

    private final SplittableRandom random = new SplittableRandom(Long.getLong("clinamen.killSeed", 20261125));

    @TempDir
    private Path folder;

    @BeforeEach
    void inputs() throws Exception {
        int megabytes = KILLS > 10 ? 24 : 3;
        write("bits.bin", megabytes);
        // Two source bits a round.
        long rounds = megabytes * 4_000_000L;
        End planned = Program.run(folder, "plan", "--epsilon", "0.4", "--rounds", rounds, "--out", "plan");
        assertThat(planned.code()).as(planned.err()).isZero();
    }

    @Test
    @DisplayName("run: killed and resumed any number of times, the transcript is the same")
    void run() throws Exception {
        String[] begin = {
            "run",
            "--plan",
            "plan",
            "--source",
            "file:bits.bin",
            "--seed",
            "3",
            "--threads",
            "2",
            "--out",
            "out",
            "--checkpoint-every",
            "0.01"
        };
        String[] goOn = {"run", "--resume", "out.checkpoint", "--out", "out", "--checkpoint-every", "0.01"};
        Path checkpoint = folder.resolve("out.checkpoint");
        killAndCompare(checkpoint, () -> {
            if (!Files.exists(checkpoint)) {
                return begin;
            }
            assertThat(CheckpointFile.read(checkpoint).prefix().chunks()).isPositive();
            return goOn;
        });
    }

    @Test
    @DisplayName("practical run: killed and resumed any number of times, the output bits are the same")
    void practicalRun() throws Exception {
        String[] plan = {"practical", "plan", "--rounds", "1e6", "--out", "practical"};
        End planned = Program.run(folder, (Object[]) plan);
        assertThat(planned.code()).as(planned.err()).isZero();
        String[] begin = {
            "practical",
            "run",
            "--plan",
            "practical",
            "--source",
            "file:bits.bin",
            "--seed",
            "3",
            "--threads",
            "2",
            "--output",
            "out",
            "--checkpoint-every",
            "0.01"
        };
        String[] goOn = {
            "practical", "run", "--resume", "out.checkpoint", "--output", "out", "--checkpoint-every", "0.01"
        };
        Path checkpoint = folder.resolve("out.checkpoint");
        killAndCompare(checkpoint, () -> {
            if (!Files.exists(checkpoint)) {
                return begin;
            }
            // The first one counts nothing: it stands beside the outcomes from their first byte on.
            assertThat(CheckpointFile.read(checkpoint).prefix().chunks()).isNotNegative();
            return goOn;
        });
    }

    @Test
    @DisplayName("record: killed any number of times, the rounds file is the same in the end")
    void record() throws Exception {
        killAndCompare(null, () -> new String[] {
            "record", "out", "--plan", "plan", "--source", "file:bits.bin", "--seed", "3", "--device", "ghz:0.01"
        });
    }

    @Test
    @DisplayName("practical record: killed any number of times, the rounds file is the same in the end")
    void practicalRecord() throws Exception {
        killAndCompare(null, () -> new String[] {
            "practical",
            "record",
            "out",
            "--rounds",
            "1e6",
            "--epsilon",
            "0.45",
            "--source",
            "file:bits.bin",
            "--seed",
            "3"
        });
    }

    @Test
    @DisplayName("audit: killed any number of times, it leaves nothing, and says the same in the end")
    void audit() throws Exception {
        String[] words = {"audit", "bits.bin", "--epsilon", "0.45", "--json"};
        List<String> before = names();
        byte[] bits = Files.readAllBytes(folder.resolve("bits.bin"));
        long started = System.nanoTime();
        End whole = Program.run(folder, (Object[]) words);
        long millis = (System.nanoTime() - started) / 1_000_000;
        assertThat(whole.code()).as(whole.err()).isZero();
        for (int kills = 0, times = 0; kills < KILLS; times++) {
            assertThat(times).isLessThan(20 * KILLS);
            try (Program program = Program.start(folder, (Object[]) words)) {
                if (!program.endsWithin(random.nextLong(millis))) {
                    program.kill();
                    kills++;
                }
                program.end();
            }
            assertThat(names()).isEqualTo(before);
        }
        End last = Program.run(folder, (Object[]) words);
        assertThat(last.out().replaceAll("\"seconds\".*", ""))
                .isEqualTo(whole.out().replaceAll("\"seconds\".*", ""));
        assertThat(Files.readAllBytes(folder.resolve("bits.bin"))).isEqualTo(bits);
    }

    @Test
    @DisplayName("convert: killed any number of times, the Parquet file is the same in the end")
    void convert() throws Exception {
        End recorded = Program.run(folder, "record", "in.rounds", "--plan", "plan", "--source", "file:bits.bin");
        assertThat(recorded.code()).as(recorded.err()).isZero();
        killAndCompare(null, () -> new String[] {"convert", "in.rounds", "out", "--to", "parquet"});
    }

    @Test
    @DisplayName("extract: killed and started again any number of times, the bits are the same")
    void extract() throws Exception {
        // It keeps a state after each 8 MiB of input.
        write("long.bin", 25);
        Path state = folder.resolve("out.part.state");
        String[] words = {
            "extract",
            "--extractor",
            "circulant",
            "--input",
            "long.bin",
            "--block",
            "20000",
            "--min-entropy",
            "15000",
            "--error",
            "1e-3",
            "--seed",
            "bits.bin",
            "--out",
            "out"
        };
        killAndCompare(state, () -> words);
    }

    private void write(String name, int megabytes) throws IOException {
        byte[] bits = new byte[megabytes << 20];
        new SplittableRandom(1).nextBytes(bits);
        Files.write(folder.resolve(name), bits);
    }

    private interface Next {
        String[] words() throws Exception;
    }

    /**
     * @param state what a command goes on from, none for one that begins again: every second time the kill waits until
     *     it has just been written, since at random moments most of the time goes into starting the program
     */
    private void killAndCompare(@Nullable Path state, Next next) throws Exception {
        Path out = folder.resolve("out");
        List<String> before = names();
        String[] begin = next.words();
        long started = System.nanoTime();
        End whole = Program.run(folder, (Object[]) begin);
        long millis = (System.nanoTime() - started) / 1_000_000;
        assertThat(whole.code()).as(whole.err()).isIn(Exit.OK, Exit.ABORTED);
        byte[] expected = Files.readAllBytes(out);
        Files.delete(out);
        assertThat(names()).as("files left after a run that ended").isEqualTo(before);

        int kills = 0;
        int resumed = 0;
        for (int times = 0; kills < KILLS; times++) {
            assertThat(times)
                    .as("runs for " + kills + " kills, the others having ended before")
                    .isLessThan(20 * KILLS);
            String[] words = next.words();
            resumed += isThere(state) ? 1 : 0;
            try (Program program = Program.start(folder, (Object[]) words)) {
                long most = millis;
                if (state != null && times % 2 == 0) {
                    awaitChange(program, state);
                    most = 20;
                }
                if (program.endsWithin(random.nextLong(most))) {
                    End end = program.end();
                    assertThat(end.code()).as(end.err()).isEqualTo(whole.code());
                } else {
                    program.kill();
                    program.end();
                    kills++;
                }
            }
            if (Files.exists(out)) {
                assertThat(Files.readAllBytes(out)).as("under the final name").isEqualTo(expected);
                Files.delete(out);
            }
        }
        String[] words = next.words();
        resumed += isThere(state) ? 1 : 0;
        End last = Program.run(folder, (Object[]) words);
        assertThat(last.code()).as(last.err()).isEqualTo(whole.code());
        assertThat(Files.readAllBytes(out)).isEqualTo(expected);
        Files.delete(out);
        assertThat(names()).as("files left behind in the end").isEqualTo(before);
        if (state != null) {
            assertThat(resumed).as("times resumed").isPositive();
            String command = String.join(" ", begin).split(" --", 2)[0];
            System.out.println(command + ": " + KILLS + " kills, " + resumed + " times resumed");
        }
    }

    private static boolean isThere(@Nullable Path file) {
        return file != null && Files.exists(file);
    }

    /** Returns when the file is newer than it was, or the program has ended. */
    private static void awaitChange(Program program, Path file) throws Exception {
        long before = changed(file);
        while (!program.endsWithin(1) && changed(file) == before) {}
    }

    private static long changed(Path file) {
        return file.toFile().lastModified();
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<String> names = new ArrayList<>(
                    files.map(file -> String.valueOf(file.getFileName())).toList());
            names.sort(null);
            return names;
        }
    }
}
