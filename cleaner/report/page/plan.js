// What goes into an article: the same decisions give the same text as cleaner/resolve.py and `copydesk apply`.
// A test compares the two on random decisions. Positions are UTF-16 units here, code points there.

const BLANK = " \t\r\n\ufeff\u3000\xa0";

function blank(text) {
  for (let at = 0; at < text.length; at++) if (!BLANK.includes(text[at])) return false;
  return true;
}

function points(text) {
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0xdc00 || unit > 0xdfff) count++;
  }
  return count;
}

// How a wording that an editor typed is written in this article's format; null: it cannot stand there.
function written(wording, escape) {
  if (!escape) return wording;
  let text = "";
  for (const character of wording) {
    const form = character in escape ? escape[character] : character;
    if (form === null) return null;
    text += form;
  }
  return text;
}

// The fix that a decision chooses, or null: {wording, edits: [[start, end, text]]}.
function chosenFix(article, finding, decision, unasked) {
  const first = finding.fixes[0] || null;
  if (!decision) return unasked && first && first.safe && first.edits.length ? first : null;
  if (decision.decision === "reject" || decision.decision === "ignore") return null;
  const wording = decision.wording;
  if (decision.decision === "accept") {
    const named = wording === undefined ? first : finding.fixes.find((fix) => fix.wording === wording);
    if (named || wording === undefined) return named && named.edits.length ? named : null;
  }
  if (wording === "" && finding.erase) return finding.erase.length ? { wording, edits: finding.erase } : null;
  const text = finding.fixed ? null : written(wording, article.escapes[finding.escape]);
  return text === null ? null : { wording, edits: [[finding.start, finding.end, text]] };
}

// {edits, status}: edits disjoint and in order, each [start, end, text, number of its finding];
// status[n] is false (no fix), true, "absorbed" or "deferred" for finding n.
function planOf(article, fixes) {
  const raw = article.raw;
  const width = (fix) => fix.edits.reduce((sum, edit) => sum + points(raw.slice(edit[0], edit[1])), 0);
  const order = [];
  fixes.forEach((fix, at) => { if (fix) order.push([-width(fix), article.findings[at].rule, article.findings[at].start, at]); });
  order.sort((a, b) => a[0] - b[0] || (a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : 0) || a[2] - b[2] || a[3] - b[3]);
  const status = fixes.map(() => false);
  const taken = [];
  for (const [, , , at] of order) {
    status[at] = fits(fixes[at].edits, taken);
    if (status[at] === true) for (const edit of fixes[at].edits) taken.splice(place(taken, edit), 0, [...edit, at]);
  }
  const wide = widen(raw, taken);
  const dropped = new Set(taken.filter((_, at) => wide[at] === null).map((edit) => edit[3]));
  const edits = [];
  taken.forEach((edit, at) => {
    if (dropped.has(edit[3])) status[edit[3]] = "deferred";
    else edits.push([...wide[at], edit[3]]);
  });
  return { edits, status };
}

function compare(a, b) {
  return a[0] - b[0] || a[1] - b[1] || (a[2] < b[2] ? -1 : a[2] > b[2] ? 1 : 0);
}

function place(taken, edit) {
  let low = 0, high = taken.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(taken[middle], edit) < 0) low = middle + 1; else high = middle;
  }
  return low;
}

function fits(edits, taken) {
  let inside = 0;
  for (const edit of edits) {
    const at = place(taken, edit);
    for (const other of taken.slice(Math.max(0, at - 1), at + 1)) {
      if (compare(other, edit) === 0 || (!other[2] && other[0] <= edit[0] && edit[1] <= other[1])) { inside++; break; }
      if ((edit[0] < other[1] && other[0] < edit[1]) || edit[0] === other[0]) return "deferred";
    }
  }
  return !inside ? true : inside === edits.length ? "absorbed" : "deferred";
}

// The edits, where a deletion of whole lines takes one of the gaps around it; null: the edit lies in such a gap.
function widen(raw, edits) {
  const wide = edits.map((edit) => edit.slice(0, 3));
  let at = 0;
  while (at < edits.length) {
    if (!wholeLines(raw, edits[at])) { at++; continue; }
    let last = at;
    while (last + 1 < edits.length && wholeLines(raw, edits[last + 1]) && blank(raw.slice(edits[last][1], edits[last + 1][0]))) last++;
    const [low, high] = withGap(raw, edits[at][0], edits[last][1]);
    for (let one = at; one <= last; one++) {
      wide[one] = [one === at ? low : edits[one][0], one === last ? high : edits[one + 1][0], ""];
    }
    if (at && edits[at - 1][1] > low) wide[at - 1] = null;
    if (last + 1 < edits.length && edits[last + 1][0] < high) wide[last + 1] = null;
    at = last + 1;
  }
  return wide;
}

function wholeLines(raw, [start, end, text]) {
  if (text || start === end) return false;
  const before = start ? Math.max(raw.lastIndexOf("\n", start - 1), raw.lastIndexOf("\r", start - 1)) + 1 : 0;
  if (!blank(raw.slice(before, start))) return false;
  const ends = [raw.indexOf("\n", end), raw.indexOf("\r", end)].filter((one) => one >= 0);
  return blank(raw.slice(end, ends.length ? Math.min(...ends) : raw.length));
}

function withGap(raw, start, end) {
  const lineEnd = (at) => raw[at] === "\n" || raw[at] === "\r";
  let before = start;
  while (before && BLANK.includes(raw[before - 1])) before--;
  let after = end;
  while (after < raw.length && BLANK.includes(raw[after])) after++;
  const first = raw.startsWith("\ufeff") ? 1 : 0;
  let nextLine = after;
  while (nextLine > end && !lineEnd(nextLine - 1)) nextLine--;
  if (before <= first) return [Math.max(before, first), nextLine];
  if (after === raw.length) return end < raw.length ? [before, end] : [before, raw.length];
  if (lineEnds(raw.slice(before, start)) < lineEnds(raw.slice(end, nextLine))) return [before, end];
  let lineStart = start;
  while (lineStart > before && !lineEnd(lineStart - 1)) lineStart--;
  return [lineStart, nextLine];
}

function lineEnds(gap) {
  return gap.replace(/\r\n?/g, "\n").split("\n").length - 1;
}

function spliced(raw, edits) {
  let text = "", at = 0;
  for (const [start, end, put] of edits) {
    text += raw.slice(at, start) + put;
    at = end;
  }
  return text + raw.slice(at);
}
