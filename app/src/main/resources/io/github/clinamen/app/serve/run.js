// A run: started, watched, looked at round by round.

import { explain, follow, get, post, stop } from "./api.js";
import { current, onPlan, question } from "./plan.js";
import { clear, show as showRounds, shown } from "./rounds.js";
import { byId, count, decimal, html, say, seconds, verdict } from "./text.js";

let running = null;
let most = Infinity;

/** The boxes of the form: noisy ones get every so many rounds wrong as the noise slider says. */
function device() {
  const kind = byId("device").value;
  return kind === "noisy" ? `ghz:${Number((2 * byId("noise").value).toFixed(6))}` : kind;
}

function offer(plan) {
  const start = byId("run-start");
  const possible = plan !== null && plan.feasible && plan.rounds !== null && plan.rounds <= most;
  start.textContent = possible ? `Run ${count(plan.rounds)} rounds` : "Run";
  start.disabled = !possible || running !== null;
  say("run-hint", possible
    ? "The program runs them at full speed; the picture then replays the first ones slowly."
    : plan === null || !plan.feasible
      ? "There is no plan to run: move the sliders above."
      : `The page runs at most ${count(most)} rounds; the command line runs more.`);
}

function busy(on) {
  byId("run-stop").disabled = !on;
  offer(current());
}

async function start(event) {
  event.preventDefault();
  if (running !== null || byId("run-start").disabled) {
    return;
  }
  running = "";
  busy(true);
  clear();
  links(null);
  verdict("run-verdict", "Running");
  say("run-line", "\u00a0");
  say("rounds-caption", "\u00a0");
  say("round-detail", "Start a run, then move through its rounds one by one.");
  try {
    const job = await post("api/runs", {
      plan: question(), source: byId("source").value, device: device(), seed: byId("seed").valueAsNumber,
    });
    running = job.id;
    const done = await follow(job, (state) => {
      byId("run-progress").value = state.total === 0 ? 0 : state.done / state.total;
      say("run-line", `${count(state.done)} of ${count(state.total)} rounds, ${count(state.wrong)} wrong`);
    });
    byId("run-progress").value = 1;
    report(done);
    showRounds(await get(`api/jobs/${done.id}/rounds`));
    say("rounds-caption", `The first ${count(shown())} rounds, replayed slowly; all ${count(done.run.rounds)} took ${seconds(done.seconds)}. `
      + (done.run.protocol === "amplification" ? "Each is tested, and each gives a value to the bit." : "Each is tested."));
  } catch (error) {
    if (error.problem?.status === 409) {
      verdict("run-verdict", "Stopped");
      say("run-line", "Nothing came of it.");
    } else {
      verdict("run-verdict", "Not run", "refused");
      say("run-line", explain(error));
    }
  } finally {
    running = null;
    busy(false);
  }
}

/** Shows a verdict with all that belongs to it. */
function report(job) {
  const run = job.run;
  if (run.verdict === "accepted") {
    verdict("run-verdict", run.outputBits === 1 ? `Accepted: k = ${run.bit}` : `Accepted: ${count(run.outputBits)} bits`, "accepted");
    say("run-line", `trace distance \u2264 ${decimal(run.traceDistance)}, were source and boxes real. They are simulated.`);
  } else {
    verdict("run-verdict", "Aborted: no bit", "refused");
    say("run-line", run.reason === "too-few-kept"
      ? "Too few rounds had settings of the game."
      : `Tested rounds were wrong: ${count(run.wrong)}, forgiven: ${count(run.wrongAllowed)}.`);
  }
  say("run-rounds", count(run.rounds));
  say("run-allowed", count(run.wrongAllowed));
  say("run-wrong", count(run.wrong));
  say("run-time", seconds(job.seconds));
  byId("run-assumptions").replaceChildren(...run.assumptions.map((sentence) => html("li", sentence)));
  links(job);
}

function links(job) {
  for (const [id, what, name] of [["run-transcript", "transcript", "run.json"], ["run-report", "report", "report.html"]]) {
    const link = byId(id);
    if (job === null) {
      link.removeAttribute("href");
      link.setAttribute("aria-disabled", "true");
    } else {
      link.href = `api/jobs/${job.id}/${what}`;
      link.download = name;
      link.removeAttribute("aria-disabled");
    }
  }
}

export function startRun(about) {
  most = about.limits.rounds;
  onPlan(offer);
  byId("run-form").addEventListener("submit", start);
  byId("run-stop").addEventListener("click", () => running && stop(running).catch(() => {}));
}
