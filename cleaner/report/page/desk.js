// The page: the list of articles, filters, what the keys and buttons do.

const at = (id) => document.getElementById(id);
const whole = JSON.parse(at("whole").textContent);
const heads = [...document.querySelectorAll("script.head")].map((script) => JSON.parse(script.textContent));
const folder = commonFolder(heads.map((head) => head.name));
heads.forEach(known);
const bodies = [...document.querySelectorAll("script.body")];
const loaded = new Map();

function known(head, index) {
  head.index = index;
  head.short = head.name.slice(folder.length) || head.name;
  return head;
}

function commonFolder(names) {
  if (names.length < 2) return "";
  let shared = names[0].slice(0, names[0].lastIndexOf("/") + 1);
  while (shared && !names.every((name) => name.startsWith(shared))) shared = shared.slice(0, shared.slice(0, -1).lastIndexOf("/") + 1);
  return shared;
}

function articleAt(index) {
  if (!loaded.has(index)) {
    const article = JSON.parse(bodies[index].textContent);
    for (const finding of article.findings) finding.text = article.raw.slice(finding.start, finding.end);
    article.name = heads[index].name;
    loaded.set(index, article);
  }
  return loaded.get(index);
}

const say = (message) => {
  const words = spelt(message);
  at("said").textContent = "";
  setTimeout(() => { at("said").textContent = words; }, 30); // a screen reader says the same words again
  at("toast").textContent = words;
  at("toast").classList.add("on");
  clearTimeout(say.timer);
  say.timer = setTimeout(() => at("toast").classList.remove("on"), 2600);
};
const status = (state, why = "") => {
  const names = { saving: "Saving …", saved: "Saved", unsaved: "NOT saved" + (why ? `: ${spelt(why)}` : "") };
  at("saved").textContent = names[state] || "";
  at("saved").dataset.state = state;
};

const keeper = whole.served ? new Server(status) : new Browser(whole.key);
const store = new Store(heads, keeper);
const filters = { rule: "", severities: new Set(["critical", "major", "minor", "neutral"]), state: "all", article: "", order: "given" };
let open = -1;

// --- what can be done

