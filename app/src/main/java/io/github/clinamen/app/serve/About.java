package io.github.clinamen.app.serve;

import java.util.List;

/** What this server is and lets clients ask for. */
record About(String name, String version, String notice, Limits limits, List<String> games, List<String> adversaries) {
    static About of(Limits limits) {
        return new About(
                "clinamen",
                "0.1.0",
                "Runs on this page are simulations: they certify nothing about nature.",
                limits,
                PlanForm.GAMES,
                AttackForm.ADVERSARIES);
    }
}
