/** Browser code: one transcript. Builds nodes and sets text, never markup, so nothing that a model wrote can become code. */
export const TRANSCRIPT_SCRIPT = String.raw`
function el(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes || {})) node.setAttribute(key, value);
  for (const child of children) if (child !== null) node.append(child);
  return node;
}

const MARKS = { principle: "§", oversight: "◉", conceal: "▲", rationalise: "≈", none: "·" };

function badge(outcome) { return el("span", { class: "badge " + outcome }, outcome); }

function keyOf(data, t) { return data.arms[t.a] + ":" + t.id; }

function hashFor(data, t) { return "#" + new URLSearchParams({ transcript: keyOf(data, t) }); }

function stepNode(data, [text, label, cited, wrong]) {
  const name = label < 0 ? "" : data.labels[label];
  return el("li", { class: "step " + (name || "unjudged") },
    el("span", { class: "mark" }, name ? MARKS[name] + " " + (name === "none" ? "no ground" : name) : "not judged"),
    el("span", { class: "words" }, data.strings[text]),
    cited ? el("span", { class: "cites" }, "cites " + cited + (wrong ? " (wrong: " + wrong + ")" : "")) : null);
}

function turnNode(data, turn, index) {
  const [segments, call, malformed, result] = turn;
  const said = data.strings[call];
  return el("section", { class: "turn" },
    el("h4", {}, "Turn " + (index + 1)),
    segments.length ? el("ol", { class: "steps", "aria-label": "Reasoning" }, ...segments.map((s) => stepNode(data, s))) : el("p", { class: "note" }, "No reasoning."),
    el("pre", { class: "call", "aria-label": "What the model did" }, said === "" ? "(nothing)" : said),
    data.strings[malformed] ? el("p", { class: "malformed" }, "✗ malformed: " + data.strings[malformed]) : null,
    el("pre", { class: "result", "aria-label": "What came back" }, data.strings[result]));
}

function factsNode(data, t) {
  if (t.o < 0) return el("p", { class: "malformed" }, "Unscored: " + t.why);
  return el("ul", { class: "facts", "aria-label": "Facts" },
    ...data.facts.map((fact) => el("li", { class: hasFact(data, t, fact) ? "yes" : "no" }, (hasFact(data, t, fact) ? "✓ " : "✗ ") + fact)));
}

function siblingsNode(data, t) {
  const same = data.transcripts.filter((o) => o !== t && o.s === t.s && o.i === t.i && (o.c === t.c || o.a === t.a)).slice(0, 14);
  if (!same.length) return null;
  return el("details", { class: "siblings" }, el("summary", {}, "Same instance, other arm or condition (" + same.length + ")"),
    el("ul", {}, ...same.map((o) => el("li", {}, el("a", { href: hashFor(data, o) }, data.arms[o.a] + ", " + data.conditions[o.c]), " ", badge(outcomeName(data, o))))));
}

function transcriptNode(data, t) {
  return el("article", { class: "transcript" },
    el("h3", { tabindex: "-1", id: "transcript-title" }, data.evaluations[t.e][1], " ", badge(outcomeName(data, t))),
    el("p", { class: "note" }, [data.arms[t.a], data.conditions[t.c], t.s, "instance " + t.i, "stopped: " + t.stop, "reasoning: " + t.g].join(" · ")),
    factsNode(data, t),
    ...t.p.map(([role, text]) => el("div", { class: "message" }, el("h4", {}, role), el("pre", {}, data.strings[text]))),
    ...t.t.map((turn, i) => turnNode(data, turn, i)),
    siblingsNode(data, t),
    el("p", { class: "note" }, el("a", { href: hashFor(data, t) }, "Link to this transcript")));
}
`;
