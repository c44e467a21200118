package io.github.clinamen.app.serve;

import io.github.clinamen.app.view.AttackReport;
import io.github.clinamen.app.view.AttackTable;
import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.protocol.ProtocolPlan;
import io.github.clinamen.lab.Attack;
import io.github.clinamen.lab.Experiment;
import io.github.clinamen.lab.Prepared;
import io.github.clinamen.lab.SmallPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;

/** Adversaries against a small plan: the options of {@code clinamen attack} by the same names. */
record AttackForm(ProtocolPlan plan, List<Attack> adversaries, long trials, long seed) {
    static final List<String> ADVERSARIES =
            Arrays.stream(Attack.values()).map(Attack::word).toList();

    private static final int MOST_WRONG = 8;

    /** Reads the form and nothing else from the fields. */
    static AttackForm read(Fields fields, Limits limits) {
        SmallPlan small = new SmallPlan(
                fields.whole("parties", 4, 5).orElse(5),
                new Epsilon(fields.exact("epsilon", "0.3", PlanForm.LEAST_EPSILON, "0.5")),
                fields.word("layout", PlanForm.LAYOUTS).orElse("scattered"),
                fields.whole("nd", 1, limits.attackRounds()).orElse(2),
                fields.whole("log2Nb", 0, 10).orElse(2),
                fields.whole("wrongAllowed", 0, MOST_WRONG).orElse(0));
        List<Attack> adversaries = fields.words("adversaries", ADVERSARIES).stream()
                .map(Attack::parse)
                .filter(a -> a != Attack.LEAKED_PICKS || small.layout().equals("scattered"))
                .toList();
        AttackForm form = new AttackForm(
                small.plan(),
                adversaries,
                fields.whole("trials", 1, limits.trials()).orElse(20_000),
                fields.whole("seed", 0L, 1L << 53).orElse(1));
        fields.end();
        long rounds = small.nd() << small.log2Nb();
        if (rounds > limits.attackRounds()) {
            throw new Refusal(
                    400,
                    "nd",
                    "Nd Nb at most " + limits.attackRounds() + " rounds",
                    small.nd() + " * 2^" + small.log2Nb() + " = " + rounds);
        }
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
            Prepared eve = attack.against(plan);
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