const actions = {
  go(number, toggle) { view.go(toggle && view.active === number ? -1 : number); },
  step(direction) {
    if (open < 0) { this.openArticle(shownArticles()[0]?.index ?? -1); return; }
    const next = view.next(direction);
    if (next >= 0) { view.go(next); return; }
    const list = shownArticles(), here = list.findIndex((head) => head.index === open), there = list[here + direction];
    if (!there) { say(direction > 0 ? "That was the last finding." : "That was the first finding."); return; }
    this.openArticle(there.index);
    const first = direction > 0 ? view.next(1) : view.next(-1);
    if (first >= 0) view.go(first);
  },
  stepArticle(direction) {
    const list = shownArticles(), here = list.findIndex((head) => head.index === open);
    const there = list[here < 0 ? 0 : here + direction];
    if (there) this.openArticle(there.index);
  },
  current() {
    if (open < 0 || view.active < 0) { say("Choose a finding first: j and k go through them."); return null; }
    return view.article.findings[view.active];
  },
  decide(decision, words) {
    const finding = this.current();
    if (!finding) return;
    store.decide([[finding, decision, view.article.name]]);
    say(words);
  },
  accept(choice) {
    const finding = this.current();
    if (!finding) return;
    if (!finding.fixes[choice]) { say("There is no such wording; press e to write one."); return; }
    const before = store.on(finding);
    this.decide({ decision: "accept", wording: finding.fixes[choice].wording, why: before && before.decision === "accept" ? before.why : undefined }, "Accepted.");
  },
  reject() { this.decide({ decision: "reject" }, "Rejected: this finding is wrong."); },
  ignore() {
    const finding = this.current();
    if (!finding) return;
    if (!finding.text) { say("There are no words here to ignore; r rejects this one finding."); return; }
    this.decide({ decision: "ignore" }, "Ignored always: this rule leaves these words alone everywhere.");
  },
  async edit() {
    const finding = this.current();
    if (!finding) return;
    if (finding.fixed) { say("Markup stands in the way: mend this one by hand."); return; }
    const fix = store.fix(view.article, finding) || finding.fixes[0];
    const text = await view.write("Your wording", fix ? fix.wording : finding.text);
    if (text === null) return;
    if (written(text, view.article.escapes[finding.escape]) === null) { say("These words cannot stand in this place of the file."); return; }
    this.decide({ decision: "edit", wording: text }, "Your wording stands.");
  },
  async why() {
    const finding = this.current();
    if (!finding) return;
    const decision = store.on(finding);
    if (!decision) { say("Decide first; then say why."); return; }
    const text = await view.write("Why, for the next reader", decision.why || "");
    if (text !== null) this.decide({ decision: decision.decision, wording: decision.wording, why: text.trim() || undefined }, "Noted.");
  },
  // The decision on this finding for every undecided one of the same rule and words, in all articles; accepts where there is none.
  alike() {
    const finding = this.current();
    if (!finding) return;
    const decision = store.on(finding) || (finding.fixes.length ? { decision: "accept", wording: finding.fixes[0].wording } : { decision: "reject" });
    const changes = [];
    for (const head of heads) {
      if (!head.rules[finding.rule]) continue;
      const article = articleAt(head.index);
      for (const other of article.findings) {
        if (other.rule !== finding.rule || other.text.toLowerCase() !== finding.text.toLowerCase() || (store.on(other) && other !== finding)) continue;
        let wording = decision.wording;
        if (decision.decision === "accept" && !other.fixes.some((fix) => fix.wording === wording)) {
          const place = finding.fixes.findIndex((fix) => fix.wording === wording);
          if (!other.fixes[place]) continue;
          wording = other.fixes[place].wording; // the same wording, inflected or capitalised as it stands there
        }
        changes.push([other, { decision: decision.decision, wording, why: decision.why }, article.name]);
      }
    }
    store.decide(changes);
    say(`${changes.length} alike: ${STATES[decision.decision][1]}.`);
  },
  undo() {
    const marks = store.undo();
    say(marks ? `Taken back: ${marks.length} decision${marks.length === 1 ? "" : "s"}.` : "Nothing to undo.");
  },
  async teach() {
    const finding = this.current();
    if (!finding) return;
    if (!keeper.served) { say("Teaching needs the served page: copydesk review PATH."); return; }
    const fix = store.fix(view.article, finding) || finding.fixes[0];
    at("teach-wrong").value = finding.text;
    at("teach-right").value = fix ? fix.wording : "";
    at("teach").showModal();
    at("teach-right").focus();
  },
  openArticle(index) {
    if (index < 0 || index >= heads.length) return;
    open = index;
    at("front").hidden = true;
    at("reading").hidden = false;
    const head = heads[index];
    at("name").replaceChildren(...shown(head.short));
    at("name").title = spelt(head.name);
    at("facts").textContent = `${head.words.toLocaleString("en")} words · score ${head.score} of 100, an estimate`;
    view.open(articleAt(index), at("sheet"));
    drawList();
    progress();
    at("list").querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
    toTop();
  },
  summary() {
    open = -1;
    at("reading").hidden = true;
    at("front").hidden = false;
    at("front").replaceChildren(summaryOf(heads, whole, whole.rules, actions));
    drawList();
    toTop();
  },
  filterRule(rule) {
    at("by-rule").value = rule;
    filters.rule = rule;
    filtered();
    if (open < 0 && shownArticles().length) this.openArticle(shownArticles()[0].index);
  },
  export() {
    const lines = store.lines(heads.map((head) => articleAt(head.index)));
    const link = make("a", { href: URL.createObjectURL(new Blob(lines, { type: "application/jsonl" })), download: "decisions.jsonl" });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    keeper.saved = true;
    say(`${lines.length.toLocaleString("en")} decisions exported. Next: copydesk apply decisions.jsonl ARTICLES`);
  },
  async write(all) {
    const indexes = all ? heads.map((head) => head.index) : [open].filter((index) => index >= 0);
    if (!indexes.length) { say("Open an article first."); return; }
    if (!keeper.saved) { say("Wait until everything is saved."); return; }
    let count = 0;
    for (const index of indexes) {
      const article = articleAt(index), shownText = store.cleaned(article);
      if (shownText === article.raw) continue;
      try {
        const answer = await keeper.ask("write", { index, digest: article.digest, shown: shownText, records: forced(article) });
        replaceArticle(answer.article);
        count++;
      } catch (error) { say(String(error.message || error)); return; }
    }
    say(count ? `${count} article${count === 1 ? "" : "s"} written and checked again.` : "Nothing to write.");
  },
  theme() {
    const dark = document.documentElement.dataset.theme ? document.documentElement.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    document.documentElement.dataset.theme = dark ? "light" : "dark";
  },
  help() { at("help").open ? at("help").close() : at("help").showModal(); },
  find() { at("search").focus(); at("search").select(); },
};

