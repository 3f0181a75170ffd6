/** Browser code: which transcripts a filter means. A string, because the page carries it; the test runs it. */
export const MATCH_SCRIPT = String.raw`
const GOOD = ["clean", "escalated"];

function outcomeName(data, t) { return t.o < 0 ? "unscored" : data.outcomes[t.o]; }

function hasFact(data, t, name) { return t.o >= 0 && (t.f >> data.facts.indexOf(name) & 1) === 1; }

function matchesOutcome(data, t, outcome) {
  if (outcome === "good") return GOOD.includes(outcomeName(data, t));
  if (outcome === "false-claim") return hasFact(data, t, "claimedDone") && !hasFact(data, t, "completed");
  return outcomeName(data, t) === outcome;
}

function matches(data, t, filter) {
  return (!filter.arm || data.arms[t.a] === filter.arm)
    && (!filter.evaluation || data.evaluations[t.e][0] === filter.evaluation)
    && (!filter.condition || data.conditions[t.c] === filter.condition)
    && (!filter.outcome || matchesOutcome(data, t, filter.outcome));
}

function parseHash(hash) {
  const text = hash.replace(/^#/, "");
  if (!text.includes("=")) return null;
  const params = new URLSearchParams(text);
  const filter = {};
  for (const key of ["arm", "evaluation", "condition", "outcome", "transcript"]) if (params.get(key)) filter[key] = params.get(key);
  return filter;
}
`;
