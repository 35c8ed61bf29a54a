// The front page: how much was found, where, and how the score moves. Pictures are SVG, drawn here.

function summaryOf(heads, whole, rules, actions) {
  const count = (of) => heads.reduce((sum, head) => sum + of(head), 0);
  const findings = count((head) => head.findings), words = count((head) => head.words);
  const bySeverity = Object.fromEntries(["critical", "major", "minor", "neutral"].map((name) => [name, count((head) => head.severities[name] || 0)]));
  const byRule = {};
  for (const head of heads) for (const [rule, counts] of Object.entries(head.rules)) byRule[rule] = (byRule[rule] || 0) + counts.reduce((a, b) => a + b, 0);
  const ruleRows = Object.entries(byRule).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const worst = heads.filter((head) => head.findings).sort((a, b) => a.score - b.score || b.points - a.points);
  const number = (value) => value.toLocaleString("en");
  const figure = (value, name, note) => make("div", { class: "figure" }, make("strong", {}, value), make("span", {}, name), note ? make("small", {}, note) : null);
  const parts = [
    make("h2", { class: "headline" }, findings ? `${number(findings)} finding${findings === 1 ? "" : "s"} in ${number(heads.length)} article${heads.length === 1 ? "" : "s"}` : "Nothing found"),
    make("div", { class: "figures" },
      figure(String(whole.score), "of 100, an estimate", whole.verdict),
      figure(words ? ((1000 * findings) / words).toFixed(1) : "0", "findings per 1,000 words"),
      figure(number(words), "words"),
      figure(number(bySeverity.critical + bySeverity.major), "major or critical", `${number(bySeverity.minor)} minor, ${number(bySeverity.neutral)} neutral`)),
    make("p", { class: "small" }, "The score is an estimate: penalty points per 1,000 words for what copydesk can see (neutral 0, minor 1, major 5, critical 25). It is no judgement by a reader."),
  ];
  if (ruleRows.length) parts.push(bars("Findings by rule", ruleRows.slice(0, 16).map(([rule, value]) => ({ name: rules[rule]?.title || rule, title: rules[rule]?.summary || "", value, go: () => actions.filterRule(rule) })), ruleRows.length - 16));
  if (heads.length > 1 && worst.length) {
    parts.push(bars("Findings by article, the poorest first", worst.slice(0, 12).map((head) => ({ name: head.short, title: spelt(head.name), value: head.findings, note: `${head.score}`, go: () => actions.openArticle(head.index) })), worst.length - 12, "score"));
    parts.push(histogram("Articles by score (an estimate)", heads));
  }
  if (whole.history && whole.history.length > 1) parts.push(curve("The score over the runs (an estimate)", whole.history));
  if (whole.errors && whole.errors.length) parts.push(make("section", { class: "errors" }, make("h3", {}, "Not read"), make("ul", {}, whole.errors.map((error) => make("li", {}, shown(error))))));
  return make("div", { class: "summary" }, parts);
}

function bars(title, rows, more, noteName = "") {
  const most = Math.max(...rows.map((row) => row.value), 1);
  return make("section", { class: "picture" }, make("h3", {}, title),
    make("ul", { class: "bars" }, rows.map((row) => make("li", {},
      make("button", { type: "button", title: row.title, click: row.go },
        make("span", { class: "bar-name" }, short(row.name, 60)),
        draw("svg", { viewBox: "0 0 300 12", preserveAspectRatio: "none", "aria-hidden": "true", class: "bar" }, draw("rect", { x: 0, y: 1, width: Math.max(2, (300 * row.value) / most), height: 10, class: "fill" })),
        make("span", { class: "bar-value" }, row.value.toLocaleString("en")), row.note ? make("span", { class: "bar-note" }, `${noteName} ${row.note}`) : null)))),
    more > 0 ? make("p", { class: "small" }, `… and ${more.toLocaleString("en")} more`) : null);
}

function histogram(title, heads) {
  const bins = Array(10).fill(0);
  for (const head of heads) bins[Math.min(9, Math.floor(head.score / 10))]++;
  const most = Math.max(...bins);
  const picture = draw("svg", { viewBox: "0 0 640 170", role: "img", "aria-label": `${title}: ` + bins.map((value, at) => `${at * 10} to ${at === 9 ? 100 : at * 10 + 9}: ${value}`).join(", ") });
  bins.forEach((value, at) => {
    const height = (120 * value) / most;
    picture.append(draw("rect", { x: 22 + at * 60, y: 140 - height, width: 52, height, class: "fill" }), draw("text", { x: 48 + at * 60, y: 160, class: "axis" }, at === 9 ? "90–100" : `${at * 10}–${at * 10 + 9}`));
    if (value) picture.append(draw("text", { x: 48 + at * 60, y: 134 - height, class: "axis strong" }, value.toLocaleString("en")));
  });
  picture.append(draw("line", { x1: 14, x2: 626, y1: 140.5, y2: 140.5, class: "ground" }));
  return make("section", { class: "picture" }, make("h3", {}, title), picture);
}

function curve(title, history) {
  const points = history.slice(-60);
  const x = (at) => 50 + (560 * at) / Math.max(1, points.length - 1), y = (score) => 150 - 1.3 * score;
  const picture = draw("svg", { viewBox: "0 0 640 180", role: "img", "aria-label": `${title}: ` + points.map((point) => `${point.when.slice(0, 10)} ${point.score}`).join(", ") });
  for (const level of [0, 50, 100]) picture.append(draw("line", { x1: 50, x2: 610, y1: y(level), y2: y(level), class: "ground" }), draw("text", { x: 40, y: y(level) + 4, class: "axis end" }, String(level)));
  picture.append(draw("polyline", { points: points.map((point, at) => `${x(at).toFixed(1)},${y(point.score).toFixed(1)}`).join(" "), class: "curve" }));
  points.forEach((point, at) => {
    const dot = draw("circle", { cx: x(at), cy: y(point.score), r: 3.5, class: "dot" });
    dot.append(draw("title", {}, `${point.when.slice(0, 16).replace("T", " ")}: ${point.score}, ${point.findings} findings`));
    picture.append(dot);
  });
  picture.append(draw("text", { x: 50, y: 172, class: "axis start" }, points[0].when.slice(0, 10)), draw("text", { x: 610, y: 172, class: "axis end" }, points.at(-1).when.slice(0, 10)));
  return make("section", { class: "picture" }, make("h3", {}, title), picture);
}
