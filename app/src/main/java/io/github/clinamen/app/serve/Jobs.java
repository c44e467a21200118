package io.github.clinamen.app.serve;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The jobs of this server: a few at once, the last few remembered. */
final class Jobs implements AutoCloseable {
    private final Limits limits;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Job> known = new LinkedHashMap<>();
    private final ThreadPoolExecutor threads;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("clinamen-late").factory());

    Jobs(Limits limits) {
        this.limits = limits;
        this.threads = new ThreadPoolExecutor(
                0,
                limits.runningJobs(),
                10,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                Thread.ofPlatform().daemon().name("clinamen-job-", 1).factory());
    }

    /**
     * Starts a job.
     *
     * @param total rounds or attempts
     * @throws Refusal with 429 when enough are running
     */
    synchronized Job start(Job.Kind kind, long total, Job.Work work) {
        Job job = new Job(HexFormat.of().toHexDigits(random.nextLong()), kind, total, limits);
        try {
            threads.execute(() -> job.perform(work));
            var unused = clock.schedule(job::interrupt, limits.jobSeconds() + 1L, TimeUnit.SECONDS);
        } catch (RejectedExecutionException e) {
            throw new Refusal(429, "server", "at most " + limits.runningJobs() + " jobs at once", "as many running");
        }
        known.put(job.id(), job);
        if (known.size() > limits.keptJobs()) {
            known.values().stream()
                    .filter(old -> !old.isRunning())
                    .findFirst()
                    .ifPresent(old -> known.remove(old.id()));
        }
        return job;
    }

    synchronized Optional<Job> find(String id) {
        return Optional.ofNullable(known.get(id));
    }

    @Override
    public synchronized void close() {
        known.values().forEach(Job::cancel);
        threads.shutdown();
        clock.shutdownNow();
    }
}