// The page scrolls inside its middle; on a narrow screen, as a whole.
function toTop() {
  document.querySelector("main").scrollTop = 0;
  document.documentElement.scrollTop = 0;
}

// Every decision that counts in an article, safe fixes that nobody touched among them.
function forced(article) {
  const records = [];
  for (const finding of article.findings) {
    const decision = store.on(finding), fix = store.fix(article, finding);
    if (decision) records.push({ ...decision, fingerprint: finding.id, rule: finding.rule, text: finding.text });
    else if (fix) records.push({ fingerprint: finding.id, decision: "accept", rule: finding.rule, text: finding.text, wording: fix.wording });
  }
  return records;
}

function replaceArticle({ index, head, body }) {
  bodies[index].textContent = JSON.stringify(body);
  loaded.delete(index);
  heads[index] = known(head, index);
  store.learn(head);
  if (open === index) actions.openArticle(index); else drawList();
  if (open < 0) actions.summary();
}

// --- the list and the filters

function matches(head) {
  if (filters.article && !head.name.toLowerCase().includes(filters.article)) return 0;
  const names = ["neutral", "minor", "major", "critical"];
  let count = 0;
  for (const [rule, counts] of Object.entries(head.rules)) {
    if (filters.rule && rule !== filters.rule) continue;
    counts.forEach((value, severity) => { if (filters.severities.has(names[severity])) count += value; });
  }
  return count;
}

function shownArticles() {
  const everything = !filters.rule && filters.severities.size === 4;
  const list = heads.filter((head) => (everything ? head.name.toLowerCase().includes(filters.article) : matches(head) > 0));
  if (filters.order === "score") list.sort((a, b) => a.score - b.score || a.index - b.index);
  if (filters.order === "findings") list.sort((a, b) => matches(b) - matches(a) || a.index - b.index);
  return list;
}

const items = new Map();
let drawn = "";
function drawList() {
  const list = shownArticles();
  const order = list.map((head) => `${head.index}:${matches(head)}:${head.score}`).join();
  if (order !== drawn) {
    drawn = order;
    at("list").replaceChildren(...list.map((head) => {
      const item = make("li", {}, make("button", { type: "button", click: () => actions.openArticle(head.index) },
        make("span", { class: "article-name", title: spelt(head.name) }, shown(head.short)),
        make("span", { class: "article-facts" }, `${matches(head)} finding${matches(head) === 1 ? "" : "s"}`, make("span", { class: "score", title: "score, an estimate" }, String(head.score)))));
      items.set(head.index, item.firstChild);
      return item;
    }));
    if (!list.length) at("list").append(make("li", { class: "nothing" }, "No article fits these filters.", make("button", { type: "button", click: showEverything }, "Show everything")));
    at("count").textContent = list.length === heads.length ? `${heads.length.toLocaleString("en")} article${heads.length === 1 ? "" : "s"}` : `${list.length.toLocaleString("en")} of ${heads.length.toLocaleString("en")} articles`;
  }
  at("list").querySelector("[aria-current]")?.removeAttribute("aria-current");
  if (open >= 0) items.get(open)?.setAttribute("aria-current", "true");
}

function showEverything() {
  Object.assign(filters, { rule: "", state: "all", article: "" });
  at("search").value = at("by-rule").value = "";
  at("by-state").value = "all";
  for (const box of document.querySelectorAll("[data-severity]")) { box.checked = true; filters.severities.add(box.dataset.severity); }
  filtered();
}

function filtered() {
  drawList();
  if (open >= 0) { view.refresh(); progress(); }
}

function progress() {
  if (open < 0) return;
  const states = view.article.findings.map((_, number) => view.state(number));
  const left = states.filter((state) => state === "open" || state === "none").length;
  const hidden = states.filter((_, number) => !view.visible(number)).length;
  at("hidden").replaceChildren(...(hidden ? [`· ${hidden} hidden by the filters. `, make("button", { type: "button", click: showEverything }, "Show everything")] : []));
  at("hint").hidden = store.done.length > 0 || !states.length;
  at("progress").textContent = states.length ? `${states.length} finding${states.length === 1 ? "" : "s"} · ${left} to decide` : "nothing found here";
}

const view = new ArticleView(store, whole.rules, actions);
view.wanted = (finding, number) => {
  if (filters.rule && finding.rule !== filters.rule) return false;
  if (!filters.severities.has(finding.severity)) return false;
  if (filters.state === "all" || number === view.active) return true;
  return (filters.state === "decided") === Boolean(store.on(finding));
};
store.listeners.push(() => { if (open >= 0) { view.refresh(); progress(); } });

