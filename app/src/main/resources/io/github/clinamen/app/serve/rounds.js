// The picture of a run's first rounds: one mark a round, checked one after another, at a pace that eyes can follow.

import { byId, count, say, svg } from "./text.js";

const PITCH = 10;
const SIZE = 8;
const SPEED = 6000; // milliseconds for the whole picture
const STILL = matchMedia("(prefers-reduced-motion: reduce)");

let data = null;
let marks = [];
let places = [];
let looking = null;
let frame = 0;

/** Forgets the picture. */
export function clear() {
  cancelAnimationFrame(frame);
  data = null;
  marks = [];
  byId("rounds").replaceChildren();
  byId("rounds").setAttribute("aria-label", "No rounds yet");
  const slider = byId("round");
  slider.disabled = true;
  slider.max = 0;
  slider.value = 0;
  say("round-value", "\u2013");
}

/** Shows rounds as the API gives them, checking them one by one. */
export function show(rounds) {
  clear();
  data = rounds;
  const holder = byId("rounds");
  const width = holder.clientWidth - 16;
  const height = holder.clientHeight - 16;
  places = arrange(rounds, width, height);
  const root = svg("svg", { width, height, viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true" });
  marks = places.map(([x, y], r) => shape(rounds.marks[r], x, y));
  looking = svg("rect", { class: "looking", width: PITCH + 2, height: PITCH + 2, rx: 2, visibility: "hidden" });
  root.append(...marks, looking);
  holder.replaceChildren(root);
  holder.setAttribute("aria-label", description());
  const slider = byId("round");
  slider.disabled = false;
  slider.max = marks.length - 1;
  slider.setAttribute("aria-valuetext", "round 0");
  animate();
}

/** Where each shown round stands: in lines. */
function arrange(rounds, width, height) {
  const list = [];
  const across = Math.max(1, Math.floor(width / PITCH));
  const shown = Math.min(rounds.rounds, across * Math.floor(height / PITCH));
  for (let r = 0; r < shown; r++) {
    list.push([(r % across) * PITCH, Math.floor(r / across) * PITCH]);
  }
  return list;
}

function shape(mark, x, y) {
  const c = SIZE / 2 + 1;
  if (mark === "w") {
    return svg("path", { class: "mark open", d: `M${x + c} ${y} ${x + 2 * c} ${y + c} ${x + c} ${y + 2 * c} ${x} ${y + c}Z` });
  }
  const inset = mark === "-" ? 2.5 : 1.5;
  return svg("rect", { class: "mark open", x: x + inset, y: y + inset, width: PITCH - 2 * inset, height: PITCH - 2 * inset, rx: 1 });
}

const CLASSES = { t: "mark t", w: "mark w", "-": "mark n" };

function reveal(from, to) {
  for (let r = from; r < to; r++) {
    marks[r].setAttribute("class", CLASSES[data.marks[r]]);
  }
}

function animate() {
  if (STILL.matches) {
    reveal(0, marks.length);
    return;
  }
  const began = performance.now();
  let done = 0;
  const length = Math.min(SPEED, 400 + 40 * marks.length);
  const tick = (now) => {
    const next = Math.min(marks.length, Math.ceil(((now - began) / length) * marks.length));
    reveal(done, Math.max(done, next));
    done = Math.max(done, next);
    if (done < marks.length) {
      frame = requestAnimationFrame(tick);
    }
  };
  frame = requestAnimationFrame(tick);
}

function description() {
  const shown = data.marks.slice(0, marks.length);
  const of = (mark) => [...shown].filter((c) => c === mark).length;
  return `The first ${count(marks.length)} of ${count(data.of)} rounds: ${of("t")} right and ${of("w")} wrong.`;
}

/** How many rounds the picture shows. */
export const shown = () => marks.length;

/** Each party's setting or outcome, from a packed number. */
const unpack = (packed, words) => Array.from({ length: data.parties }, (_, p) => words[(packed >> p) & 1]).join(" ");

function look() {
  const r = Number(byId("round").value);
  if (data === null || r >= marks.length) {
    return;
  }
  cancelAnimationFrame(frame);
  reveal(0, marks.length);
  const [x, y] = places[r];
  looking.setAttribute("x", x - 1);
  looking.setAttribute("y", y - 1);
  looking.setAttribute("visibility", "visible");
  say("round-value", count(r));
  const bits = `settings ${unpack(data.settings[r], "YX")}, outcomes ${unpack(data.outcomes[r], "01")}`;
  const text = `Round ${count(r)}: ${bits}. ${judge(r)}`;
  say("round-detail", text);
  byId("round").setAttribute("aria-valuetext", text);
}

function judge(r) {
  switch (data.marks[r]) {
    case "-":
      return "Settings that are not in the game: discarded.";
    case "w":
      return `Wrong: not what the game asks for. The value ${data.values[r]} goes into the bit.`;
    default:
      return `Right: what the game asks for. The value ${data.values[r]} goes into the bit.`;
  }
}

export function startRounds() {
  byId("round").addEventListener("input", look);
  clear();
}
