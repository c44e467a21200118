// Eve's laboratory, on small plans.

import { explain, follow, post, stop } from "./api.js";
import { attacks } from "./chart.js";
import { byId, count, html, say, verdict } from "./text.js";

let names = [];
let table = null;
let running = null;

function showQuestion() {
  say("attack-epsilon-value", byId("attack-epsilon").value);
  say("attack-rounds-value", byId("attack-rounds").value);
  byId("attack-wrong").max = Math.min(8, byId("attack-rounds").valueAsNumber - 1);
  say("attack-wrong-value", byId("attack-wrong").value);
}

function showTable() {
  const rows = names.map((name) => {
    const report = table?.attacks.find((r) => r.adversary.split(":")[0] === name);
    const row = html("tr");
    const head = html("th", name);
    head.scope = "row";
    row.append(head);
    const cells = report
      ? [report.acceptance, report.success, report.advantage, report.computedAdvantage].map((v) => v.toFixed(4))
          .concat(report.breaksAssumptions ? `${report.bound.toFixed(4)} \u2020` : report.bound.toFixed(4))
      : Array(5).fill("\u2013");
    row.append(...cells.map((text) => html("td", text)));
    if (report) {
      row.title = report.origin;
    }
    return row;
  });
  byId("attack-rows").replaceChildren(...rows);
  attacks(byId("attack-chart"), names, table);
}

async function start(event) {
  event.preventDefault();
  if (running !== null) {
    return;
  }
  running = "";
  byId("attack-start").disabled = true;
  byId("attack-stop").disabled = false;
  verdict("attack-verdict", "Attacking");
  say("attack-line", "\u00a0");
  try {
    const job = await post("api/attacks", {
      epsilon: byId("attack-epsilon").value,
      game: byId("attack-game").value,
      rounds: byId("attack-rounds").valueAsNumber,
      wrongAllowed: byId("attack-wrong").valueAsNumber,
      trials: Number(byId("attack-trials").value),
    });
    running = job.id;
    const done = await follow(job, (state) => {
      byId("attack-progress").value = state.done / state.total;
      say("attack-line", `${count(state.done)} of ${count(state.total)} attempts`);
    });
    byId("attack-progress").value = 1;
    table = done.attack;
    showTable();
    sum();
  } catch (error) {
    const stopped = error.problem?.status === 409;
    verdict("attack-verdict", stopped ? "Stopped" : "No attack", stopped ? "" : "refused");
    say("attack-line", stopped ? "Nothing came of it." : explain(error));
  } finally {
    running = null;
    byId("attack-start").disabled = false;
    byId("attack-stop").disabled = true;
  }
}

function sum() {
  const fair = table.attacks.filter((r) => !r.breaksAssumptions);
  const best = fair.reduce((a, b) => (b.advantage > a.advantage ? b : a));
  if (table.excess) {
    verdict("attack-verdict", "Above the bound", "refused");
    say("attack-line", "An adversary that keeps to the assumptions beat the bound. Please report this.");
  } else {
    verdict("attack-verdict", "The bound holds", "accepted");
    say("attack-line", `The best that keeps to the assumptions is ${best.adversary.split(":")[0]}: ${best.advantage.toFixed(3)} of at `
      + `most ${best.bound.toFixed(3)}.`);
  }
}

export function startAttack(about) {
  names = about.adversaries;
  for (const id of ["attack-epsilon", "attack-rounds", "attack-wrong"]) {
    byId(id).addEventListener("input", showQuestion);
  }
  byId("attack-form").addEventListener("submit", start);
  byId("attack-stop").addEventListener("click", () => running && stop(running).catch(() => {}));
  new ResizeObserver(() => attacks(byId("attack-chart"), names, table)).observe(byId("attack-chart"));
  showQuestion();
  showTable();
}
