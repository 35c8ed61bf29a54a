// The open article: original, cleaned text and margin, one row a paragraph.

const STATES = {
  safe: ["✓", "mended by itself"], accept: ["✓", "accepted"], edit: ["✎", "your wording"], reject: ["✗", "rejected"], ignore: ["∅", "ignored always"],
  absorbed: ["✓", "goes with a deletion"], deferred: ["…", "gives way to another change"], open: ["", "to decide"], none: ["", "for you to look at"],
};

// In a Word document: a line that names where the lines after it stand.
const PLACE = /^\u0002([^\u0002\u0003]*)\u0003$/;

class ArticleView {
  constructor(store, rules, actions) {
    this.store = store;
    this.rules = rules;
    this.actions = actions;
    this.article = null;
    this.active = -1;
    this.wanted = () => true;
  }

  open(article, host) {
    this.article = article;
    this.active = -1;
    this.rows = rowsOf(article.raw);
    const lines = lineNumbers(article.raw, this.rows);
    const grid = make("div", { class: "sheet" },
      make("h2", { class: "column", id: "original" }, "Original"), make("h2", { class: "column", id: "cleaned" }, "Cleaned"), make("h2", { class: "column margin-head" }, "In the margin"));
    this.notes = article.findings.map((finding, number) => this.note(finding, number));
    this.cells = this.rows.map(([start, end], at) => {
      const place = PLACE.exec(article.raw.slice(start, end).trim());
      if (place) {
        grid.append(make("h3", { class: "place" }, place[1] === "text" ? "the text goes on" : place[1]));
        return null;
      }
      const old = make("div", { class: "cell old", role: "group", "aria-label": `Original, line ${lines[at]}`, "data-line": lines[at] });
      const fresh = make("div", { class: "cell new", role: "group", "aria-label": `Cleaned, line ${lines[at]}` });
      const last = at === this.rows.length - 1;
      const here = article.findings.flatMap((finding, number) => (finding.start >= start && (finding.start < end || last) ? [this.notes[number]] : []));
      const title = at === 0 && this.rows.length > 1 && end - start < 160;
      grid.append(make("div", { class: title ? "row title" : "row" }, old, fresh, make("div", { class: "cell margin" }, here)));
      return [old, fresh];
    });
    if (!article.findings.length) grid.append(make("p", { class: "later" }, article.raw.trim() ? "Nothing was found in this article." : "This article is empty."));
    if (article.later.length) {
      grid.append(make("div", { class: "later" }, `After these mendings \`copydesk clean\` looks again, and here it makes ${article.later.length} more:`, make("ul", {}, article.later.map((message) => make("li", {}, shown(message))))));
    }
    host.replaceChildren(grid);
    grid.addEventListener("click", (event) => {
      const mark = event.target.closest("[data-f]");
      if (mark && !getSelection().toString()) this.actions.go(Number(mark.dataset.f));
    });
    this.refresh();
  }

  state(number) {
    const finding = this.article.findings[number], decision = this.store.on(finding);
    if (decision && (decision.decision === "reject" || decision.decision === "ignore")) return decision.decision;
    const status = this.plan.status[number];
    if (status === "absorbed" || status === "deferred") return status;
    if (decision) return status === true ? decision.decision : "none";
    return status === true ? "safe" : finding.fixes.length ? "open" : "none";
  }

  // Draws text and margin anew after a decision; what did not change stays in place.
  refresh() {
    const { article, rows } = this;
    this.plan = this.store.plan(article);
    const pieces = piecesOf(article.raw, this.plan.edits);
    const places = article.findings.map((finding, number) => [finding.start, Math.max(finding.end, finding.start), number]).filter(([, , number]) => this.visible(number));
    rows.forEach(([start, end], at) => {
      if (!this.cells[at]) return;
      const last = at === rows.length - 1;
      const inside = places.filter(([low, high]) => low < end && high > start || (low === high && low >= start && low < end));
      const here = pieces.filter(([kind, low, high]) => (kind === "new" ? low >= start && (low < end || last) : low < end && high > start));
      this.fill(this.cells[at], start, end, inside, here);
      this.cells[at][0].parentElement.classList.toggle("changed", here.length > 0);
    });
    this.notes.forEach((note, number) => this.update(note, number));
  }

  visible(number) { return this.wanted(this.article.findings[number], number); }