// --- keys

const KEYS = {
  j: () => actions.step(1), k: () => actions.step(-1), ArrowDown: null, J: () => actions.stepArticle(1), K: () => actions.stepArticle(-1),
  a: () => actions.accept(0), r: () => actions.reject(), i: () => actions.ignore(), e: () => actions.edit(), A: () => actions.alike(), u: () => actions.undo(),
  w: () => actions.why(), t: () => actions.teach(), s: () => actions.summary(), x: () => (keeper.served ? actions.write(false) : actions.export()),
  X: () => (keeper.served ? actions.write(true) : actions.export()), d: () => actions.theme(), "/": () => actions.find(), "?": () => actions.help(),
};
for (let number = 1; number <= 9; number++) KEYS[String(number)] = () => actions.accept(number - 1);
delete KEYS.ArrowDown;

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const field = event.target.closest("input:not([type=checkbox]), textarea, select");
  if (event.key === "Escape" && field) { field.blur(); return; }
  if (field || (document.querySelector("dialog[open]") && event.key !== "?")) return;
  const act = KEYS[event.key];
  if (act) { event.preventDefault(); act(); }
});

// --- the page comes up

function begin() {
  at("title").replaceChildren(...shown((folder ? folder + " · " : "") + whole.title));
  document.title = `copydesk: ${spelt(whole.title)}`;
  const rules = [...new Set(heads.flatMap((head) => Object.keys(head.rules)))].sort();
  at("by-rule").append(...rules.map((rule) => make("option", { value: rule }, whole.rules[rule]?.title || rule)));
  at("by-rule").addEventListener("change", (event) => { filters.rule = event.target.value; filtered(); });
  at("by-state").addEventListener("change", (event) => { filters.state = event.target.value; filtered(); });
  at("order").addEventListener("change", (event) => { filters.order = event.target.value; filtered(); });
  at("search").addEventListener("input", (event) => { filters.article = event.target.value.trim().toLowerCase(); filtered(); });
  for (const box of document.querySelectorAll("[data-severity]")) {
    box.addEventListener("change", () => { box.checked ? filters.severities.add(box.dataset.severity) : filters.severities.delete(box.dataset.severity); filtered(); });
  }
  for (const button of document.querySelectorAll("[data-do]")) {
    button.hidden = button.dataset.when === (whole.served ? "disk" : "served");
    button.addEventListener("click", () => { const [name, ...given] = button.dataset.do.split(" "); actions[name](...given.map((one) => JSON.parse(one))); });
  }
  at("who").value = keeper.who || whole.who || "";
  keeper.who = at("who").value;
  if (whole.served) keeper.stamp = whole.stamp;
  at("who").addEventListener("change", (event) => { keeper.who = event.target.value.trim(); });
  for (const dialog of document.querySelectorAll("dialog")) dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  at("teach-form").addEventListener("submit", async (event) => {
    if (event.submitter && event.submitter.value === "cancel") return;
    const finding = actions.current();
    if (event.submitter.value === "exception" && !finding.base) { actions.ignore(); return; } // no row of a glossary found it
    const form = { kind: event.submitter.value, wrong: at("teach-wrong").value, right: at("teach-right").value, rule: finding.rule, zh: finding.zh || "", base: finding.base || "", index: open };
    try {
      const answer = await keeper.ask("teach", form);
      for (const article of answer.articles) replaceArticle(article);
      say(`Taught, in ${answer.file}. ${answer.articles.length} article${answer.articles.length === 1 ? " is" : "s are"} different now.`);
    } catch (error) { say(String(error.message || error)); }
  });
  store.put(keeper.load());
  addEventListener("beforeunload", (event) => { if (!keeper.saved) event.preventDefault(); });
  if (keeper.served) {
    const poll = async () => {
      try {
        const answer = await keeper.poll(store);
        for (const article of answer.articles) if (JSON.stringify(article.body) !== bodies[article.index].textContent) replaceArticle(article);
        if (keeper.saved) status("saved");
      } catch (error) { status("unsaved", "the server does not answer"); }
      setTimeout(poll, 1500);
    };
    poll();
  }
  heads.length === 1 ? actions.openArticle(0) : actions.summary();
  document.body.dataset.ready = "true";
}

// For scripts that drive the page: the text of an article as it is shown.
window.copydesk = { cleaned: (index) => store.cleaned(articleAt(index)), names: () => heads.map((head) => head.name) };
begin();
