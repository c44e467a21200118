package io.github.clinamen.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The program as a process of its own, which can be killed, starved and interrupted. */
final class Program implements AutoCloseable {
    /** What became of a process: its exit code (137 after a kill) and what it printed. */
    record End(int code, String out, String err) {
        /** Standard error without what the JVM itself says of its modules. */
        String said() {
            return err.lines()
                    .filter(line -> !line.startsWith("WARNING: Using incubator modules"))
                    .reduce("", (before, line) -> before + line + "\n");
        }
    }

    private final Process process;
    private final CompletableFuture<String> out;
    private final CompletableFuture<String> err;

    private Program(Process process) {
        this.process = process;
        this.out = CompletableFuture.supplyAsync(() -> text(process.getInputStream()), Program::onItsOwn);
        this.err = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()), Program::onItsOwn);
    }

    /** Starts the program in a folder. */
    static Program start(Path folder, Object... words) throws IOException {
        return limited(folder, "exec \"$@\"", words);
    }

    /** Starts it by a shell script that ends in {@code exec "$@"}, such as one that sets limits. */
    static Program limited(Path folder, String script, Object... words) throws IOException {
        // Whoever runs the tests in the background has its children ignore interrupts, unless told otherwise.
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", script, "sh"));
        if (Files.isExecutable(Path.of("/usr/bin/env"))) {
            command.addAll(List.of("/usr/bin/env", "--default-signal=INT"));
        }
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules=jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:ErrorFile=" + folder.resolve("jvm-crash.log"),
                "-Xmx512m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "io.github.clinamen.app.Main"));
        Arrays.stream(words).map(Object::toString).forEach(command::add);
        return new Program(
                new ProcessBuilder(command).directory(folder.toFile()).start());
    }

    /** Runs the program to its end. */
    static End run(Path folder, Object... words) throws IOException, InterruptedException {
        try (Program program = start(folder, words)) {
            return program.end();
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Whether it ended within so many milliseconds. */
    boolean endsWithin(long millis) throws InterruptedException {
        return process.waitFor(millis, TimeUnit.MILLISECONDS);
    }

    /** kill -9: the process does not get to do anything more. */
    void kill() {
        process.destroyForcibly();
    }

    /** {@code INT}, as Ctrl-C sends, or {@code TERM}. */
    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("/bin/sh", "-c", "kill -" + name + " " + process.pid())
                .start()
                .waitFor();
    }

    /** Waits for the end, two minutes at most. */
    End end() throws InterruptedException {
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException("the program hangs: " + process.info());
        }
        return new End(process.exitValue(), out.join(), err.join());
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static void onItsOwn(Runnable task) {
        Thread.ofPlatform().daemon().start(task);
    }

    private static String text(InputStream in) {
        try (in) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException closedByKill) {
            return "";
        }
    }
}
