package io.github.clinamen.core.protocol;

/** Why a run ended with the empty symbol. */
public enum AbortReason {
    /** Step 2: fewer than N/3 rounds had settings in X. */
    TOO_FEW_KEPT("too-few-kept", "fewer than a third of the rounds had settings of the game (step 2)"),
    /** Step 4: a round outside the distillation block, or a tested round, was wrong, and none may be. */
    WRONG_ROUND("wrong-round", "a tested round was inconsistent with the maximal violation (step 4)"),
    /** (P5): more tested rounds were wrong than the plan allows. */
    TOO_MANY_WRONG("too-many-wrong", "more tested rounds were wrong than the plan allows"),
    /** The settings cannot come from a source that keeps its epsilon, whatever the boxes did (docs/audit.md). */
    PROMISE_REFUTED("promise-refuted", "the settings refute the promise of the source");

    private final String word;
    private final String explanation;

    AbortReason(String word, String explanation) {
        this.word = word;
        this.explanation = explanation;
    }

    /** The word used in files and in JSON. */
    public String word() {
        return word;
    }

    public String explanation() {
        return explanation;
    }
}
