package io.github.clinamen.certify;

import io.github.clinamen.core.certificate.GaugeCertificate;
import io.github.clinamen.core.certificate.PointTable;
import io.github.clinamen.core.certificate.Points;
import io.github.clinamen.core.game.Game;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.hipparchus.fraction.BigFraction;

/** Finds how much no box can be predicted at all contexts of an XOR game at once: Theorem A's L. */
public final class GaugeFinder {
    /** Up to this many equations a basis is made exact; beyond, numbers are rounded and the certificate repaired. */
    private static final int EXACT_ROWS = 500;

    private static final int EXACT_SIZE = 4_000_000;

    /** Numbers of larger programs: a solver would not return. */
    private static final long MAX_SIZE = 4_000_000;

    /** Rounded numbers are multiples of 2^-36. */
    private static final int BITS = 36;

    private GaugeFinder() {}

    /** With weight 1 at every context. */
    public static GaugeCertificate find(Game game) {
        return find(game, Collections.nCopies(game.contexts().size(), BigInteger.ONE));
    }

    /**
     * The certificate with the largest loss, or one a little below it for a large game; not yet checked.
     *
     * @param weights 0 or more, not all 0, one for each context
     * @throws IllegalArgumentException when the game is too large, with its size
     */
    public static GaugeCertificate find(Game game, List<BigInteger> weights) {
        long points = 1;
        for (int alphabet : game.settings()) {
            points *= 2L * alphabet;
            long numbers = (2L * game.contexts().size() + 1) * points;
            if (numbers > MAX_SIZE) {
                throw new IllegalArgumentException("game: " + game.contexts().size() + " contexts of "
                        + game.parties() + " parties with settings " + game.settings() + " need more than " + MAX_SIZE
                        + " numbers, too many to search");
            }
        }
        GaugeProgram program = new GaugeProgram(game, weights);
        SparseProgram sparse = program.program();
        int rows = sparse.rows().size();
        if (rows <= EXACT_ROWS && (long) rows * sparse.variables() <= EXACT_SIZE) {
            try {
                return exact(game, weights, program);
            } catch (IllegalArgumentException uncertified) {
                // Floating point did not end in an optimal basis: rounded numbers serve as well, a little less tightly.
            }
        }
        return new Rounded(game, weights, program).certificate();
    }

