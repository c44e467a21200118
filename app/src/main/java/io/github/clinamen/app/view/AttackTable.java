package io.github.clinamen.app.view;

import io.github.clinamen.core.protocol.ProtocolPlan;
import java.io.PrintWriter;
import java.util.List;

/**
 * Adversaries against one plan.
 *
 * @param excess whether one that keeps to the assumptions did better than the bound allows
 */
public record AttackTable(
        boolean simulation,
        int parties,
        double epsilon,
        String layout,
        long nd,
        int log2Nb,
        long wrongAllowed,
        long seed,
        List<AttackReport> attacks,
        boolean excess) {
    public static AttackTable of(ProtocolPlan plan, long seed, List<AttackReport> reports) {
        return new AttackTable(
                true,
                plan.game().parties(),
                plan.epsilon().toDouble(),
                plan.layout().name(),
                plan.layout().distilledRounds(),
                plan.layout().choiceBits(),
                plan.wrongAllowed(),
                seed,
                reports,
                reports.stream().anyMatch(r -> r.excess() && !r.breaksAssumptions()));
    }

    public void print(PrintWriter out) {
        out.printf(
                "simulation: %d parties, epsilon %s, %s, Nd = %d, Nb = 2^%d%s%n",
                parties, epsilon, layout, nd, log2Nb, wrongAllowed > 0 ? ", W = " + wrongAllowed : "");
        out.printf(
                "%-14s %9s %9s %19s %10s %10s %10s%n",
                "adversary", "accepted", "right", "interval (99.9%)", "advantage", "computed", "bound");
        for (AttackReport r : attacks) {
            out.printf(
                    "%-14s %9.5f %9.5f [%8.5f,%8.5f] %10.5f %10.5f %10.5f%s%n",
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
