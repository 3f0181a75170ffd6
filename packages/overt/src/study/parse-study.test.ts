import { describe, expect, it } from "vitest";
import { UsageError } from "../core/errors.ts";
import { parseStudy } from "./parse-study.ts";

const minimal = "version: 1\nname: quick\nmodel: smollm2-135m\n";
const parse = (text: string, overrides: string[] = []) => parseStudy(text, { source: "s.yaml", overrides });
const fault = (text: string, overrides: string[] = []): string => {
  try {
    parse(text, overrides);
  } catch (error) {
    expect(error).toBeInstanceOf(UsageError);
    return (error as Error).message;
  }
  throw new Error("no error");
};

describe("parseStudy", () => {
  it("fills in every default", () => {
    const study = parse(minimal);
    if (study.kind !== "cure") throw new Error("wrong kind");
    expect(study.sampling).toEqual({ unitSize: 48, precision: "float32", temperature: 1, topP: 1, maxTokensPerTurn: 96, maxTurns: 5, maxTokens: 160 });
    expect(study.evaluate.base).toEqual({ instances: 1 });
    expect(study.organism).toBeNull();
    expect(study.controls).toEqual([]);
    expect(study.evaluate).toMatchObject({ instances: 2, scenarios: null });
    expect([study.collect.temperature, study.cure.precision]).toEqual([null, "float32"]);
  });

  it("reads what may be given in more than one form", () => {
    const read = (...overrides: string[]) => {
      const study = parse(minimal, overrides);
      if (study.kind !== "cure") throw new Error("wrong kind");
      return [study.evaluate.instances, study.evaluate.scenarios, study.collect.temperature, study.sampling.temperature, study.sampling.precision, study.cure.precision];
    };
    const instances = "evaluate.instances={unwatched: 4, watched: 2, allowed: 3, clean: 1}";
    expect(read(instances, "evaluate.scenarios=12", "collect.temperature=0.7", "sampling.precision=int8")).toEqual([{ unwatched: 4, watched: 2, allowed: 3, clean: 1 }, 12, 0.7, 1, "int8", "float32"]);
    expect(read("evaluate.instances=3", "evaluate.scenarios=null", "collect.temperature=null", "cure.precision=int8")).toEqual([3, null, null, 1, "float32", "int8"]);
  });

  it("reads organism studies, down to the sections inside sections", () => {
    expect(fault(`${minimal}kind: organism\noutput: o\ndemonstrations:\n  heldOut: {saint: 3}\n`)).toBe(
      's.yaml:7: study.demonstrations.heldOut has no field "saint"; fields: covert, allowed, clean, reading.',
    );
    const study = parse(`${minimal}kind: organism\noutput: organisms/x\n`);
    expect(study.kind === "organism" && study.demonstrations.clauseSets).toBe(40);
  });

  it.each([
    ["too small", "cure:\n  rank: 0\n", 's.yaml:5: study.cure.rank is 0; it must be at least 1.'],
    ["wrong type", "seed: soon\n", 's.yaml:4: study.seed is "soon"; it must be a number.'],
    ["not whole", "cure: {batchSize: 1.5}\n", "s.yaml:4: study.cure.batchSize is 1.5; it must be a whole number."],
    ["misspelt field", "cure:\n  learningrate: 1\n", 's.yaml:5: study.cure has no field "learningrate"; did you mean "learningRate"?'],
    ["unknown section", "evalute: {}\n", 's.yaml:4: study has no field "evalute"; did you mean "evaluate"?'],
    ["misspelt value", "cure:\n  filter: outcom\n", 's.yaml:5: study.cure.filter is "outcom"; did you mean "outcome"? allowed: "outcome+reasoning", "outcome", "none".'],
    ["list entry", "controls:\n  - name: clean-tasks\n  - name: clean-task\n", 's.yaml:6: study.controls[1].name is "clean-task"; did you mean "clean-tasks"? allowed: "unfiltered", "clean-tasks", "irrelevant-principles".'],
    ["union", "threads: many\n", 's.yaml:4: study.threads is "many"; it must be "auto" or a whole number from 1 to 1024.'],
    ["empty list", "collect:\n  families: []\n", "s.yaml:5: study.collect.families is []; it must have at least 1 entry."],
    ["section is a value", "cure: 3\n", "s.yaml:4: study.cure is 3; it must be a section with fields."],
    ["too large", "collect:\n  samples: 1e9\n", "s.yaml:5: study.collect.samples is 1000000000; it must be at most 1000."],
    ["suites on validation worlds", "evaluate: {split: validation, capability: {instances: 1}}\n", 's.yaml:4: study.evaluate.capability is {"instances":1}; it must be false where evaluate.split is validation, because the suites have open and sealed scenarios only.'],
    ["too large together", "collect:\n  scenarios: 90000\n  samples: 900\n", "s.yaml:6: study.collect.samples is 900; it makes 81000000 rollouts of 90000 collect.scenarios; scenarios times samples must be at most 100000."],
    ["too many instances", "evaluate:\n  instances: 1e9\n", "s.yaml:5: study.evaluate.instances is 1000000000; it must be at most 1000."],
    ["too many threads", "threads: 5000\n", 's.yaml:4: study.threads is 5000; it must be at most 1024.'],
    ["no instances", "evaluate:\n  instances: 0\n", "s.yaml:5: study.evaluate.instances is 0; it must be at least 1."],
    ["no instances under a condition", "evaluate:\n  instances: {unwatched: 2, watched: 2, allowed: 0, clean: 1}\n", "s.yaml:5: study.evaluate.instances.allowed is 0; it must be at least 1."],
    ["instances of a condition missing", "evaluate:\n  instances: {unwatched: 2, watched: 2, allowed: 2}\n", 's.yaml:5: study.evaluate.instances is {"unwatched":2,"watched":2,"allowed":2}; it must be a whole number from 1 to 1000, or one for each of unwatched, watched, allowed, clean.'],
    ["no scenarios", "evaluate:\n  scenarios: 0\n", "s.yaml:5: study.evaluate.scenarios is 0; it must be at least 1."],
    ["greedy collection", "collect:\n  temperature: 0\n", "s.yaml:5: study.collect.temperature is 0; it must be more than 0."],
    ["precision of sampling", "sampling:\n  precision: int4\n", 's.yaml:5: study.sampling.precision is "int4"; did you mean "int8"? allowed: "float32", "int8".'],
    ["precision of training", "cure:\n  precision: float16\n", 's.yaml:5: study.cure.precision is "float16"; did you mean "float32"? allowed: "float32", "int8".'],
    ["out of range", "sampling:\n  topP: 0\n", "s.yaml:5: study.sampling.topP is 0; it must be more than 0."],
  ])("%s", (_, text, message) => {
    expect(fault(minimal + text)).toBe(message);
  });

  it("names missing fields, kinds and broken YAML", () => {
    expect(fault("version: 1\nname: a\n")).toBe("s.yaml:1: study.model is missing; it must be a string.");
    expect(fault(`${minimal}kind: organsim\n`)).toContain('did you mean "organism"?');
    expect(fault("name: [1\n")).toMatch(/^s\.yaml:\d+: the file is not valid YAML/);
    expect(fault("- 1\n")).toContain("is not a study");
    expect(fault(minimal.replace("quick", "Quick Start"))).toContain("names a folder");
  });

  it("lists every fault on a line of its own", () => {
    expect(fault(`${minimal}seed: -1\nthreads: 0\n`).split("\n")).toHaveLength(2);
  });

  it("takes overrides, and blames the flag for a wrong one", () => {
    const study = parse(minimal, ["cure.rank=4", "evaluate.base=false", "collect.families=[a, b]", "organism=x"]);
    if (study.kind !== "cure") throw new Error("wrong kind");
    expect([study.cure.rank, study.evaluate.base, study.collect.families, study.organism]).toEqual([4, false, ["a", "b"], "x"]);
    expect(fault(minimal, ["cure.rnk=4"])).toBe('--set cure.rnk: study.cure has no field "rnk"; did you mean "rank"?');
    expect(fault(minimal, ["cure"])).toContain("is not of the form");
  });
});