  fill([old, fresh], start, end, places, pieces) {
    const raw = this.article.raw;
    let stop = end;
    while (stop > start && "\r\n \t".includes(raw[stop - 1])) stop--;
    const cuts = new Set([start, stop]);
    for (const [low, high] of places) { cuts.add(low); cuts.add(high); }
    for (const [kind, low, high] of pieces) { cuts.add(low); if (kind === "old") cuts.add(high); }
    const sorted = [...cuts].filter((at) => at >= start && at <= stop).sort((a, b) => a - b);
    const before = [], after = [];
    let kept = 0;
    const insert = (at) => {
      for (const [kind, low, , text, owner] of pieces) {
        if (kind === "new" && low === at) { after.push(make("ins", { "data-f": owner, class: owner === this.active ? "active" : null }, shown(text))); kept += text.trim().length; }
      }
    };
    sorted.forEach((at, index) => {
      insert(at);
      const next = sorted[index + 1];
      if (next === undefined) return;
      const cover = places.filter(([low, high]) => low <= at && next <= high).sort((a, b) => a[1] - a[0] - b[1] + b[0])[0];
      const gone = pieces.find(([kind, low, high]) => kind === "old" && low <= at && next <= high);
      const words = raw.slice(at, next);
      const marked = (dead) => {
        const inner = dead ? make("del", { "data-f": gone[4] }, shown(words)) : null;
        if (!cover) return inner ? [inner] : shown(words);
        const finding = this.article.findings[cover[2]];
        return [make("mark", { class: `${finding.severity}${cover[2] === this.active ? " active" : ""}`, "data-f": cover[2] }, inner || shown(words))];
      };
      before.push(...marked(Boolean(gone)));
      if (!gone) { after.push(...marked(false)); kept += words.trim().length; }
    });
    if (stop === start && !sorted.includes(stop)) insert(stop);
    if (!kept && raw.slice(start, stop).trim()) after.push(make("span", { class: "removed" }, "— taken out —"));
    old.replaceChildren(...before);
    fresh.replaceChildren(...after);
  }

  note(finding, number) {
    const head = make("button", { class: "note-head", type: "button", click: () => this.actions.go(number, true) });
    return make("section", { class: `note ${finding.severity}`, id: `note-${number}`, "data-number": number, "aria-label": `Finding ${number + 1}: ${finding.rule}` }, head, make("div", { class: "note-body" }));
  }

  update(note, number) {
    const finding = this.article.findings[number], state = this.state(number), active = number === this.active;
    note.hidden = !this.visible(number);
    note.dataset.state = state;
    note.classList.toggle("active", active);
    const fix = this.store.fix(this.article, finding) || finding.fixes[0] || null;
    const [sign, name] = STATES[state];
    const head = note.firstChild;
    head.setAttribute("aria-expanded", active ? "true" : "false");
    head.replaceChildren(
      make("span", { class: "note-line" }, make("span", { class: "severity" }, finding.severity), make("span", { class: "rule" }, this.rules[finding.rule]?.title || finding.rule), make("span", { class: "state" }, sign ? `${sign} ${name}` : name)),
      make("span", { class: "wording" }, make("span", { class: "was" }, short(finding.text) || "…"), fix ? [" → ", make("span", { class: "will" }, fix.wording ? short(fix.wording) : make("i", {}, "delete"))] : null));
    const body = note.lastChild;
    if (!active) { body.replaceChildren(); return; }
    if (body.querySelector("textarea")) return; // somebody is writing
    const keeps = document.activeElement && body.contains(document.activeElement) ? document.activeElement.dataset.key : null;
    body.replaceChildren(...this.body(finding, number, state));
    if (keeps) body.querySelector(`[data-key="${keeps}"]`)?.focus();
  }

