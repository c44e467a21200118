package io.github.clinamen.app.serve;

/**
 * What the server lets a client ask for; {@code /api/about} tells them.
 *
 * @param formBytes the longest request body, 16 KiB
 * @param transcriptBytes the longest transcript to verify, 1 MiB
 * @param requestSeconds the longest time a request body may take to arrive
 * @param idleSeconds the longest silence on a connection
 * @param connections how many connections are kept at once
 * @param planSeconds the longest time a request waits for its plan
 * @param waitingPlans how many plans may wait for a core
 * @param outputBits the most bits a plan may output
 * @param runningJobs how many runs, attacks and verifications go on at once
 * @param keptJobs how many of them are remembered, the oldest being forgotten first
 * @param jobSeconds the longest one may take
 * @param rounds the longest run
 * @param attackRounds the most rounds of an attacked plan
 * @param trials the most attempts of an adversary
 * @param shownRounds how many of a run's first rounds can be seen one by one
 * @param reportRounds how many of a run's rounds its report looks at
 */
record Limits(
        int formBytes,
        int transcriptBytes,
        int requestSeconds,
        int idleSeconds,
        int connections,
        int planSeconds,
        int waitingPlans,
        int outputBits,
        int runningJobs,
        int keptJobs,
        int jobSeconds,
        long rounds,
        int attackRounds,
        int trials,
        int shownRounds,
        int reportRounds) {
    static final Limits USUAL = new Limits(
            16 << 10, 1 << 20, 10, 15, 256, 5, 64, 1_000, 2, 32, 30, 100_000_000L, 1_024, 50_000, 4_096, 1_000_000);
}
