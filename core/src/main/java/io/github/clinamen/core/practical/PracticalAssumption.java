package io.github.clinamen.core.practical;

import java.util.ArrayList;
import java.util.List;

/** What the practical mode's claim rests on and no program can check. */
public enum PracticalAssumption {
    SANTHA_VAZIRANI(
            "Each bit of the source takes either value with probability at least epsilon, given all earlier bits of the"
                    + " source and all classical knowledge e that anybody has of source and boxes before the run."),
    SOURCE_NOT_STEERED(
            "Given e and the source's earlier bits, its next bits, settings and extractor's seed alike, are independent of"
                    + " all earlier outcomes."),
    NON_SIGNALLING_ROUNDS(
            "In each round, given e and all earlier rounds, the boxes are non-signalling: no outcome says anything of another"
                    + " party's setting in that round, nor of later settings."),
    QUANTUM_ROUNDS(
            "In each round, given e and all earlier rounds, the boxes are separate quantum systems, one a party, and no"
                    + " outcome says anything of later settings."),
    CLASSICAL_SIDE_INFORMATION(
            "The adversary's knowledge is classical: she keeps no quantum or non-signalling system that is correlated with"
                    + " the boxes, to be measured after settings and seed are known."),
    NOTHING_LEAKS(
            "Until the output is used nothing about the outcomes leaves the place but what the transcript tells; raw"
                    + " outcomes and files of rounds stay secret."),
    TRUSTED_PROCESSING(
            "The classical processing is trusted, and the recorded settings are those that the source produced."),
    CITED_CURVE(
            "The quantum guessing curve is as published (docs/practical.md names the source); nothing here certifies it.");

    private final String sentence;

    PracticalAssumption(String sentence) {
        this.sentence = sentence;
    }

    /** One sentence, for reports. */
    public String sentence() {
        return sentence;
    }

    /** Those of a plan. */
    public static List<PracticalAssumption> of(PracticalPlan plan) {
        List<PracticalAssumption> all = new ArrayList<>(List.of(SANTHA_VAZIRANI, SOURCE_NOT_STEERED));
        all.add(plan.model() == BoxModel.QC ? QUANTUM_ROUNDS : NON_SIGNALLING_ROUNDS);
        all.addAll(List.of(CLASSICAL_SIDE_INFORMATION, NOTHING_LEAKS, TRUSTED_PROCESSING));
        if (plan.curve().evidence() == GuessCurve.Evidence.CITED) {
            all.add(CITED_CURVE);
        }
        return List.copyOf(all);
    }
}
