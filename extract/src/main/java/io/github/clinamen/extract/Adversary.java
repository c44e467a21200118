package io.github.clinamen.extract;

/** What the adversary may hold about input and seed; the statement of a plan is about her. */
public enum Adversary {
    /** Classical knowledge; given it, input and seed are independent. */
    CLASSICAL("classical"),

    /**
     * A quantum system E, such that input and seed are independent given E (Markov model: I(X : Y | E) = 0). It contains the
     * product model, where the seed is independent of input and E together; with a uniform seed the two are the same.
     */
    QUANTUM("quantum");

    private final String word;

    Adversary(String word) {
        this.word = word;
    }

    /** As on the command line. */
    public String word() {
        return word;
    }

    @Override
    public String toString() {
        return word;
    }
}
