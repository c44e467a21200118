package io.github.clinamen.certify;

import io.github.clinamen.core.game.MerminGame;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.fraction.BigFraction;

/**
 * The pairs (alpha, beta) with P(f = w | x0) - P(f != w | x0) <= alpha + beta I.P on all non-signalling boxes: a convex set,
 * found by its vertices.
 *
 * @param vertices of its lower boundary, by increasing alpha
 * @param boxes one for each vertex: for the first a perfect box with bias alpha, for the others one whose bias is
 *     alpha + beta I.P at that vertex and the one before
 */
record HalfFrontier(Reduction reduction, BigFraction cells, List<Vertex> vertices, List<BigFraction[]> boxes) {
    /** The weight that makes one of alpha and beta least first, and the other one second. */
    private static final long PRIORITY = 1_000;

    private static final int MAX_ATTEMPTS = 4;

    /** @param multipliers by column: alpha + beta I.P - bias = multipliers . P */
    record Vertex(BigFraction alpha, BigFraction beta, BigFraction[] multipliers) {}

    /** A vertex and the box that proves it to be optimal for the weights that were asked for. */
    private record Optimum(Vertex vertex, BigFraction[] box) {}

    static HalfFrontier find(MerminGame game, Reduction reduction, int w) {
        HalfFrontier frontier = new HalfFrontier(
                reduction, new BigFraction(1L << game.parties()), new ArrayList<>(), new ArrayList<>());
        Optimum perfect = frontier.optimum(w, BigFraction.ONE, BigFraction.ZERO);
        Vertex first = frontier.extreme(w, false, perfect.vertex.alpha);
        Vertex last = frontier.extreme(w, true, BigFraction.ZERO);
        frontier.vertices.add(first);
        frontier.boxes.add(perfect.box);
        frontier.between(w, first, last);
        return frontier;
    }

