// A transcript from a file, computed again.

import { explain, follow, post } from "./api.js";
import { byId, count, decimal, html, say, seconds, verdict } from "./text.js";

let busy = false;

async function open(file) {
  if (busy || !file) {
    return;
  }
  busy = true;
  byId("verify-notes").replaceChildren();
  byId("verify-progress").value = 0;
  verdict("verify-verdict", "Verifying");
  say("verify-line", file.name);
  try {
    const job = await follow(await post("api/verifications", await file.text()), (state) => {
      byId("verify-progress").value = state.total === 0 ? 0 : state.done / state.total;
    });
    byId("verify-progress").value = 1;
    show(file.name, job);
  } catch (error) {
    verdict("verify-verdict", "Not verified", "refused");
    say("verify-line", explain(error));
  } finally {
    busy = false;
    byId("file").value = "";
  }
}

function show(name, job) {
  const said = job.run;
  const claim = said.verdict === "accepted"
    ? `accepted, trace distance \u2264 ${decimal(said.traceDistance)}`
    : `aborted (${said.reason})`;
  const notes = [`${name} says: ${claim}, ${count(said.rounds)} rounds, source ${said.source}, epsilon ${said.epsilon}, boxes ${said.device}.`];
  if (job.verification === null) {
    verdict("verify-verdict", "Not verified", "refused");
    say("verify-line", "Its seal is whole, but this page cannot compute it again.");
    notes.push(job.problem.detail);
  } else if (job.verification.verified) {
    verdict("verify-verdict", "Verified", "accepted");
    say("verify-line", `${count(job.verification.rounds)} rounds computed again in ${seconds(job.verification.seconds)}: everything agrees.`);
  } else {
    verdict("verify-verdict", "Not verified", "refused");
    say("verify-line", "It does not say what its own plan and seed give.");
    notes.push(...job.verification.differences);
  }
  if (said.simulation) {
    notes.push("Simulation: it certifies nothing about nature.");
  }
  byId("verify-notes").replaceChildren(...notes.map((note) => html("li", note)));
}

export function startVerify() {
  const drop = byId("drop");
  byId("file").addEventListener("change", () => open(byId("file").files[0]));
  drop.addEventListener("dragover", (event) => {
    event.preventDefault();
    drop.classList.add("over");
  });
  drop.addEventListener("dragleave", () => drop.classList.remove("over"));
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    open(event.dataTransfer.files[0]);
  });
}