    private static GaugeCertificate exact(Game game, List<BigInteger> weights, GaugeProgram program) {
        BigFraction[] z = ExactProgram.solve(program.program().dense()).values();
        BigInteger d = Arrays.stream(z)
                .map(BigFraction::getDenominator)
                .reduce(BigInteger.ONE, (a, b) -> a.divide(a.gcd(b)).multiply(b));
        Points points = new Points(game);
        IntFunction<PointTable> table = t -> {
            BigInteger[] numbers = points.zero();
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = z[program.variable(t, i)].multiply(d).getNumerator();
            }
            return table(points, numbers);
        };
        int n = game.contexts().size();
        List<PointTable> plus = new ArrayList<>();
        List<PointTable> minus = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            plus.add(table.apply(2 * i));
            minus.add(table.apply(2 * i + 1));
        }
        return new GaugeCertificate(game, weights, z[program.loss()], d, plus, minus, table.apply(2 * n));
    }

    /** What holds of every game: R_x = U and L = 0. */
    private static GaugeCertificate nothing(Game game, List<BigInteger> weights) {
        Points points = new Points(game);
        List<PointTable> plus = new ArrayList<>();
        List<PointTable> minus = new ArrayList<>();
        for (Game.Context x : game.contexts()) {
            for (int sign : new int[] {-1, 1}) {
                BigInteger[] numbers = points.zero();
                for (int a = 0; a < 1 << game.parties(); a++) {
                    numbers[points.index(new PointTable.Point(a, x.setting()))] = BigInteger.ONE;
                }
                points.addGap(numbers, x, BigInteger.valueOf(sign));
                (sign < 0 ? plus : minus).add(table(points, numbers));
            }
        }
        return new GaugeCertificate(
                game, weights, BigFraction.ZERO, BigInteger.ONE, plus, minus, new PointTable(List.of()));
    }

    private static PointTable table(Points points, BigInteger[] numbers) {
        TreeMap<PointTable.Point, BigInteger> entries = new TreeMap<>();
        for (int i = 0; i < numbers.length; i++) {
            if (numbers[i].signum() != 0) {
                entries.put(points.point(i), numbers[i]);
            }
        }
        return PointTable.of(entries);
    }

    /**
     * A floating-point solution made a certificate: rounded to a common denominator, and what then is missing in an equation
     * added, point by point, to the table that may take it. What the sum of the functionals has too much is paid for with L.
     */
    private static final class Rounded {
        private final Game game;
        private final List<BigInteger> weights;
        private final GaugeProgram program;
        private final Points points;
        private final double[] z;
        private final BigInteger d = BigInteger.ONE.shiftLeft(BITS);

        Rounded(Game game, List<BigInteger> weights, GaugeProgram program) {
            this.game = game;
            this.weights = weights;
            this.program = program;
            points = new Points(game);
            z = Glop.values(program.program())
                    .orElseThrow(() -> new IllegalArgumentException("linear program: no optimum found"));
        }

        private BigInteger[] numbers(int table) {
            BigInteger[] numbers = points.zero();
            for (int i = 0; i < numbers.length; i++) {
                double value = z[program.variable(table, i)];
                if (value > 0) {
                    numbers[i] = new BigDecimal(Math.scalb(value, BITS)).toBigInteger();
                }
            }
            return numbers;
        }

        GaugeCertificate certificate() {
            List<PointTable> plus = new ArrayList<>();
            List<PointTable> minus = new ArrayList<>();
            BigInteger[] rest = points.zero();
            BigInteger total = weights.stream().reduce(BigInteger.ZERO, BigInteger::add);
            points.addUnit(rest, d.multiply(total));
            for (int i = 0; i < game.contexts().size(); i++) {
                Game.Context x = game.contexts().get(i);
                BigInteger[] above = numbers(2 * i);
                BigInteger[] below = numbers(2 * i + 1);
                BigInteger[] residue = points.zero();
                points.addGap(residue, x, d.shiftLeft(1));
                for (int k = 0; k < residue.length; k++) {
                    residue[k] = residue[k].add(above[k]).subtract(below[k]);
                }
                points.reduce(residue);
                for (int k = 0; k < residue.length; k++) {
                    above[k] = above[k].add(residue[k].negate().max(BigInteger.ZERO));
                    below[k] = below[k].add(residue[k].max(BigInteger.ZERO));
                }
                plus.add(table(points, above));
                minus.add(table(points, below));
                points.addGap(rest, x, d.multiply(weights.get(i)).negate());
                points.add(rest, plus.getLast(), weights.get(i).negate());
            }
            return slack(plus, minus, rest);
        }

        /** Splits what |w| U has beyond the functionals into L U and points that are not negative. */
        private GaugeCertificate slack(List<PointTable> plus, List<PointTable> minus, BigInteger[] rest) {
            BigInteger[] slack = numbers(2 * game.contexts().size());
            BigInteger loss = new BigDecimal(Math.scalb(z[program.loss()], BITS)).toBigInteger();
            for (int k = 0; k < rest.length; k++) {
                rest[k] = rest[k].subtract(slack[k]);
            }
            points.addUnit(rest, loss.negate());
            points.reduce(rest);
            for (int k = 0; k < rest.length; k++) {
                BigInteger missing = rest[k].negate();
                if (missing.signum() > 0) {
                    // -point = (the other outcomes at its setting) - U.
                    PointTable.Point point = points.point(k);
                    for (int a = 0; a < 1 << game.parties(); a++) {
                        if (a != point.outcomes()) {
                            int at = points.index(new PointTable.Point(a, point.setting()));
                            slack[at] = slack[at].add(missing);
                        }
                    }
                    loss = loss.subtract(missing);
                } else {
                    slack[k] = slack[k].add(rest[k]);
                }
            }
            return loss.signum() < 0
                    ? nothing(game, weights)
                    : new GaugeCertificate(
                            game, weights, new BigFraction(loss, d), d, plus, minus, table(points, slack));
        }
    }
}
