package io.github.clinamen.core.transcript;

import io.github.clinamen.core.protocol.ProtocolPlan;
import io.github.clinamen.core.protocol.ProtocolRun;
import io.github.clinamen.core.protocol.Tally;
import io.github.clinamen.core.protocol.Verdict;
import io.github.clinamen.core.security.Assumption;
import io.github.clinamen.core.security.SecurityBound;
import java.util.ArrayList;
import java.util.List;

/**
 * A finished run. Everything but the provenance follows from the plan and the bits, so that whoever has the inputs can
 * compute it again; {@link #differences} says what does not agree.
 *
 * @param plan what was run
 * @param provenance where its bits came from
 * @param totals of all rounds measured, without their contributed bits
 * @param verdict how it ended
 * @param analysis which bound the plan has
 * @param log2Excess an upper bound on log2 of P(guess) - 1/2, as a decimal
 * @param assumptions what the bound rests on
 * @param simulation whether source or boxes are simulated, so that nothing is certified about nature
 */
public record Transcript(
        ProtocolPlan plan,
        Provenance provenance,
        Totals totals,
        Verdict verdict,
        String analysis,
        String log2Excess,
        List<Assumption> assumptions,
        boolean simulation) {
    /**
     * The counts of a {@link Tally}, whose legend they share.
     *
     * @param tested how many rounds were tested: all that were kept, less those distilled
     */
    public record Totals(
            long rounds, long kept, long tested, long wrong, long firstWrong, long lastWrong, long digest) {}

    public Transcript {
        assumptions = List.copyOf(assumptions);
    }

    /** The transcript of a run from its final tally and verdict. */
    public static Transcript of(ProtocolRun run, Provenance provenance, Tally tally, Verdict verdict) {
        SecurityBound bound = SecurityBound.of(run.plan());
        return new Transcript(
                run.plan(),
                provenance,
                totals(run, tally),
                verdict,
                bound.analysis(),
                bound.log2Excess().toString(),
                bound.assumptions(),
                run.isSimulation());
    }

    private static Totals totals(ProtocolRun run, Tally tally) {
        // After an early abort only some of the Nd rounds to distil have been reached.
        long distilled = tally.rounds() == run.rounds()
                ? run.plan().layout().distilledRounds()
                : Math.min(
                        tally.kept() >> run.plan().layout().choiceBits(),
                        run.plan().layout().distilledRounds());
        return new Totals(
                tally.rounds(),
                tally.kept(),
                Math.max(0, tally.kept() - distilled),
                tally.wrong(),
                tally.firstWrong(),
                tally.lastWrong(),
                tally.digest());
    }

    /** What another computation of the same run found otherwise, one line each; empty when it agrees. */
    public List<String> differences(Transcript again) {
        List<String> lines = new ArrayList<>();
        compare(lines, "plan", plan, again.plan);
        compare(lines, "source", provenance.source(), again.provenance.source());
        compare(lines, "device", provenance.device(), again.provenance.device());
        compare(lines, "seed", provenance.seed(), again.provenance.seed());
        compare(lines, "inputs", provenance.inputs(), again.provenance.inputs());
        compare(lines, "rounds", totals.rounds(), again.totals.rounds());
        compare(lines, "kept", totals.kept(), again.totals.kept());
        compare(lines, "tested", totals.tested(), again.totals.tested());
        compare(lines, "wrong", totals.wrong(), again.totals.wrong());
        compare(lines, "firstWrong", totals.firstWrong(), again.totals.firstWrong());
        compare(lines, "lastWrong", totals.lastWrong(), again.totals.lastWrong());
        compare(lines, "digest", Long.toHexString(totals.digest()), Long.toHexString(again.totals.digest()));
        compare(lines, "verdict", verdict, again.verdict);
        compare(lines, "analysis", analysis, again.analysis);
        compare(lines, "log2Excess", log2Excess, again.log2Excess);
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
