// What was decided: by finding, and by words where a rule is ignored always. Kept in the browser for a page opened
// from disk; sent to `copydesk review` as one goes where that serves the page.

class Store {
  constructor(heads, keeper) {
    this.keeper = keeper;
    this.byMark = new Map();
    this.byWords = new Map();
    this.done = [];
    this.listeners = [];
    this.unasked = new Map(); // safe fixes by fingerprint; null where articles differ about it
    for (const head of heads) this.learn(head);
  }

  learn(head) {
    for (const [mark, wording] of Object.entries(head.marks)) {
      this.unasked.set(mark, this.unasked.has(mark) && this.unasked.get(mark) !== wording ? null : wording);
    }
  }

  // The decision on a finding, as cleaner/decisions.py reads it.
  on(finding) {
    return this.byMark.get(finding.id) || this.byWords.get(finding.rule + "\u001f" + finding.text) || null;
  }

  fix(article, finding) {
    const decision = this.on(finding);
    const wording = this.unasked.get(finding.id);
    const unasked = wording !== null && wording !== undefined;
    return chosenFix(article, finding, decision, unasked && finding.fixes.length > 0 && finding.fixes[0].wording === wording);
  }

  plan(article) {
    return planOf(article, article.findings.map((finding) => this.fix(article, finding)));
  }

  cleaned(article) {
    return spliced(article.raw, this.plan(article).edits);
  }

  // changes: [[finding, decision or null, path]]; one step for undo.
  decide(changes) {
    const step = [];
    for (const [finding, decision, path] of changes) {
      const before = this.byMark.get(finding.id) || null;
      let record = null;
      if (decision) {
        record = { fingerprint: finding.id, decision: decision.decision, rule: finding.rule, text: finding.text };
        if (decision.wording !== undefined) record.wording = decision.wording;
        if (path) record.path = path;
        if (this.keeper.who) record.who = this.keeper.who;
        record.when = new Date().toISOString();
        if (decision.why) record.why = decision.why;
      }
      step.push([finding.id, before, record]);
    }
    this.done.push(step);
    this.put(step.map(([mark, , record]) => [mark, record]));
    this.keeper.keep(step.map(([mark, , record]) => [mark, record]), this);
  }

  undo() {
    const step = this.done.pop();
    if (!step) return null;
    const back = step.map(([mark, before]) => [mark, before]).reverse();
    this.put(back);
    this.keeper.keep(back, this);
    return step.map(([mark]) => mark);
  }

  // Takes records as they are: [[fingerprint, record or null]].
  put(records) {
    for (const [mark, record] of records) {
      if (record) this.byMark.set(mark, record); else this.byMark.delete(mark);
    }
    this.byWords = new Map();
    const ignored = [...this.byMark.values()].filter((record) => record.decision === "ignore");
    ignored.sort((a, b) => ((a.when || "") < (b.when || "") ? -1 : (a.when || "") > (b.when || "") ? 1 : 0));
    for (const record of ignored) this.byWords.set(record.rule + "\u001f" + record.text, record);
    for (const listener of this.listeners) listener(records.map(([mark]) => mark));
  }

  // The lines of decisions.jsonl: what was decided, and every safe fix that stands as the page shows it.
  lines(articles) {
    const records = new Map(this.byMark);
    const when = new Date().toISOString();
    for (const article of articles) {
      for (const finding of article.findings) {
        if (records.has(finding.id) || this.on(finding)) continue;
        const fix = this.fix(article, finding);
        if (fix) {
          records.set(finding.id, { fingerprint: finding.id, decision: "accept", rule: finding.rule, text: finding.text, wording: fix.wording,
                                    path: article.name, ...(this.keeper.who ? { who: this.keeper.who } : {}), when, why: "safe fix, left as it was" });
        }
      }
    }
    return [...records.keys()].sort().map((mark) => JSON.stringify(records.get(mark)) + "\n");
  }
}

// A page opened from disk: decisions wait in the browser until they are exported.
class Browser {
  constructor(key) {
    this.key = "copydesk:" + key;
    this.served = false;
    this.saved = true;
    try { this.name = localStorage.getItem("copydesk:who") || ""; } catch { this.name = ""; }
  }

  get who() { return this.name; }

  set who(name) {
    this.name = name;
    try { localStorage.setItem("copydesk:who", name); } catch { /* a browser that keeps nothing still exports */ }
  }

  load() {
    try { return JSON.parse(localStorage.getItem(this.key) || "[]").map((record) => [record.fingerprint, record]); } catch { return []; }
  }

  keep(records, store) {
    this.saved = false;
    try { localStorage.setItem(this.key, JSON.stringify([...store.byMark.values()])); } catch { /* as above */ }
  }
}

// A page served by `copydesk review`: every decision is on the server's disk before it is shown as saved.
class Server {
  constructor(said) {
    this.served = true;
    this.who = "";
    this.version = 0;
    this.stamp = 0;
    this.waiting = [];
    this.sending = false;
    this.said = said;
  }

  get saved() { return !this.waiting.length && !this.sending; }

  async ask(verb, body) {
    const answer = await fetch(verb, body === undefined ? { cache: "no-store" } : { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error((await answer.text()) || answer.statusText);
    return answer.json();
  }

  load() { return []; }

  keep(records) {
    this.waiting.push(...records);
    this.said("saving");
    this.send();
  }

  async send() {
    if (this.sending || !this.waiting.length) return;
    this.sending = true;
    const batch = this.waiting.splice(0, this.waiting.length);
    let good = false;
    try {
      await this.ask("decide", { records: batch });
      good = true;
    } catch (error) {
      this.waiting.unshift(...batch);
      this.said("unsaved", String(error.message || error));
    }
    this.sending = false;
    if (this.waiting.length) setTimeout(() => this.send(), good ? 0 : 1500);
    else this.said("saved");
  }

  // What other windows decided; own decisions that still wait are not overwritten.
  async poll(store) {
    const answer = await this.ask(`changes?since=${this.version}&seen=${this.stamp}`);
    this.version = answer.version;
    this.stamp = answer.stamp;
    const own = new Set([...this.waiting].map(([mark]) => mark));
    const fresh = answer.records.filter(([mark, record]) => !own.has(mark) && JSON.stringify(store.byMark.get(mark) || null) !== JSON.stringify(record));
    if (!this.sending && fresh.length) store.put(fresh);
    else if (fresh.length) this.version = answer.since;
    return answer;
  }
}
