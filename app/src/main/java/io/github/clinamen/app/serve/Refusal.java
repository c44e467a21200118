package io.github.clinamen.app.serve;

/** A request that is not served, and why. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    Refusal(Problem problem) {
        super(problem.detail());
        this.problem = problem;
    }

    Refusal(int status, String where, String expected, String found) {
        this(Problem.of(status, where, expected, found));
    }

    Problem problem() {
        return problem;
    }
}
