package io.github.clinamen.app.serve;

import io.github.clinamen.app.view.PlanReport;
import io.github.clinamen.app.view.RunReport;
import io.github.clinamen.app.view.VerifyReport;
import io.github.clinamen.core.Rationals;
import io.github.clinamen.core.plan.PlanRequest;
import io.github.clinamen.core.plan.PlanResult;
import io.github.clinamen.core.protocol.Protocol;
import io.github.clinamen.core.transcript.Transcript;
import io.github.clinamen.formats.TranscriptFile;
import io.github.clinamen.session.Verification;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The JSON API, documented in {@code openapi.json}: the objects of the commands' {@code --json}, over HTTP. */
final class Api implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SIMULATED = "adversarial";

    private final Limits limits;
    private final Reports reports;
    private final Plans plans;
    private final Jobs jobs;

    /** One thing that can be asked. */
    record Route(HandlerType method, String path, Handler handler) {}

    Api(Limits limits, Reports reports) {
        this.limits = limits;
        this.reports = reports;
        this.plans = new Plans(limits);
        this.jobs = new Jobs(limits);
    }

    List<Route> routes() {
        return List.of(
                new Route(HandlerType.GET, "/api/about", context -> answer(context, 200, About.of(limits))),
                new Route(HandlerType.POST, "/api/plan", this::plan),
                new Route(HandlerType.POST, "/api/curve", this::curve),
                new Route(HandlerType.POST, "/api/runs", this::run),
                new Route(HandlerType.POST, "/api/attacks", this::attack),
                new Route(HandlerType.POST, "/api/verifications", this::verify),
                new Route(
                        HandlerType.GET,
                        "/api/jobs/{id}",
                        context -> answer(context, 200, job(context).view())),
                new Route(HandlerType.DELETE, "/api/jobs/{id}", this::cancel),
                new Route(HandlerType.GET, "/api/jobs/{id}/rounds", this::rounds),
                new Route(HandlerType.GET, "/api/jobs/{id}/transcript", this::transcript),
                new Route(HandlerType.GET, "/api/jobs/{id}/report", this::report));
    }

    /** Answers the page's first questions before they are asked. */
    void warmUp() {
        PlanForm first = PlanForm.read(Fields.parse(new byte[] {'{', '}'}), limits);
        Thread.ofVirtual().start(() -> {
            try {
                plans.result(first);
                plans.curve(first);
            } catch (Refusal busy) {
                // Then who asks waits.
            }
        });
    }

    private void plan(Context context) {
        PlanForm form = PlanForm.read(form(context), limits);
        answer(
                context,
                200,
                PlanReport.of(
                        plans.result(form),
                        form.epsilon(),
                        form.target(),
                        form.bits(),
                        Rationals.shortest(form.noise()),
                        PlanRequest.USUAL_ROUNDS_PER_SECOND));
    }

    private void curve(Context context) {
        answer(context, 200, plans.curve(PlanForm.read(form(context), limits)));
    }

    private void run(Context context) {
        Fields fields = form(context);
        PlanForm form = PlanForm.read(fields.object("plan"), limits);
        String source = fields.text("source", SIMULATED, 100);
        String device = fields.text("device", "ghz", 100);
        long seed = fields.whole("seed", 0L, 1L << 53).orElse(1);
        fields.end();
        SimulatedRun run = new SimulatedRun(feasible(plans.result(form)), source, device, seed);
        long rounds = run.check(limits);
        started(context, jobs.start(Job.Kind.RUN, rounds, job -> {
            Transcript t = perform(run, job);
            return new Job.Outcome(t, RunReport.of(t, job.seconds()), null, null, null);
        }));
    }

    private void attack(Context context) {
        AttackForm form = AttackForm.read(form(context), limits);
        started(
                context,
                jobs.start(
                        Job.Kind.ATTACK,
                        form.attempts(),
                        job -> new Job.Outcome(null, null, form.run(job), null, null)));
    }

    private void verify(Context context) {
        byte[] body = RequestBody.read(context, limits.transcriptBytes(), limits.requestSeconds());
        Transcript recorded = TranscriptFile.open(Path.of("transcript"), body);
        started(
                context,
                jobs.start(Job.Kind.VERIFICATION, recorded.counts().rounds(), job -> verification(recorded, job)));
    }

    private Job.Outcome verification(Transcript recorded, Job job) {
        SimulatedRun run = SimulatedRun.of(recorded);
        RunReport said = RunReport.of(recorded, job.seconds());
        try {
            run.check(limits);
        } catch (Refusal refusal) {
            // What it says can be shown all the same, as something that was not verified.
            return new Job.Outcome(null, said, null, null, refusal.problem());
        }
        Transcript again = perform(run, job);
        return new Job.Outcome(
                recorded,
                said,
                null,
                VerifyReport.of(new Verification(again, recorded.differences(again), List.of()), job.seconds()),
                null);
    }

    private Transcript perform(SimulatedRun run, Job job) {
        return run.transcript(
                limits,
                prefix -> job.progress(prefix.tally().rounds(), prefix.tally().wrong()),
                job::isUnwanted);
    }

    private void cancel(Context context) {
        Job job = job(context);
        job.cancel();
        answer(context, 200, job.view());
    }

    private void rounds(Context context) {
        answer(
                context,
                200,
                FirstRounds.of(
                        SimulatedRun.of(result(job(context)))
                                .open(limits, () -> Thread.currentThread().isInterrupted()),
                        limits.shownRounds()));
    }

    private void transcript(Context context) {
        context.header("Content-Disposition", "attachment; filename=\"run.json\"");
        context.status(200).contentType("application/json").result(TranscriptFile.text(result(job(context))));
    }

    /** The page has styles within and needs nothing else: it may have these, and is kept apart from this one. */
    private void report(Context context) {
        Transcript transcript = result(job(context));
        String html;
        // One at a time: making rounds again takes a core for a while.
        synchronized (reports) {
            html = reports.html("run.json", transcript, limits.reportRounds());
        }
        context.header(
                "Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox");
        context.header("Content-Disposition", "attachment; filename=\"report.html\"");
        context.status(200).contentType("text/html; charset=utf-8").result(html);
    }

    private Protocol feasible(PlanResult result) {
        if (!result.feasible() || result.log10Rounds() > Math.log10((double) limits.rounds())) {
            throw new Refusal(
                    400,
                    "plan",
                    "one that can be run here, in at most " + limits.rounds() + " rounds",
                    result.feasible() ? String.format("10^%.2f rounds", result.log10Rounds()) : result.reason());
        }
        return result.best().orElseThrow().protocol();
    }

    private Fields form(Context context) {
        return Fields.parse(RequestBody.read(context, limits.formBytes(), limits.requestSeconds()));
    }

    private Job job(Context context) {
        String id = context.pathParam("id");
        return jobs.find(id)
                .orElseThrow(() -> new Refusal(
                        404, "id", "one of the last " + limits.keptJobs() + " jobs of this server", "another"));
    }

    private static Transcript result(Job job) {
        @Nullable Transcript transcript = job.outcome().transcript();
        if (transcript == null) {
            throw new Refusal(409, "job", "a finished run", job.isRunning() ? "a running one" : "none");
        }
        return transcript;
    }

    private static void started(Context context, Job job) {
        context.header("Location", "/api/jobs/" + job.id());
        answer(context, 202, job.view());
    }

    static void answer(Context context, int status, Object value) {
        context.status(status).contentType("application/json").result(JSON.writeValueAsString(value));
    }

    static void refuse(Context context, Problem problem) {
        if (problem.status() == 429 || problem.status() == 503) {
            context.header("Retry-After", "1");
        }
        context.status(problem.status())
                .contentType("application/problem+json")
                .result(Objects.requireNonNull(JSON.writeValueAsString(problem)));
    }

    static String text(Problem problem) {
        return JSON.writeValueAsString(problem);
    }

    @Override
    public void close() {
        jobs.close();
        plans.close();
    }
}