  body(finding, number, state) {
    const rule = this.rules[finding.rule] || {};
    const facts = [];
    const fact = (name, ...value) => facts.push(make("dt", {}, name), make("dd", {}, ...value));
    if (finding.zh) fact("Chinese", make("span", { lang: "zh" }, shown(finding.zh)));
    if (finding.term) {
      fact("Standard term", ...shown(finding.term.en));
      fact("Known from", ...shown(sourceName(finding.term.source)));
      if (finding.term.note && !finding.message.includes(finding.term.note)) fact("Note", ...shown(finding.term.note));
    }
    if (finding.source) fact("Source text", make("span", { lang: "zh" }, shown(finding.source)));
    for (const other of finding.related || []) fact("See also", ...shown(other));
    const decision = this.store.on(finding);
    if (decision) fact("Decided", ...shown([STATES[decision.decision][1], decision.who ? ` by ${decision.who}` : "", decision.why ? `: ${decision.why}` : ""].join("")));
    const press = (key, name, act, also = {}) => make("button", { type: "button", "data-key": key, "aria-keyshortcuts": key, click: act, ...also }, name, make("kbd", {}, key));
    const wordings = finding.fixes.length > 1 ? make("ol", { class: "wordings", "aria-label": "Wordings" }, finding.fixes.slice(0, 9).map((fix, at) =>
      make("li", {}, press(String(at + 1), fix.wording ? short(fix.wording) : "delete", () => this.actions.accept(at))))) : null;
    return [
      make("p", { class: "why" }, shown(finding.message)),
      rule.why ? make("p", { class: "rule-why" }, rule.why) : null,
      facts.length ? make("dl", { class: "facts" }, facts) : null,
      wordings,
      make("div", { class: "buttons" },
        finding.fixes.length ? press("a", "Accept", () => this.actions.accept(0)) : null,
        press("r", "Reject", () => this.actions.reject()), press("i", "Ignore always", () => this.actions.ignore()),
        finding.fixed ? null : press("e", "Edit", () => this.actions.edit()), press("A", "All alike", () => this.actions.alike()),
        press("w", "Why", () => this.actions.why()), press("t", "Teach", () => this.actions.teach()), press("u", "Undo", () => this.actions.undo())),
      finding.fixes.length && !finding.fixes[0].edits.length ? make("p", { class: "rule-why" }, "Markup stands in the way: mend this one by hand.") : null,
    ].filter(Boolean);
  }

  // A small form inside the active note; resolves with the text, or null.
  write(label, value) {
    const body = this.notes[this.active].lastChild;
    return new Promise((resolve) => {
      const area = make("textarea", { rows: 2, spellcheck: "true", "aria-label": label });
      area.value = value;
      const form = make("form", { class: "writing" }, make("label", {}, label, area),
        make("div", { class: "buttons" }, make("button", { type: "submit", class: "main" }, "Save", make("kbd", {}, "Enter")), make("button", { type: "button", click: () => close(null) }, "Cancel", make("kbd", {}, "Esc"))));
      const close = (text) => { form.remove(); resolve(text); };
      form.addEventListener("submit", (event) => { event.preventDefault(); close(area.value); });
      area.addEventListener("keydown", (event) => {
        event.stopPropagation();
        if (event.key === "Escape") { event.preventDefault(); close(null); }
        if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); close(area.value); }
      });
      body.prepend(form);
      area.focus();
      area.select();
    });
  }

  go(number, scroll = true) {
    this.active = number;
    this.refresh();
    const note = this.notes[number];
    if (note && scroll) {
      const row = note.closest(".row");
      row.querySelector("mark.active, ins.active")?.scrollIntoView({ block: "nearest" });
      note.scrollIntoView({ block: "nearest" });
    }
  }

  // The next finding that the filters show, or -1.
  next(step) {
    let at = this.active + step;
    if (this.active < 0 && step < 0) at = this.notes.length - 1;
    while (at >= 0 && at < this.notes.length && !this.visible(at)) at += step;
    return at >= 0 && at < this.notes.length ? at : -1;
  }
}

// Paragraphs: a row begins with each line that holds something; blank lines belong to the row before.
function rowsOf(raw) {
  const rows = [];
  const line = /([^\r\n]*)(\r\n|\n|\r|$)/gy;
  let start = 0, at = 0;
  while (at < raw.length) {
    line.lastIndex = at;
    const [all, words] = line.exec(raw);
    if (words.trim() && at > start && raw.slice(start, at).trim()) { rows.push([start, at]); start = at; }
    at += all.length;
  }
  rows.push([start, raw.length]);
  return rows;
}

function lineNumbers(raw, rows) {
  let line = 1, at = 0;
  return rows.map(([start, end]) => {
    const first = start + (raw.slice(start, end).match(/^\s*/)[0].lastIndexOf("\n") + 1);
    line += lineEnds(raw.slice(at, first));
    at = first;
    return line;
  });
}

// The edits word by word: ["old", start, end, "", owner] and ["new", at, at, text, owner], in order.
function piecesOf(raw, edits) {
  const pieces = [];
  for (const [start, end, text, owner] of edits) {
    let at = start;
    for (const [kind, words] of byWords(raw.slice(start, end), text)) {
      if (kind === "new") { if (words) pieces.push(["new", at, at, words, owner]); continue; }
      if (kind === "old" && words) pieces.push(["old", at, at + words.length, "", owner]);
      at += words.length;
    }
  }
  return pieces;
}

function sourceName(source) {
  return !source || source === "usage" ? "general usage" : source;
}
