package io.github.clinamen.core.transcript;

import io.github.clinamen.core.InputFile;
import io.github.clinamen.core.bits.BitString;
import io.github.clinamen.core.bound.Assumption;
import io.github.clinamen.core.bound.Claim;
import io.github.clinamen.core.protocol.AbortReason;
import io.github.clinamen.core.protocol.Protocol;
import io.github.clinamen.core.protocol.Run;
import io.github.clinamen.core.protocol.Tally;
import io.github.clinamen.core.protocol.Verdict;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A finished run, as the lab keeps it: <b>secret until its output is used</b>, since it has the output and tells which
 * files have the outcomes. Whoever has the inputs can compute it again; {@link #differences} says what does not agree. A
 * value of this type cannot contradict itself: its verdict is one that its counts allow. What may be published of it is a
 * {@link Receipt}.
 *
 * @param protocol what was run
 * @param provenance where its bits came from
 * @param counts of all rounds measured, without values
 * @param verdict how it ended; without bits for an expansion, whose outcomes stand in no transcript
 * @param mayPrecedeSource whether the boxes may have been used before the last source bit was drawn
 * @param extraction what was extracted, of an accepted expansion only
 * @param simulation whether source, boxes or the extractor's seed are simulated, so that nothing is certified about nature
 */
public record Transcript(
        Protocol protocol,
        Provenance provenance,
        Tally counts,
        Verdict verdict,
        boolean mayPrecedeSource,
        Optional<Extraction> extraction,
        boolean simulation) {
    public Transcript {
        if (counts.values().length() > 0 || counts.parity()) {
            throw new IllegalArgumentException("counts: expected a tally without values");
        }
        if (BigInteger.valueOf(counts.rounds()).compareTo(protocol.measuredRounds()) > 0) {
            throw new IllegalArgumentException("rounds: expected at most the " + protocol.measuredRounds()
                    + " of the transcript's plan, found " + counts.rounds());
        }
        // What refutes the source's promise does not stand in the counts: they are those of a run that would be
        // accepted.
        boolean refuted = verdict instanceof Verdict.Aborted a && a.reason() == AbortReason.PROMISE_REFUTED;
        if (!protocol.agrees(counts, refuted ? new Verdict.Accepted(BitString.EMPTY) : verdict)) {
            throw new IllegalArgumentException("verdict: "
                    + (verdict.isAccepted() ? "accepted" : "aborted") + " contradicts " + counts.rounds()
                    + " rounds with " + counts.wrong() + " wrong, of " + protocol.measuredRounds() + " with at most "
                    + protocol.wrongAllowed());
        }
        if (verdict instanceof Verdict.Accepted accepted && accepted.output().length() != protocol.recordedBits()) {
            throw new IllegalArgumentException("output: expected " + protocol.recordedBits() + " bits, found "
                    + accepted.output().length());
        }
        if (extraction.isPresent() && !(verdict.isAccepted() && protocol.keeps() == Protocol.Keeps.OUTCOMES)) {
            throw new IllegalArgumentException("extraction: expected none but for an accepted expansion");
        }
        boolean simulated = extraction.map(Extraction::freshIsSimulated).orElse(false);
        if (simulated && !simulation) {
            throw new IllegalArgumentException("simulation: expected true, since the extractor's seed is simulated");
        }
    }

    /**
     * The transcript of a run from its final tally.
     *
     * @param seed of all simulated parts
     */
    public static Transcript of(Run run, long seed, Tally tally) {
        Verdict verdict = run.verdict(tally);
        boolean keepsBits = run.protocol().recordedBits() > 0;
        return new Transcript(
                run.protocol(),
                new Provenance(run.source().spec(), run.device().spec(), seed, run.inputs()),
                tally.withoutValues(),
                verdict.isAccepted() && !keepsBits ? new Verdict.Accepted(BitString.EMPTY) : verdict,
                run.device().mayPrecedeSource(),
                Optional.empty(),
                run.isSimulation());
    }

    /** The same, aborted because the settings refute the promise of the source. */
    public Transcript refuted() {
        return new Transcript(
                protocol,
                provenance,
                counts,
                new Verdict.Aborted(AbortReason.PROMISE_REFUTED),
                mayPrecedeSource,
                Optional.empty(),
                simulation);
    }

    /**
     * The same with what was extracted.
     *
     * @param read of the source of the extractor's seed
     */
    public Transcript with(Extraction made, List<InputFile> read) {
        List<InputFile> inputs = new ArrayList<>(provenance.inputs());
        read.stream().filter(input -> !inputs.contains(input)).forEach(inputs::add);
        return new Transcript(
                protocol,
                new Provenance(provenance.source(), provenance.device(), provenance.seed(), inputs),
                counts,
                verdict,
                mayPrecedeSource,
                Optional.of(made),
                simulation || made.freshIsSimulated());
    }

    /** What is proven of all runs of the protocol. Computed anew at each call: keep it. */
    public Claim claim() {
        return protocol.claim();
    }

    /** What the claim rests on. */
    public List<Assumption> assumptions() {
        return Run.assumptions(protocol, mayPrecedeSource);
    }

    /** What another computation of the same run found otherwise, one line each; empty when it agrees. */
    public List<String> differences(Transcript again) {
        List<String> lines = new ArrayList<>();
        compare(lines, "plan", protocol, again.protocol);
        compare(lines, "source", provenance.source(), again.provenance.source());
        compare(lines, "device", provenance.device(), again.provenance.device());
        compare(lines, "seed", provenance.seed(), again.provenance.seed());
        compare(lines, "inputs", provenance.inputs(), again.provenance.inputs());
        compare(lines, "rounds", counts.rounds(), again.counts.rounds());
        compare(lines, "kept", counts.kept(), again.counts.kept());
        compare(lines, "wrong", counts.wrong(), again.counts.wrong());
        compare(lines, "firstWrong", counts.firstWrong(), again.counts.firstWrong());
        compare(lines, "lastWrong", counts.lastWrong(), again.counts.lastWrong());
        compare(lines, "verdict", verdict, again.verdict);
        compare(lines, "mayPrecedeSource", mayPrecedeSource, again.mayPrecedeSource);
        compare(lines, "extraction", extraction, again.extraction);
        compare(lines, "simulation", simulation, again.simulation);
        return lines;
    }

    private static void compare(List<String> lines, String what, Object recorded, Object found) {
        if (!recorded.equals(found)) {
            lines.add(what + ": recorded " + recorded + ", computed " + found);
        }
    }
}
