package io.github.clinamen.core.practical;

/** What the boxes of a practical run must obey, and what the adversary may hold of them; her knowledge of the source is classical in all models. */
public enum BoxModel {
    /** Non-signalling in each round, with memory of all earlier rounds. */
    NC("nc", "non-signalling boxes with memory, classical side information"),

    /** Quantum in each round, with memory of all earlier rounds. */
    QC("qc", "quantum boxes with memory, classical side information"),

    /** Quantum in each round, with memory of all earlier rounds, and entangled with a quantum system that the adversary keeps. */
    QQ("qq", "quantum boxes with memory, quantum side information");

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

    /** Whether the boxes are quantum, and not only non-signalling. */
    public boolean hasQuantumBoxes() {
        return this != NC;
    }

    /** Whether the adversary may keep a quantum system. */
    public boolean hasQuantumAdversary() {
        return this == QQ;
    }

    /** @throws IllegalArgumentException when it is none */
    public static BoxModel parse(String word) {
        for (BoxModel model : values()) {
            if (model.word.equals(word)) {
                return model;
            }
        }
        throw new IllegalArgumentException("model: expected nc, qc or qq, found \"" + word + "\"");
    }
}
