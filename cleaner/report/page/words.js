// Text as it is shown: word by word, and with marks that would act unseen turned into symbols.

const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u00a0\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3000\ufeff\ufff9-\ufffc]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|\udb40[\udc00-\udc7f]/g;
const NAMES = {
  "\u00a0": "NBSP", "\u00ad": "SHY", "\u061c": "ALM", "\u200b": "ZWSP", "\u200c": "ZWNJ", "\u200d": "ZWJ", "\u200e": "LRM", "\u200f": "RLM",
  "\u2028": "LS", "\u2029": "PS", "\u202a": "LRE", "\u202b": "RLE", "\u202c": "PDF", "\u202d": "LRO", "\u202e": "RLO", "\u2060": "WJ",
  "\u2066": "LRI", "\u2067": "RLI", "\u2068": "FSI", "\u2069": "PDI", "\u3000": "IDSP", "\ufeff": "BOM", "\u001b": "ESC", "\u0000": "NUL", "\r": "CR",
  "\ufffc": "OBJ",
};
const WORD = /[A-Za-z\u00c0-\u024f0-9]+(?:['’\-][A-Za-z\u00c0-\u024f0-9]+)*|\s+|[^]/gu;

// `text` as nodes: what cannot be seen, or would turn the line around, stands there as a symbol.
function shown(text) {
  const nodes = [];
  let at = 0;
  for (const found of text.matchAll(UNSEEN)) {
    if (found.index > at) nodes.push(text.slice(at, found.index));
    const code = found[0].codePointAt(0).toString(16).toUpperCase().padStart(4, "0");
    nodes.push(make("span", { class: "symbol", title: found[0] === "\ufffc" ? "a picture, the number of a note, or something else that is no text" : `U+${code}` }, NAMES[found[0]] || `U+${code}`));
    at = found.index + found[0].length;
  }
  if (at < text.length) nodes.push(text.slice(at));
  return nodes;
}

// The same as plain characters, where nodes cannot stand.
function spelt(text) {
  return shown(text).map((node) => (typeof node === "string" ? node : `[${node.textContent}]`)).join("");
}

// One line, for a list or a heading.
function short(text, most = 90) {
  const line = text.replace(/\s*[\r\n]+\s*/g, " ⏎ ").trim();
  return shown(line.length > most ? line.slice(0, most * 0.66) + " … " + line.slice(-most * 0.24) : line);
}

// The words that stay, go and come when `old` becomes `text`: [kind, words] with kind "same", "old" or "new".
function byWords(old, text) {
  const before = old.match(WORD) || [], after = text.match(WORD) || [];
  if (!before.length || !after.length || before.length * after.length > 40000) return [["old", old], ["new", text]];
  const size = after.length + 1;
  const longest = new Uint16Array((before.length + 1) * size);
  for (let a = before.length - 1; a >= 0; a--) {
    for (let b = after.length - 1; b >= 0; b--) {
      longest[a * size + b] = before[a] === after[b] ? longest[(a + 1) * size + b + 1] + 1 : Math.max(longest[(a + 1) * size + b], longest[a * size + b + 1]);
    }
  }
  const parts = [];
  const add = (kind, word) => {
    if (parts.length && parts.at(-1)[0] === kind) parts.at(-1)[1] += word; else parts.push([kind, word]);
  };
  let a = 0, b = 0;
  while (a < before.length || b < after.length) {
    if (a < before.length && b < after.length && before[a] === after[b]) { add("same", before[a]); a++; b++; }
    else if (b >= after.length || (a < before.length && longest[(a + 1) * size + b] >= longest[a * size + b + 1])) add("old", before[a++]);
    else add("new", after[b++]);
  }
  const kept = parts.reduce((sum, [kind, words]) => sum + (kind === "same" ? words.trim().length : 0), 0);
  return kept * 3 < Math.min(old.length, text.length) ? [["old", old], ["new", text]] : parts;
}

// An element. Text only ever arrives here as a text node.
function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  setAll(element, attributes);
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

function draw(name, attributes = {}, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  setAll(element, attributes);
  element.append(...children.flat());
  return element;
}

function setAll(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
}
