package io.github.clinamen.core.practical;

import io.github.clinamen.core.protocol.Tally;
import io.github.clinamen.core.transcript.Provenance;
import java.util.ArrayList;
import java.util.List;

/**
 * A finished practical run, but for its secret: the output bits stay in a file of their own, and not even a digest of them is told.
 *
 * @param plan what was run
 * @param provenance where its bits came from
 * @param fresh textual form of the source of the extractor's seed
 * @param rounds how many were measured: all, or fewer after an early abort
 * @param lost how many of them were lost
 * @param digest of all planes of all rounds
 * @param accepted whether the plan accepts that
 * @param minEntropy bits certified for the outcomes, 0 when aborted
 * @param seedBits fresh source bits that the extractor used, 0 when nothing was extracted
 * @param outputBits how many bits came out
 * @param output name of the file with the output, empty for none
 * @param assumptions what the claim rests on
 * @param simulation whether source or boxes are simulated, so that nothing is certified about nature
 */
public record PracticalTranscript(
        PracticalPlan plan,
        Provenance provenance,
        String fresh,
        long rounds,
        long lost,
        long digest,
        boolean accepted,
        long minEntropy,
        long seedBits,
        long outputBits,
        String output,
        List<PracticalAssumption> assumptions,
        boolean simulation) {
    public PracticalTranscript {
        assumptions = List.copyOf(assumptions);
        if (rounds < 0 || lost < 0 || lost > rounds || rounds > plan.rounds()) {
            throw new IllegalArgumentException("rounds: expected at most " + plan.rounds()
                    + " rounds and at most so many lost, found " + rounds + " and " + lost);
        }
        if (accepted != isAccepted(plan, rounds, lost)) {
            throw new IllegalArgumentException("accepted: expected all " + plan.rounds() + " rounds and at most "
                    + plan.lostAllowed() + " of them lost when accepted, else not, found " + accepted + " with "
                    + rounds
                    + " rounds, " + lost + " lost");
        }
        requireBits("minEntropy", minEntropy, accepted);
        requireBits("seedBits", seedBits, accepted);
        requireBits("outputBits", outputBits, accepted);
    }

    private static boolean isAccepted(PracticalPlan plan, long rounds, long lost) {
        return rounds == plan.rounds() && plan.accepts(lost);
    }

    private static void requireBits(String name, long bits, boolean accepted) {
        if (bits < 0 || !accepted && bits > 0) {
            throw new IllegalArgumentException(name + ": expected none when aborted, else 0 or more, found " + bits);
        }
    }

    /**
     * The transcript of a run.
     *
     * @param tally of all rounds, or of those up to an early abort
     */
    public static PracticalTranscript of(
            TestedRun run,
            Provenance provenance,
            String fresh,
            Tally tally,
            long seedBits,
            long outputBits,
            String output) {
        boolean accepted = isAccepted(run.plan(), tally.rounds(), tally.wrong());
        return new PracticalTranscript(
                run.plan(),
                provenance,
                fresh,
                tally.rounds(),
                tally.wrong(),
                tally.digest(),
                accepted,
                accepted ? run.plan().minEntropy() : 0,
                seedBits,
                outputBits,
                output,
                PracticalAssumption.of(run.plan()),
                run.isSimulation());
    }

    /** What another computation of the same run found otherwise, one line each; empty when it agrees. */
    public List<String> differences(PracticalTranscript again) {
        List<String> lines = new ArrayList<>();
        compare(lines, "plan", plan, again.plan);
        compare(lines, "provenance", provenance, again.provenance);
        compare(lines, "fresh", fresh, again.fresh);
        compare(lines, "rounds", rounds, again.rounds);
        compare(lines, "lost", lost, again.lost);
        compare(lines, "digest", Long.toHexString(digest), Long.toHexString(again.digest));
        compare(lines, "accepted", accepted, again.accepted);
        compare(lines, "minEntropy", minEntropy, again.minEntropy);
        compare(lines, "seedBits", seedBits, again.seedBits);
        compare(lines, "outputBits", outputBits, again.outputBits);
        compare(lines, "assumptions", assumptions, again.assumptions);
        compare(lines, "simulation", simulation, again.simulation);
        return lines;
    }

    private static void compare(List<String> lines, String what, Object recorded, Object found) {
        if (!recorded.equals(found)) {
            lines.add(what + ": recorded " + recorded + ", computed " + found);
        }
    }
}
