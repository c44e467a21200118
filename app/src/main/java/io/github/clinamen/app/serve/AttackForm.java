package io.github.clinamen.app.serve;

import io.github.clinamen.app.view.AttackReport;
import io.github.clinamen.app.view.AttackTable;
import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.protocol.Amplification;
import io.github.clinamen.lab.Adversary;
import io.github.clinamen.lab.Attack;
import io.github.clinamen.lab.Experiment;
import io.github.clinamen.lab.SmallPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;

/** Adversaries against a small plan: the options of {@code clinamen attack} by the same names. */
record AttackForm(Amplification plan, List<Attack> adversaries, long trials, long seed) {
    /** Those of an amplification of three parties. */
    static final List<String> ADVERSARIES =
            Attack.allOn(SmallPlan.amplification(PlanForm.GAMES.getFirst(), Epsilon.HALF, 2, 0)).stream()
                    .map(Attack::word)
                    .toList();

    private static final int MOST_WRONG = 8;

    /** Reads the form and nothing else from the fields. */
    static AttackForm read(Fields fields, Limits limits) {
        long rounds = fields.whole("rounds", 1, limits.attackRounds()).orElse(20);
        Amplification plan = SmallPlan.amplification(
                fields.word("game", PlanForm.GAMES).orElse(PlanForm.GAMES.getFirst()),
                new Epsilon(fields.exact("epsilon", "0.3", PlanForm.LEAST_EPSILON, "0.5")),
                rounds,
                fields.whole("wrongAllowed", 0, Math.min(MOST_WRONG, rounds - 1))
                        .orElse(0));
        List<Attack> possible = Attack.allOn(plan);
        List<String> asked = fields.words("adversaries", ADVERSARIES);
        List<Attack> adversaries =
                asked.stream().map(Attack::parse).filter(possible::contains).toList();
        if (adversaries.isEmpty()) {
            throw new Refusal(
                    400,
                    "adversaries",
                    "some of " + possible.stream().map(Attack::word).collect(Collectors.joining(", ")),
                    String.join(", ", asked));
        }
        AttackForm form = new AttackForm(
                plan,
                adversaries,
                fields.whole("trials", 1, limits.trials()).orElse(20_000),
                fields.whole("seed", 0L, 1L << 53).orElse(1));
        fields.end();
        return form;
    }

    /** How many attempts there are in all. */
    long attempts() {
        return trials * adversaries.size();
    }

    AttackTable run(Job job) {
        List<AttackReport> reports = new ArrayList<>();
        for (Attack attack : adversaries) {
            long before = trials * reports.size();
            Adversary eve = attack.on(plan);
            Experiment result = Experiment.run(eve, trials, seed, done -> {
                if (job.isUnwanted()) {
                    throw new CancellationException();
                }
                job.progress(before + done, 0);
            });
            reports.add(AttackReport.of(attack, eve, result));
        }
        return AttackTable.of(plan, seed, reports);
    }
}
