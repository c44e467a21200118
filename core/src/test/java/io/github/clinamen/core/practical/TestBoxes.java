package io.github.clinamen.core.practical;

import io.github.clinamen.core.game.MerminGame;
import java.util.Random;

/** Tables P(a|x) of one round, [setting][outcomes], for attacks. */
final class TestBoxes {
    private TestBoxes() {}

    static boolean isLost(int parties, int a, int x) {
        return parties == 2 ? (Integer.bitCount(a) & 1) != (x == 3 ? 1 : 0) : new MerminGame(parties).isWrong(a, x);
    }

    /** Party p answers bit p of {@code atY} at setting 0 and bit p of {@code atX} at setting 1. */
    static double[][] local(int parties, int atY, int atX) {
        double[][] box = new double[1 << parties][1 << parties];
        for (int x = 0; x < box.length; x++) {
            box[x][x & atX | ~x & atY & box.length - 1] = 1;
        }
        return box;
    }

    /** A deterministic box that is lost at as few settings as possible: one, for two and three parties. */
    static double[][] leastLosing(int parties) {
        int size = 1 << parties;
        for (int u = 0; u < size; u++) {
            for (int v = 0; v < size; v++) {
                double[][] box = local(parties, u, v);
                if (loss(box, parties) == 1) {
                    return box;
                }
            }
        }
        throw new AssertionError();
    }

    /** L. */
    static double loss(double[][] box, int parties) {
        double sum = 0;
        for (int x = 0; x < box.length; x++) {
            for (int a = 0; a < box.length; a++) {
                sum += isLost(parties, a, x) ? box[x][a] : 0;
            }
        }
        return sum;
    }

    /** Wins always: the PR box, or ideal GHZ boxes. */
    static double[][] perfect(int parties) {
        double[][] box = new double[1 << parties][1 << parties];
        for (int x = 0; x < box.length; x++) {
            boolean tested = parties == 2 || new MerminGame(parties).tests(x);
            for (int a = 0; a < box.length; a++) {
                box[x][a] = !tested ? 1.0 / box.length : isLost(parties, a, x) ? 0 : 2.0 / box.length;
            }
        }
        return box;
    }

    static double[][] mixed(double[][] one, double[][] other, double weight) {
        double[][] box = new double[one.length][one.length];
        for (int x = 0; x < box.length; x++) {
            for (int a = 0; a < box.length; a++) {
                box[x][a] = weight * one[x][a] + (1 - weight) * other[x][a];
            }
        }
        return box;
    }

    /**
     * The three-qubit strategy that attains the quantum curve at l = L/8, at most 1/16: state sqrt(1 - 4 l) GHZ + sqrt(4 l) w,
     * with w the part of |+++&gt; that is orthogonal to GHZ; X and Y are measured, and outcomes 000 at setting XXX have
     * probability G.
     */
    static double[][] attaining(double l) {
        double[] state = new double[8];
        double ghz = Math.sqrt(1 - 4 * l);
        double rest = Math.sqrt(4 * l) / (Math.sqrt(3) / 2);
        for (int i = 0; i < 8; i++) {
            double g = i == 0 || i == 7 ? Math.sqrt(0.5) : 0;
            state[i] = ghz * g + rest * (Math.sqrt(1 / 8.0) - g / 2);
        }
        return measured(state);
    }

    /** P(a|x) of a real three-qubit state: (|0> + i^s (-1)^a |1>)/sqrt 2, with s = 1 for Y (setting 0). */
    static double[][] measured(double[] state) {
        double[][] box = new double[8][8];
        for (int x = 0; x < 8; x++) {
            for (int a = 0; a < 8; a++) {
                double re = 0;
                double im = 0;
                for (int i = 0; i < 8; i++) {
                    // Conjugate amplitudes: a factor (-i) for each Y, (-1)^a, where the bit is 1.
                    int quarter = 3 * Integer.bitCount(i & ~x) + 2 * Integer.bitCount(i & a) & 3;
                    double amplitude = state[i] / Math.sqrt(8);
                    re += quarter == 0 ? amplitude : quarter == 2 ? -amplitude : 0;
                    im += quarter == 1 ? amplitude : quarter == 3 ? -amplitude : 0;
                }
                box[x][a] = re * re + im * im;
            }
        }
        return box;
    }

    /** Some box that the curve's model allows, from classical to perfect. */
    static double[][] of(GuessCurve curve, Random random, double epsilon) {
        int n = curve.parties();
        double[][] local =
                random.nextBoolean() ? leastLosing(n) : local(n, random.nextInt(1 << n), random.nextInt(1 << n));
        double w = random.nextInt(3) / 2.0;
        if (curve.isQuantum() && n == 3) {
            return mixed(local, attaining(random.nextDouble() / 16), random.nextBoolean() ? w : 0);
        }
        if (curve.isQuantum()) {
            return mixed(local, chsh(Math.PI / 4 * random.nextDouble()), random.nextBoolean() ? w : 0);
        }
        return mixed(local, perfect(n), w);
    }

    /**
     * Quantum CHSH boxes on cos t |00> + sin t |11> with the measurements best for that state (Acin, Massar, Pironio 2012):
     * S = 2 sqrt(1 + sin^2 2t).
     */
    static double[][] chsh(double t) {
        double sin = Math.sin(2 * t);
        double mu = Math.atan(sin);
        double[][] box = new double[4][4];
        for (int x = 0; x < 4; x++) {
            // Setting 0: A = Z, setting 1: A = X; B = cos mu Z +- sin mu X.
            double sign = (x >> 1 & 1) == 0 ? 1 : -1;
            double a = (x & 1) == 0 ? Math.cos(2 * t) : 0;
            double b = Math.cos(2 * t) * Math.cos(mu);
            double ab = (x & 1) == 0 ? Math.cos(mu) : sign * Math.sin(mu) * sin;
            for (int o = 0; o < 4; o++) {
                double sa = (o & 1) == 0 ? 1 : -1;
                double sb = (o >> 1 & 1) == 0 ? 1 : -1;
                box[x][o] = Math.max(0, (1 + sa * a + sb * b + sa * sb * ab) / 4);
            }
        }
        return box;
    }
}
