// The JSON API of this page, as openapi.json documents it.

/** What the server refused, as its problem object. */
export class Refused extends Error {
  constructor(problem) {
    super(problem.detail);
    this.problem = problem;
  }
}

async function answer(response) {
  const body = await response.json();
  if (!response.ok) {
    throw new Refused(body);
  }
  return body;
}

/** Asks by POST; a text is sent as it is. */
export async function post(path, body, signal) {
  return answer(await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: typeof body === "string" ? body : JSON.stringify(body),
    signal,
  }));
}

export async function get(path) {
  return answer(await fetch(path));
}

/** Stops a job. */
export async function stop(id) {
  return answer(await fetch(`api/jobs/${id}`, { method: "DELETE" }));
}

/** Follows a job to its end, telling the listener of each look at it. */
export async function follow(job, listener) {
  let pause = 40;
  listener(job);
  while (job.state === "running") {
    await new Promise((resolve) => setTimeout(resolve, pause));
    pause = Math.min(250, pause * 1.5);
    job = await get(`api/jobs/${job.id}`);
    listener(job);
  }
  if (job.state !== "finished") {
    throw new Refused(job.problem);
  }
  return job;
}

/** One line for people, whatever went wrong. */
export function explain(error) {
  return error instanceof Refused ? error.message : "The server does not answer. Is clinamen serve still running?";
}
