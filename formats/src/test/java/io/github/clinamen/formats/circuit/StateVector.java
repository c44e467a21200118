package io.github.clinamen.formats.circuit;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A simulator for the circuits' few gates, written for the tests alone: reads the text and gives the probabilities. */
final class StateVector {
    private static final Pattern GATE = Pattern.compile("(h|sdg|cx) q\\[(\\d+)\\](?:, q\\[(\\d+)\\])?;");

    private StateVector() {}

    /** P(outcome), bit i of the index being classical bit i. */
    static double[] probabilities(String qasm, int qubits) {
        double[] re = new double[1 << qubits];
        double[] im = new double[1 << qubits];
        re[0] = 1;
        boolean measured = false;
        for (String line : qasm.lines().toList()) {
            Matcher gate = GATE.matcher(line);
            if (gate.matches()) {
                int q = 1 << Integer.parseInt(gate.group(2));
                switch (gate.group(1)) {
                    case "h" -> hadamard(re, im, q);
                    case "sdg" -> inversePhase(re, im, q);
                    default -> controlledNot(re, im, q, 1 << Integer.parseInt(gate.group(3)));
                }
            } else if (line.equals("measure q -> c;") || line.equals("c = measure q;")) {
                measured = true;
            } else if (!line.matches("//.*|OPENQASM [23]\\.0;|include .*|qreg .*|creg .*|qubit.*|bit.*|barrier q;")) {
                throw new AssertionError("not understood: " + line);
            }
        }
        if (!measured) {
            throw new AssertionError("nothing is measured");
        }
        double[] p = new double[re.length];
        for (int i = 0; i < p.length; i++) {
            p[i] = re[i] * re[i] + im[i] * im[i];
        }
        return p;
    }

    private static void hadamard(double[] re, double[] im, int q) {
        double root = Math.sqrt(0.5);
        for (double[] part : new double[][] {re, im}) {
            for (int i = 0; i < part.length; i++) {
                if ((i & q) == 0) {
                    double zero = part[i];
                    double one = part[i | q];
                    part[i] = root * (zero + one);
                    part[i | q] = root * (zero - one);
                }
            }
        }
    }

    /** |1> gets the factor -i. */
    private static void inversePhase(double[] re, double[] im, int q) {
        for (int i = 0; i < re.length; i++) {
            if ((i & q) != 0) {
                double r = re[i];
                re[i] = im[i];
                im[i] = -r;
            }
        }
    }

    private static void controlledNot(double[] re, double[] im, int control, int target) {
        for (double[] part : new double[][] {re, im}) {
            for (int i = 0; i < part.length; i++) {
                if ((i & control) != 0 && (i & target) == 0) {
                    double zero = part[i];
                    part[i] = part[i | target];
                    part[i | target] = zero;
                }
            }
        }
    }
}
