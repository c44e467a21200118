package io.github.clinamen.formats.circuit;

import io.github.clinamen.core.game.MerminGame;

/**
 * One round as a circuit: the GHZ state (|0...0> + |1...1>)/sqrt 2 of n qubits, then qubit i measured in X or Y as
 * party i + 1 was asked, into classical bit i. Outcome 1 is the eigenvalue -1.
 *
 * @param game how many parties
 * @param setting packed as in the game: bit i is 1 for X and 0 for Y
 */
public record GhzCircuit(MerminGame game, int setting) {
    public GhzCircuit {
        if (setting < 0 || setting >>> game.parties() != 0) {
            throw new IllegalArgumentException("setting: expected 0 to 2^" + game.parties() + " - 1, found " + setting);
        }
    }

    /** The settings in letters, party 1 first, such as {@code XXYXY}. */
    public String letters() {
        StringBuilder text = new StringBuilder();
        for (int p = 0; p < game.parties(); p++) {
            text.append((setting >> p & 1) == 1 ? 'X' : 'Y');
        }
        return text.toString();
    }

    /** {@code mermin_} and the letters; results are told apart by it. */
    public String name() {
        return "mermin_" + letters();
    }

    /** The circuit's text in a version of OpenQASM. The barrier keeps the state from being prepared for the setting. */
    public String text(Qasm qasm) {
        int n = game.parties();
        StringBuilder text = new StringBuilder();
        text.append("// ").append(name()).append(": one round, party 1 is q[0]; X for setting 1, Y for setting 0\n");
        text.append(qasm.head(n));
        text.append("h q[0];\n");
        for (int p = 1; p < n; p++) {
            text.append("cx q[").append(p - 1).append("], q[").append(p).append("];\n");
        }
        text.append("barrier q;\n");
        for (int p = 0; p < n; p++) {
            if ((setting >> p & 1) == 0) {
                text.append("sdg q[").append(p).append("];\n");
            }
            text.append("h q[").append(p).append("];\n");
        }
        return text.append(qasm.measurement()).toString();
    }

    /** The languages that circuits are written in. */
    public enum Qasm {
        /** OpenQASM 2. */
        TWO("2"),
        /** OpenQASM 3. */
        THREE("3");

        private final String version;

        Qasm(String version) {
            this.version = version;
        }

        /** {@code 2} or {@code 3}. */
        public String version() {
            return version;
        }

        private String head(int n) {
            return this == TWO
                    ? "OPENQASM 2.0;\ninclude \"qelib1.inc\";\nqreg q[" + n + "];\ncreg c[" + n + "];\n"
                    : "OPENQASM 3.0;\ninclude \"stdgates.inc\";\nqubit[" + n + "] q;\nbit[" + n + "] c;\n";
        }

        private String measurement() {
            return this == TWO ? "measure q -> c;\n" : "c = measure q;\n";
        }
    }
}
