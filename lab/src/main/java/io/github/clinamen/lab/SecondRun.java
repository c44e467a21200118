package io.github.clinamen.lab;

import io.github.clinamen.core.protocol.Amplification;
import io.github.clinamen.core.protocol.Run;
import io.github.clinamen.core.protocol.Tally;
import io.github.clinamen.core.protocol.Verdict;
import java.util.List;
import org.hipparchus.fraction.BigFraction;

/**
 * Devices that take part in a second run while the first one's output is secret, against assumption: perfect GHZ boxes, but in the
 * second run they lose a fifth of the rounds if and only if the first output is 1. That run's verdict, which is published, tells the
 * bit (Barrett, Colbeck and Kent).
 */
public final class SecondRun implements Adversary {
    private final Conspiracy first;
    private final List<Hiding> losing;

    /** @param plan for three parties */
    SecondRun(Amplification plan) {
        Attack.requireThreeParties(plan);
        this.first = new Conspiracy("second-run", plan, RoundBox.ghz(3));
        this.losing = new Conspiracy("second-run", plan, RoundBox.ghz(3).losingAFifth()).hidings();
    }

    @Override
    public String name() {
        return first.name();
    }

    @Override
    public Amplification protocol() {
        return first.protocol();
    }

    @Override
    public boolean breaksAssumptions() {
        return true;
    }

    /** She is misled when the output is 1 and the losing boxes are accepted. */
    @Override
    public BigFraction advantage() {
        int w = Math.toIntExact(protocol().wrongAllowed());
        BigFraction bias = first.perBox(h -> WrongSeries.constant(
                h.expectation(protocol().epsilon(), x -> h.box().lean(x, false)), w));
        BigFraction one = BigFraction.ONE.subtract(bias).divide(2);
        BigFraction passes = first.perBox(h -> WrongSeries.round(new BigFraction(4, 5), new BigFraction(1, 5), w));
        return BigFraction.ONE.subtract(one.multiply(passes).multiply(2));
    }

    @Override
    public End attempt(long seed) {
        Verdict output = verdict(first.hidings(), 2 * seed);
        boolean one =
                output instanceof Verdict.Accepted accepted && accepted.output().get(0);
        Verdict second = verdict(one ? losing : first.hidings(), 2 * seed + 1);
        return End.of(output, !second.isAccepted());
    }

    private Verdict verdict(List<Hiding> boxes, long seed) {
        Run run = Scene.of(protocol(), boxes, seed).run();
        Tally tally = run.worker().tally(0, run.chunks());
        return run.verdict(tally);
    }
}
