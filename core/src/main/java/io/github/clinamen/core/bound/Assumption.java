package io.github.clinamen.core.bound;

/** What a claim rests on and no program can check: the ledger of every verdict. Each protocol lists its own. */
public enum Assumption {
    SANTHA_VAZIRANI(
            "Each bit of the source takes either value with probability at least epsilon, given all earlier bits of the"
                    + " source and all that an adversary knows (C1), each bit used once."),
    SOURCE_BOX_INDEPENDENCE(
            "Given the adversary's classical knowledge, which may be correlated with both, source and boxes are"
                    + " independent."),
    DRAWN_BEFORE_MEASURING(
            "All source bits of the run were drawn before the first box was used, so that none reacts to an outcome."),
    SOURCE_DOES_NOT_SEE_OUTCOMES(
            "The source learns nothing of outcomes but which rounds were wrong: the program did not see the bits being"
                    + " drawn before the first box was used."),
    NO_SIGNALLING(
            "The outcomes of any box say nothing of the settings of any other box of any round, nor do the boxes signal"
                    + " to the adversary; a box does not learn when others are used or whether the run goes on."),
    BOXES_USED_ONCE(
            "Every box is used once and is silent or destroyed afterwards: no box of this run takes part in anything whose"
                    + " transcript, verdict or acceptance is told while the output is secret."),
    PARITY_COMPLETION(
            "The last party's setting is the parity of the others; its box learns nothing of the other settings beyond"
                    + " that parity, by shielding and not only by distance."),
    NOTHING_PUBLISHED(
            "Until the output is used nothing about any outcome leaves the lab but acceptance and which rounds were wrong:"
                    + " no outcome, no table or digest of outcomes, no rounds file, no response time."),
    PLAN_FIXED(
            "The plan, its greatest number of attempts included, was fixed before the first bit; one data set serves one"
                    + " run."),
    TRUSTED_PROCESSING("The classical processing is trusted, and the recorded settings are those the source produced."),
    BLOCK_CHOICE_LAST(
            "Settings of the distillation block stay epsilon-free given the later choice of the block and that the run"
                    + " was accepted (steps D14 and D17 of the paper)."),
    PAPER_CONSTANTS(
            "The paper's rounded constants alpha = 0.8842 and beta = 1.260, its distilling function (Lemma 1, which asks"
                    + " for 130 distilled rounds) and Nb large enough for (D17) are taken as printed; nothing here"
                    + " certifies them."),
    NON_SIGNALLING_FRONTIER(
            "The pair (alpha, beta) bounds the bias of every non-signalling box of the game (P1), as its certificate"
                    + " shows."),
    SOURCE_NOT_STEERED(
            "Given what anybody knows and the source's earlier bits, its next bits, settings and extractor's seed alike, are"
                    + " independent of all earlier outcomes."),
    NON_SIGNALLING_ROUNDS(
            "In each round, given what anybody knows and all earlier rounds, the boxes are non-signalling: no outcome says"
                    + " anything of another party's setting in that round, nor of later settings."),
    QUANTUM_ROUNDS(
            "In each round, given what anybody knows and all earlier rounds, the boxes are separate quantum systems, one a"
                    + " party, and no outcome says anything of later settings."),
    QUANTUM_SIDE_INFORMATION(
            "The adversary may keep a quantum system that is entangled with the boxes and measure it when she likes; what the"
                    + " source remembers is classical, the boxes have no part in it, and she holds a copy of it."),
    CITED_ACCUMULATION(
            "The generalised entropy accumulation theorem is as published (docs/practical.md names the source and checks its"
                    + " premises); nothing here proves it."),
    CLASSICAL_SIDE_INFORMATION(
            "The adversary's knowledge is classical: she keeps no quantum or non-signalling system that is correlated with"
                    + " the boxes, to be measured after settings and seed are known."),
    NOTHING_LEAKS(
            "Until the output is used nothing about the outcomes leaves the place but what the transcript tells; raw"
                    + " outcomes and files of rounds stay secret; no device of this run takes part in another whose result"
                    + " is told meanwhile."),
    CITED_CURVE(
            "The quantum guessing curve is as published (docs/practical.md names the source); nothing here certifies it.");

    private final String sentence;

    Assumption(String sentence) {
        this.sentence = sentence;
    }

    /** The assumption as one sentence for reports. */
    public String sentence() {
        return sentence;
    }
}
