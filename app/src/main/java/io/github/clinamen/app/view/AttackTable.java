package io.github.clinamen.app.view;

import io.github.clinamen.core.protocol.Protocol;
import java.io.PrintWriter;
import java.util.List;

/**
 * Adversaries against one plan.
 *
 * @param excess whether one that keeps to the assumptions did better than the bound allows
 */
public record AttackTable(
        boolean simulation,
        String protocol,
        String game,
        double epsilon,
        long rounds,
        long wrongAllowed,
        long seed,
        List<AttackReport> attacks,
        boolean excess) {
    public static AttackTable of(Protocol plan, long seed, List<AttackReport> reports) {
        return new AttackTable(
                true,
                plan.name(),
                plan.game().name(),
                plan.epsilon().toDouble(),
                plan.measuredRounds().longValueExact(),
                plan.wrongAllowed(),
                seed,
                reports,
                reports.stream().anyMatch(r -> r.excess() && !r.breaksAssumptions()));
    }

    public void print(PrintWriter out) {
        out.printf(
                "simulation: %s, %s, epsilon %s, %d rounds%s%n",
                protocol, game, epsilon, rounds, wrongAllowed > 0 ? ", at most " + wrongAllowed + " wrong" : "");
        out.printf(
                "%-16s %9s %9s %19s %10s %10s %10s%n",
                "adversary", "accepted", "right", "interval (99.9%)", "advantage", "computed", "bound");
        for (AttackReport r : attacks) {
            out.printf(
                    "%-16s %9.5f %9.5f [%8.5f,%8.5f] %10.5f %10.5f %10.5f%s%n",
                    r.adversary(),
                    r.acceptance(),
                    r.success(),
                    r.successLow(),
                    r.successHigh(),
                    r.advantage(),
                    r.computedAdvantage(),
                    r.bound(),
                    r.remark());
        }
        if (excess) {
            out.println(
                    "*** EXCESS: an adversary that keeps to the assumptions did better than the bound allows. Please"
                            + " report this. ***");
        }
        out.flush();
    }
}
