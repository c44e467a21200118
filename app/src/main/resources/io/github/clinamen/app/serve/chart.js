// Two charts: rounds over epsilon, and attacks beside the bound. Drawn at the size they are shown, so that text stays legible.

import { powerOfTen, svg } from "./text.js";

const LEFT = 64;
const RIGHT = 14;
const TOP = 14;
const BOTTOM = 40;

function canvas(holder, label) {
  const width = Math.max(holder.clientWidth, 240);
  const height = Math.max(holder.clientHeight, 160);
  const root = svg("svg", { width, height, viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true" });
  holder.replaceChildren(root);
  holder.setAttribute("aria-label", label);
  return { root, width, height };
}

const RUNGS = [1, 3, 10, 30, 100, 1000, 10000, 100000, 1000000];

/** Rounds over epsilon on a doubly logarithmic scale, with the plan of now marked. */
export function curves(holder, curve, now) {
  const { root, width, height } = canvas(holder, summary(curve, now));
  const points = curve.points;
  const x = (epsilon) => LEFT + (width - LEFT - RIGHT) * (epsilon / 0.5);
  const highest = Math.log10(Math.max(...points.map((p) => p.paperLog10Rounds))) + 0.1;
  const lowest = Math.log10(Math.max(0.6, Math.min(...points.map((p) => p.log10Rounds ?? 9)) * 0.45));
  const y = (log10) => TOP + (height - TOP - BOTTOM) * (1 - (Math.log10(Math.max(log10, 0.5)) - lowest) / (highest - lowest));
  for (const rung of RUNGS.filter((r) => Math.log10(r) >= lowest && Math.log10(r) <= highest)) {
    root.append(svg("line", { class: "rule", x1: LEFT, x2: width - RIGHT, y1: y(rung), y2: y(rung) }));
    root.append(svg("text", { x: LEFT - 8, y: y(rung) + 4, "text-anchor": "end" }, powerOfTen(rung)));
  }
  root.append(svg("line", { class: "axis", x1: LEFT, x2: width - RIGHT, y1: height - BOTTOM, y2: height - BOTTOM }));
  for (const epsilon of [0.1, 0.2, 0.3, 0.4, 0.5]) {
    root.append(svg("text", { x: x(epsilon), y: height - BOTTOM + 17, "text-anchor": "middle" }, String(epsilon)));
  }
  root.append(svg("text", { x: (LEFT + width - RIGHT) / 2, y: height - 5, "text-anchor": "middle" }, "\u03b5 of the source"));
  line(root, points, "paper", (p) => p.paperLog10Rounds, "the paper, (C7)", x, y, width);
  line(root, points, "best", (p) => p.log10Rounds, "Theorem A", x, y, width);
  root.append(svg("line", { class: "here-line", x1: x(now.epsilon), x2: x(now.epsilon), y1: TOP, y2: height - BOTTOM }));
  if (now.log10Rounds !== null) {
    root.append(svg("circle", { class: "here", cx: x(now.epsilon), cy: y(now.log10Rounds), r: 6 }));
  }
}

function line(root, points, kind, value, name, x, y, width) {
  const drawn = points.filter((p) => value(p) !== null);
  if (drawn.length === 0) {
    return;
  }
  const path = drawn.map((p, i) => `${i === 0 ? "M" : "L"}${x(Number(p.epsilon)).toFixed(1)} ${y(value(p)).toFixed(1)}`);
  root.append(svg("path", { class: `curve ${kind}`, d: path.join(" ") }));
  const at = drawn.reduce((a, b) => (Math.abs(b.epsilon - 0.25) < Math.abs(a.epsilon - 0.25) ? b : a));
  const above = kind === "best" ? 20 : -8;
  root.append(svg("text", {
    class: "name", x: Math.min(x(Number(at.epsilon)), width - 90), y: y(value(at)) + above, "text-anchor": "middle",
  }, name));
}

function summary(curve, now) {
  const ends = [curve.points[0], curve.points.at(-1)].map((p) => p.log10Rounds === null
    ? `no number of rounds is enough at epsilon ${p.epsilon}`
    : `10 to the ${p.log10Rounds.toFixed(1)} rounds at epsilon ${p.epsilon}`);
  return `Rounds over epsilon: ${ends.join(", ")}; the plan is at epsilon ${now.epsilon}.`;
}

/** Advantages with their intervals, and the bound; rows without a result stay empty. */
export function attacks(holder, names, table) {
  const reports = table?.attacks ?? [];
  const { root, width, height } = canvas(holder, reports.length === 0
    ? "No attack yet"
    : reports.map((r) => `${r.adversary}: advantage ${r.advantage.toFixed(3)}, bound ${r.bound.toFixed(3)}`).join("; "));
  const left = 112;
  const x = (advantage) => left + (width - left - RIGHT) * Math.min(1, Math.max(0, advantage));
  const step = (height - TOP - BOTTOM) / names.length;
  for (const tick of [0, 0.25, 0.5, 0.75, 1]) {
    root.append(svg("line", { class: "rule", x1: x(tick), x2: x(tick), y1: TOP, y2: height - BOTTOM }));
    root.append(svg("text", { x: x(tick), y: height - BOTTOM + 17, "text-anchor": "middle" }, String(tick)));
  }
  root.append(svg("text", { x: (left + width - RIGHT) / 2, y: height - 5, "text-anchor": "middle" }, "Eve\u2019s advantage"));
  names.forEach((name, i) => {
    const y = TOP + step * (i + 0.5);
    root.append(svg("text", { class: "name", x: left - 10, y: y + 4, "text-anchor": "end" }, name));
    const report = reports.find((r) => r.adversary.split(":")[0] === name);
    if (!report) {
      return;
    }
    root.append(svg("line", { class: "interval", x1: x(report.advantageLow), x2: x(report.advantageHigh), y1: y, y2: y }));
    root.append(svg("circle", {
      class: report.breaksAssumptions ? "estimate broken" : "estimate", cx: x(report.advantage), cy: y, r: 5,
    }));
    root.append(svg("line", { class: "bound", x1: x(report.bound), x2: x(report.bound), y1: y - step * 0.4, y2: y + step * 0.4 }));
  });
}
