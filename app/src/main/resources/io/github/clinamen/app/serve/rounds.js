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

/** Where each shown round stands: small bins as columns of their own, anything else in lines. */
function arrange(rounds, width, height) {
  const bin = rounds.bin;
  const columns = rounds.layout === "scattered" && bin <= 16;
  const list = [];
  if (columns) {
    const across = Math.max(1, Math.floor(width / (PITCH + 2)));
    const rowHeight = bin * PITCH + 8;
    const down = Math.max(1, Math.floor((height + 8) / rowHeight));
    const shown = Math.min(rounds.rounds, across * down * bin);
    for (let r = 0; r < shown; r++) {
      const b = Math.floor(r / bin);
      list.push([(b % across) * (PITCH + 2), Math.floor(b / across) * rowHeight + (r % bin) * PITCH]);
    }
  } else {
    const across = Math.max(1, Math.floor(width / PITCH));
    const shown = Math.min(rounds.rounds, across * Math.floor(height / PITCH));
    for (let r = 0; r < shown; r++) {
      list.push([(r % across) * PITCH, Math.floor(r / across) * PITCH]);
    }
  }
  return list;
}

function shape(mark, x, y) {
  const c = SIZE / 2 + 1;
  if (mark === "d") {
    return svg("circle", { class: "mark open", cx: x + c, cy: y + c, r: SIZE / 2 });
  }
  if (mark === "w") {
    return svg("path", { class: "mark open", d: `M${x + c} ${y} ${x + 2 * c} ${y + c} ${x + c} ${y + 2 * c} ${x} ${y + c}Z` });
  }
  const inset = mark === "-" ? 2.5 : 1.5;
  return svg("rect", { class: "mark open", x: x + inset, y: y + inset, width: PITCH - 2 * inset, height: PITCH - 2 * inset, rx: 1 });
}

const CLASSES = { t: "mark t", w: "mark w", d: "mark d", "-": "mark n" };

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
  return `The first ${count(marks.length)} of ${count(data.of)} rounds: ${of("t")} tested and right, ${of("w")} tested and `
    + `wrong, ${of("d")} distilled.`;
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
  const ys = data.parties - ones(data.settings[r]);
  const parity = ones(data.outcomes[r]) % 2;
  switch (data.marks[r]) {
    case "d":
      return `Distilled: the test does not look at it. The majority of the first three outcomes, ${data.values[r]}, goes into the bit.`;
    case "-":
      return ys % 2 === 1 ? "An odd number of Ys: not in the game, so discarded." : "Not needed: there are blocks enough.";
    default:
      return `With ${ys} Ys the outcomes must have parity ${(ys / 2) % 2}; they have ${parity}: ${data.marks[r] === "t" ? "right" : "wrong"}.`;
  }
}

function ones(bits) {
  let n = 0;
  for (let b = bits; b; b &= b - 1) {
    n++;
  }
  return n;
}

export function startRounds() {
  byId("round").addEventListener("input", look);
  clear();
}
