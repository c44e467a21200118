package io.github.clinamen.core.plan;

import io.github.clinamen.core.protocol.SettingChoice;

/**
 * A plan found in plain arithmetic, still to be settled exactly.
 *
 * @param nd Nd, may be far beyond what can be run
 * @param log2Nb log2 Nb, likewise
 * @param log10Rounds log10 of the rounds measured
 * @param log10SourceBits log10 of the source bits used
 * @param reaches whether the target is thought to be met; false when fixed sizes do not allow it
 */
record Candidate(
        String analysis,
        GameOption option,
        SettingChoice choice,
        double nd,
        double log2Nb,
        double log10Rounds,
        double log10SourceBits,
        boolean reaches) {
    private static final double LOG10_2 = Math.log10(2);

    static Candidate of(
            String analysis, GameOption option, SettingChoice choice, double nd, double log2Nb, boolean reaches) {
        double rounds = Math.log10(nd) + log2Nb * LOG10_2 + (choice == SettingChoice.DISCARD ? Math.log10(3) : 0);
        double picks = analysis.startsWith(PlanRequest.SCATTERED) ? nd * log2Nb : log2Nb;
        double bits = rounds + Math.log10(choice.sourceBits(option.game().parties()));
        // Picks are few beside settings but where Nb is small.
        double all = bits + Math.log10(1 + Math.pow(10, Math.log10(Math.max(picks, 1e-300)) - bits));
        return new Candidate(analysis, option, choice, nd, log2Nb, rounds, all, reaches);
    }

    boolean isScattered() {
        return analysis.startsWith(PlanRequest.SCATTERED);
    }

    double cost(PlanRequest.Objective objective) {
        return objective == PlanRequest.Objective.ROUNDS ? log10Rounds : log10SourceBits;
    }
}
