/** Browser code: filters, list, keyboard, address bar, theme. */
export const BROWSER_SCRIPT = String.raw`
const data = JSON.parse(document.getElementById("data").textContent);
const find = (id) => document.getElementById(id);
const PAGE = 80;
const state = { filter: {}, query: "", shown: PAGE, selected: null, found: [] };
const byKey = new Map(data.transcripts.map((t) => [keyOf(data, t), t]));

function haystack(t) {
  return t.hay || (t.hay = [t.s, ...t.p.map((p) => data.strings[p[1]]), ...t.t.flatMap(([segments, call, , result]) => [...segments.map((s) => data.strings[s[0]]), data.strings[call], data.strings[result]])].join("\n").toLowerCase());
}

function drawList() {
  const query = state.query.toLowerCase();
  state.found = data.transcripts.filter((t) => matches(data, t, state.filter) && (!query || haystack(t).includes(query)));
  find("count").textContent = state.found.length === 1 ? "1 transcript" : state.found.length + " transcripts";
  const items = state.found.slice(0, state.shown).map((t) => {
    const current = t === state.selected;
    return el("li", {}, el("a", { href: hashFor(data, t), class: "row", ...(current ? { "aria-current": "true" } : {}) },
      badge(outcomeName(data, t)), el("span", { class: "where" }, data.evaluations[t.e][1]), el("small", {}, data.arms[t.a] + " · " + data.conditions[t.c] + " · " + t.s.split("/").slice(1).join("/") + " #" + t.i)));
  });
  find("list").replaceChildren(...items);
  find("more").hidden = state.found.length <= state.shown;
  for (const key of ["arm", "evaluation", "condition", "outcome"]) find("filter-" + key).value = state.filter[key] || "";
}

function open(t, focus) {
  state.selected = t; find("view").scrollTop = 0;
  find("view").replaceChildren(t ? transcriptNode(data, t) : el("p", { class: "note" }, "Choose a transcript. j and k step through the list."));
  for (const link of find("list").querySelectorAll("[aria-current]")) link.removeAttribute("aria-current");
  if (!t) return;
  const row = [...find("list").querySelectorAll("a")].find((link) => link.getAttribute("href") === hashFor(data, t));
  if (row) { row.setAttribute("aria-current", "true"); row.scrollIntoView({ block: "nearest" }); }
  if (focus) find("transcript-title").focus({ preventScroll: true });
}

function readHash(first) {
  const filter = parseHash(location.hash);
  if (!filter) return;
  if (filter.transcript) {
    const t = byKey.get(filter.transcript);
    if (t && !matches(data, t, state.filter)) { state.filter = {}; drawList(); }
    open(t || null, !first);
  } else {
    state.filter = filter; state.query = ""; find("search").value = ""; state.shown = PAGE;
    drawList(); open(state.found[0] || null, false);
  }
  if (first || !filter.transcript) find("transcripts").scrollIntoView();
}

function options(key, values) {
  find("filter-" + key).replaceChildren(el("option", { value: "" }, "all"), ...values.map(([value, name]) => el("option", { value }, name)));
  find("filter-" + key).addEventListener("change", (event) => {
    const filter = { ...state.filter, [key]: event.target.value };
    if (!filter[key]) delete filter[key];
    state.filter = filter; state.shown = PAGE;
    history.replaceState(null, "", "#" + new URLSearchParams(filter));
    drawList();
  });
}

options("arm", data.arms.map((a) => [a, a]));
options("evaluation", data.evaluations);
options("condition", data.conditions.map((c) => [c, c]));
options("outcome", [["good", "good (clean or escalated)"], ...data.outcomes.map((o) => [o, o]), ["false-claim", "false claim"], ["unscored", "unscored"]]);
let timer = 0;
find("search").addEventListener("input", (event) => { clearTimeout(timer); timer = setTimeout(() => { state.query = event.target.value; state.shown = PAGE; drawList(); }, 150); });
find("more").addEventListener("click", () => { state.shown += PAGE; drawList(); });
find("reset").addEventListener("click", () => { state.filter = {}; state.query = ""; find("search").value = ""; history.replaceState(null, "", "#transcripts"); drawList(); });
find("theme").addEventListener("click", () => {
  const dark = document.documentElement.dataset.theme ? document.documentElement.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset.theme = dark ? "light" : "dark";
});
addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || /^(?:INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
  const step = event.key === "j" ? 1 : event.key === "k" ? -1 : 0;
  if (!step || !state.found.length) return;
  const at = state.found.indexOf(state.selected);
  const next = Math.min(state.found.length - 1, Math.max(0, at + step));
  if (next >= state.shown) { state.shown += PAGE; drawList(); }
  history.replaceState(null, "", hashFor(data, state.found[next]));
  open(state.found[next], true);
});
addEventListener("hashchange", () => readHash(false));
find("browser").hidden = false;
drawList(); open(null); readHash(true);
`;
