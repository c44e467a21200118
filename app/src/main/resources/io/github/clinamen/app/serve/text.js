// Numbers as people read them, and elements.

const SVG = "http://www.w3.org/2000/svg";

export const byId = (id) => document.getElementById(id);

/** An SVG element. */
export function svg(name, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) {
    element.setAttribute(key, value);
  }
  element.append(...children);
  return element;
}

/** An HTML element. */
export function html(name, ...children) {
  const element = document.createElement(name);
  element.append(...children);
  return element;
}

const SUPERSCRIPTS = { "-": "\u207b" };
"\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079".split("").forEach((c, i) => { SUPERSCRIPTS[i] = c; });

/** A power of ten, the exponent in superscript characters. */
export function powerOfTen(exponent) {
  return "10" + [...String(exponent)].map((c) => SUPERSCRIPTS[c]).join("");
}

/** A whole number with thousands separated, or in powers of ten where it is large. */
export function count(value, log10 = Math.log10(value)) {
  if (value !== null && value < 1e9) {
    return Math.round(value).toLocaleString("en-US");
  }
  if (log10 === null) {
    return "\u2013";
  }
  if (log10 > 1000) {
    return powerOfTen(Math.round(log10));
  }
  const exponent = Math.floor(log10);
  const mantissa = Math.pow(10, log10 - exponent).toFixed(2);
  return `${mantissa} \u00d7 ${powerOfTen(exponent)}`;
}

/** A decimal such as 9.957e-7 as 9.957 times a power of ten: all its digits, since a bound must not be rounded down. */
export function decimal(text) {
  const value = Number(text);
  if (value === 0) {
    return "0";
  }
  if (value >= 0.001) {
    return String(value);
  }
  const [mantissa, exponent] = String(text).includes("e") || String(text).includes("E")
    ? String(text).toLowerCase().split("e")
    : value.toExponential().split("e");
  return `${mantissa} \u00d7 ${powerOfTen(Number(exponent))}`;
}

export function seconds(value) {
  return value < 1 ? `${(1000 * value).toPrecision(3)} ms` : `${value.toFixed(2)} s`;
}

/** Sets the text of an element. */
export function say(id, text) {
  byId(id).textContent = text;
}

/** Shows a verdict: its words and whether it is good news. */
export function verdict(id, text, kind = "") {
  const element = byId(id);
  element.textContent = text;
  element.className = `figure-number ${kind}`;
}