    /** The vertex with the least alpha (known) and then least beta, or with beta = 0 and then the least alpha. */
    private Vertex extreme(int w, boolean last, BigFraction known) {
        BigFraction priority = new BigFraction(PRIORITY);
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            Vertex v = (last ? optimum(w, BigFraction.ONE, priority) : optimum(w, priority, BigFraction.ONE)).vertex;
            if ((last ? v.beta : v.alpha).equals(known)) {
                return v;
            }
            priority = priority.multiply(PRIORITY);
        }
        throw new IllegalStateException("frontier: its end was not found");
    }

    /** Adds all vertices after a up to b: ask in the direction of the chord for a lower point. */
    private void between(int w, Vertex a, Vertex b) {
        if (a.alpha.equals(b.alpha)) {
            return;
        }
        BigFraction ofAlpha = a.beta.subtract(b.beta);
        BigFraction ofBeta = b.alpha.subtract(a.alpha);
        Optimum found = optimum(w, ofAlpha, ofBeta);
        BigFraction chord = a.alpha.multiply(ofAlpha).add(a.beta.multiply(ofBeta));
        Vertex v = found.vertex;
        if (v.alpha.multiply(ofAlpha).add(v.beta.multiply(ofBeta)).compareTo(chord) < 0) {
            between(w, a, v);
            between(w, v, b);
        } else {
            vertices.add(b);
            boxes.add(found.box);
        }
    }

    /** min ofAlpha alpha + ofBeta beta; a column's reduced cost is 2^n ofAlpha times the box's entry. */
    private Optimum optimum(int w, BigFraction ofAlpha, BigFraction ofBeta) {
        int columns = reduction.columns();
        long[][] matrix = new long[columns + 2][];
        for (int c = 0; c < columns; c++) {
            matrix[c] = reduction.column(c);
        }
        long[] inequality = reduction.inequality();
        BigInteger common =
                Arrays.stream(inequality).mapToObj(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::gcd);
        // Unknowns 2^n alpha and beta times the common factor of I's coefficients.
        matrix[columns] = new long[reduction.rows()];
        matrix[columns][0] = -1;
        matrix[columns + 1] =
                Arrays.stream(inequality).map(i -> -i / common.longValueExact()).toArray();
        BigFraction costOfAlpha = ofAlpha.divide(cells);
        BigFraction costOfBeta = ofBeta.divide(common);
        BigInteger scale = lcm(costOfAlpha.getDenominator(), costOfBeta.getDenominator());
        BigInteger size = costOfAlpha
                .multiply(scale)
                .getNumerator()
                .gcd(costOfBeta.multiply(scale).getNumerator());
        BigFraction scaled = new BigFraction(scale, size);
        long[] costs = new long[columns + 2];
        costs[columns] = costOfAlpha.multiply(scaled).getNumerator().longValueExact();
        costs[columns + 1] = costOfBeta.multiply(scaled).getNumerator().longValueExact();
        boolean[] free = new boolean[columns + 2];
        free[columns] = true;
        long[] gain = reduction.probability(w);
        long[] loss = reduction.probability(1 - w);
        long[] right = new long[gain.length];
        Arrays.setAll(right, r -> loss[r] - gain[r]);
        ExactSolution solution = ExactProgram.solve(new LinearProgram(matrix, right, costs, free));
        BigFraction mass = new BigFraction(costs[columns]).multiply(cells);
        BigFraction[] multipliers = new BigFraction[columns];
        BigFraction[] box = new BigFraction[columns];
        for (int c = 0; c < columns; c++) {
            multipliers[c] = solution.values()[c].divide(reduction.size(c));
            box[c] = solution.reducedCosts()[c].divide(mass);
        }
        BigFraction alpha = solution.values()[columns].divide(cells);
        BigFraction beta = solution.values()[columns + 1].divide(common);
        return new Optimum(new Vertex(alpha, beta, multipliers), box);
    }

    private static BigInteger lcm(BigInteger a, BigInteger b) {
        return a.divide(a.gcd(b)).multiply(b);
    }

    BigFraction leastAlpha() {
        return vertices.getFirst().alpha;
    }

    BigFraction[] perfectBox() {
        return boxes.getFirst();
    }

    /** The least beta at an alpha that is not below the least one. */
    BigFraction beta(BigFraction alpha) {
        int i = upper(alpha);
        return i == vertices.size()
                ? vertices.getLast().beta
                : mix(vertices.get(i - 1).beta, vertices.get(i).beta, share(alpha, i));
    }

    /** The box that touches the segment over this alpha. */
    BigFraction[] box(BigFraction alpha) {
        return boxes.get(Math.min(upper(alpha), vertices.size() - 1));
    }

    /** By column: alpha + beta I.P - bias = multipliers . P, where beta is not below the least one. */
    BigFraction[] multipliers(BigFraction alpha, BigFraction beta) {
        int i = upper(alpha);
        BigFraction extra = beta.subtract(beta(alpha));
        BigFraction[] mixed = new BigFraction[reduction.columns()];
        for (int c = 0; c < mixed.length; c++) {
            mixed[c] = i == vertices.size()
                    ? vertices.getLast()
                            .multipliers[c]
                            .add(alpha.subtract(vertices.getLast().alpha).divide(cells))
                    : mix(vertices.get(i - 1).multipliers[c], vertices.get(i).multipliers[c], share(alpha, i));
            if (reduction.isWrong(c)) {
                mixed[c] = mixed[c].add(extra);
            }
        }
        return mixed;
    }

    /** The vertex that ends the segment over this alpha; their number beyond the last one. */
    private int upper(BigFraction alpha) {
        for (int i = 1; i < vertices.size(); i++) {
            if (alpha.compareTo(vertices.get(i).alpha) <= 0) {
                return i;
            }
        }
        return vertices.size();
    }

    private BigFraction share(BigFraction alpha, int i) {
        BigFraction from = vertices.get(i - 1).alpha;
        return alpha.subtract(from).divide(vertices.get(i).alpha.subtract(from));
    }

    private static BigFraction mix(BigFraction a, BigFraction b, BigFraction share) {
        return a.add(b.subtract(a).multiply(share));
    }
}
