package io.github.clinamen.core.practical;

/** What the boxes of a practical run must obey; in both models the adversary's knowledge of boxes and source is classical. */
public enum BoxModel {
    /** Non-signalling in each round, with memory of all earlier rounds. */
    NC("nc", "non-signalling boxes with memory, classical side information"),

    /** Quantum in each round, with memory of all earlier rounds. */
    QC("qc", "quantum boxes with memory, classical side information");

    private final String word;
    private final String sentence;

    BoxModel(String word, String sentence) {
        this.word = word;
        this.sentence = sentence;
    }

    /** As on the command line. */
    public String word() {
        return word;
    }

    /** In a few words, for reports. */
    public String sentence() {
        return sentence;
    }

    /** @throws IllegalArgumentException when it is neither */
    public static BoxModel parse(String word) {
        for (BoxModel model : values()) {
            if (model.word.equals(word)) {
                return model;
            }
        }
        throw new IllegalArgumentException("model: expected nc or qc, found \"" + word + "\"");
    }
}
