package io.github.clinamen.bench;

import io.github.clinamen.certify.PredictabilityFinder;
import io.github.clinamen.certify.Symmetry;
import io.github.clinamen.core.certificate.CertificateChecker;
import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.core.game.OutcomeFunction;
import org.hipparchus.fraction.BigFraction;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Certificates found and checked a second, in a warm process: the goals are 2 for five parties (half a second each) and 0.5
 * for seven (two seconds each).
 */
@State(Scope.Benchmark)
public class CertifyBenchmark {
    @Benchmark
    public BigFraction certifyFive(ProcessorShare share) {
        return findAndCheck(5, "majority:3");
    }

    @Benchmark
    public BigFraction certifySeven(ProcessorShare share) {
        return findAndCheck(7, "weights:5:0,3,4");
    }

    private static BigFraction findAndCheck(int parties, String function) {
        return CertificateChecker.check(PredictabilityFinder.find(
                new MerminGame(parties), OutcomeFunction.parse(function), (1 << parties) - 1, Symmetry.FULL));
    }
}
