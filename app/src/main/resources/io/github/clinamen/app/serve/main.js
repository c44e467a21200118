// The page: each section starts itself.

import { explain, get } from "./api.js";
import { startAttack } from "./attack.js";
import { startPlan } from "./plan.js";
import { startRounds } from "./rounds.js";
import { startRun } from "./run.js";
import { say, verdict } from "./text.js";
import { startVerify } from "./verify.js";

try {
  const about = await get("api/about");
  startRounds();
  startRun(about);
  startAttack(about);
  startVerify();
  await startPlan();
  document.documentElement.dataset.ready = "yes";
} catch (error) {
  verdict("plan-rounds", "No answer", "refused");
  say("plan-bound", explain(error));
}
