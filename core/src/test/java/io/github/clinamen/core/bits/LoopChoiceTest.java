package io.github.clinamen.core.bits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Words first, vectors when they pay, and words alone in a JVM without the Vector API. */
class LoopChoiceTest {
    /** Both kinds of loops, for contract tests. */
    static List<Loops> both() {
        List<Loops> loops = new ArrayList<>(List.of(new WordLoops()));
        loops.add(LoopChoice.vectors().orElseThrow());
        return loops;
    }

    @Test
    void aJvmWithoutTheVectorModuleRunsTheSameProtocol() throws IOException, InterruptedException {
        String expected = WithoutVectors.result();
        assertThat(run(List.of())).isEqualTo("words\n" + expected + "\n");
        assertThat(run(List.of("--add-modules=jdk.incubator.vector"))).endsWith("vectors\n" + expected + "\n");
    }

    private static String run(List<String> flags) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), WithoutVectors.class.getName()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .replace(System.lineSeparator(), "\n")
                .replace(File.separatorChar, '/');
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
