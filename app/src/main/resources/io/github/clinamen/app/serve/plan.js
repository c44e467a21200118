// The plan: sliders to a question, its answer to the page.

import { explain, post } from "./api.js";
import { curves } from "./chart.js";
import { byId, count, decimal, powerOfTen, say, verdict } from "./text.js";

const FACTS = ["theorem", "game", "bits", "pass", "wrong", "paper"];

let latest = null;
let asked = 0;
let curveAsked = "";
let curve = null;
let curveTimer = 0;
const listeners = [];

/** The question that the sliders ask, as the API takes it. */
export function question() {
  const form = { epsilon: byId("epsilon").value, target: `1e-${byId("target").value}`, noise: byId("noise").value };
  if (byId("game").value) {
    form.game = byId("game").value;
  }
  return form;
}

/** The plan on the page, null before there is one. */
export const current = () => latest;

/** Tells the listener of each new plan. */
export const onPlan = (listener) => listeners.push(listener);

function showQuestion() {
  say("epsilon-value", byId("epsilon").value);
  say("target-value", powerOfTen(-byId("target").value));
  say("noise-value", byId("noise").value);
  byId("epsilon").setAttribute("aria-valuetext", `epsilon ${byId("epsilon").value}`);
  byId("target").setAttribute("aria-valuetext", `ten to the minus ${byId("target").value}`);
  byId("noise").setAttribute("aria-valuetext", `${(100 * byId("noise").value).toFixed(2)} percent`);
}

async function update() {
  showQuestion();
  const mine = ++asked;
  const form = question();
  try {
    const plan = await post("api/plan", form);
    if (mine !== asked) {
      return; // a later question has been asked
    }
    latest = plan;
    show(plan);
    drawCurve(form);
    listeners.forEach((listener) => listener(plan));
  } catch (error) {
    if (mine === asked) {
      latest = null;
      verdict("plan-rounds", "No plan", "refused");
      say("plan-bound", explain(error));
      FACTS.forEach((fact) => say(`fact-${fact}`, "\u2013"));
      listeners.forEach((listener) => listener(null));
    }
  }
}

function show(plan) {
  if (plan.feasible) {
    verdict("plan-rounds", `${count(plan.rounds, plan.log10Rounds)} rounds`);
    say("plan-bound", `trace distance \u2264 ${decimal(plan.traceDistance)}, proved`);
  } else {
    verdict("plan-rounds", plan.log10Rounds === null ? "Not possible" : `${count(null, plan.log10Rounds)} rounds`, "refused");
    say("plan-bound", plan.log10Rounds === null ? plan.reason : "more than anyone can measure");
  }
  const best = plan.theorem !== null;
  say("fact-theorem", best ? plan.theorem : "\u2013");
  say("fact-game", best ? `${plan.parties} parties, ${plan.game}` : "\u2013");
  say("fact-bits", best ? count(plan.sourceBits, plan.log10SourceBits) : "\u2013");
  say("fact-pass", best ? `${(100 * plan.completeness).toPrecision(4)}%` : "\u2013");
  say("fact-wrong", best ? count(plan.wrongAllowed) : "\u2013");
  say("fact-paper", `${count(null, plan.paperLog10Rounds)} rounds`);
}

function drawCurve(form) {
  const wanted = JSON.stringify([form.target, form.noise, form.game]);
  if (curve !== null && wanted === curveAsked) {
    redraw();
    return;
  }
  curveAsked = wanted;
  clearTimeout(curveTimer);
  curveTimer = setTimeout(async () => {
    try {
      const answer = await post("api/curve", { target: form.target, noise: form.noise, ...(form.game && { game: form.game }) });
      if (wanted === curveAsked) {
        curve = answer;
        redraw();
      }
    } catch (error) {
      if (wanted === curveAsked) {
        curveAsked = ""; // the chart of before stays; the next move asks again
      }
    }
  }, curve === null ? 0 : 300);
}

function redraw() {
  if (curve !== null && latest !== null) {
    curves(byId("curve"), curve, { epsilon: Number(byId("epsilon").value), log10Rounds: latest.log10Rounds });
  }
}

export function startPlan() {
  for (const id of ["epsilon", "target", "noise", "game"]) {
    byId(id).addEventListener("input", update);
  }
  byId("plan-form").addEventListener("submit", (event) => event.preventDefault());
  new ResizeObserver(redraw).observe(byId("curve"));
  return update();
}
