package io.github.clinamen.core.security;

/**
 * What a bound rests on and no program can check: the ledger of every verdict. Each bound lists its own.
 */
public enum Assumption {
    SANTHA_VAZIRANI(
            "Each bit of the source takes either value with probability at least epsilon, given all earlier bits of the"
                    + " source and all that an adversary knows (C1)."),
    SOURCE_BOX_INDEPENDENCE(
            "Given the adversary's classical knowledge, which may be correlated with both, source and boxes are"
                    + " independent; in particular the source does not react to the outcomes of picked rounds."),
    NO_SIGNALLING(
            "The outcomes of any box say nothing of the settings of any other box of any round, nor do the boxes signal"
                    + " to the adversary; using one set of boxes again and again does not give this by itself."),
    TRUSTED_PROCESSING("The classical processing is trusted, and the recorded settings are those the source produced."),
    PICKS_FIRST(
            "The source bits of a bin's pick are drawn before its settings, and no box and no adversary learns a pick"
                    + " before the outcomes are there."),
    BLOCK_CHOICE_LAST(
            "Settings of the distillation block stay epsilon-free given the later choice of the block and that the run"
                    + " was accepted (steps D14 and D17 of the paper)."),
    PARITY_COMPLETION(
            "The last party's setting is the parity of the others; its box learns nothing of the other settings beyond"
                    + " that parity."),
    PAPER_CONSTANTS(
            "The paper's rounded constants alpha = 0.8842 and beta = 1.260, its distilling function (Lemma 1, which asks"
                    + " for 130 distilled rounds) and Nb large enough for (D17) are taken as printed; nothing here"
                    + " certifies them."),
    NON_SIGNALLING_FRONTIER(
            "The pair (alpha, beta) bounds the bias of every non-signalling box of the game (P1), as its certificate"
                    + " shows.");

    private final String sentence;

    Assumption(String sentence) {
        this.sentence = sentence;
    }

    /** The assumption as one sentence for reports. */
    public String sentence() {
        return sentence;
    }
}
