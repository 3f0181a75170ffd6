import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { describe, expect, it } from "vitest";

/** Holds the table in ARCHITECTURE.md: who may import whom, and how long a file may be. */
const root = resolve(import.meta.dirname, "..");
const LONGEST = 300;

interface Layer {
  readonly name: string;
  readonly above: boolean;
  readonly engine: boolean;
}

const layers: Layer[] = readFileSync(join(root, "ARCHITECTURE.md"), "utf8")
  .split("## Who may import whom")[1]!
  .split("\n## ")[0]!
  .split("\n")
  .map((line) => /^\| ([a-z]+) \| (nothing|above)(, engine)? \|/.exec(line))
  .filter((match) => match !== null)
  .map(([, name, may, engine]) => ({ name: name!, above: may === "above", engine: engine !== undefined }));

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.split(sep).includes("node_modules") && !file.split(sep).includes("dist"))
    .map((file) => `${folder}/${file.split(sep).join("/")}`)
    .sort();
}

function importsOf(text: string): string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");
  return [...code.matchAll(/(?:\bfrom\s*|\bimport\s*\(\s*|^\s*import\s+)["']([^"']+)["']/gm)].map((match) => match[1]!);
}

/** Folder below `packages/overt/src`, or null for a file that lies directly in it (the package's door). */
function layerOf(file: string): string | null {
  const parts = file.replace("packages/overt/src/", "").split("/");
  return parts.length === 1 ? null : parts[0]!;
}

/** Every breach, as a sentence. */
function breaches(file: string, text: string): string[] {
  const own = file.startsWith("packages/overt/") ? "overt" : "engine";
  const free = file.endsWith(".test.ts");
  const say = (what: string): string => `${file}: ${what}; see ARCHITECTURE.md`;
  return importsOf(text).flatMap((specifier): string[] => {
    if (!specifier.startsWith(".")) {
      if (own === "engine") return /^overt($|\/)/.test(specifier) ? [say("engine may not import overt")] : [];
      if (specifier.startsWith("@overt/engine/")) return [say(`overt may import @overt/engine only by its door, not ${specifier}`)];
      const layer = layers.find(({ name }) => name === layerOf(file));
      if (specifier !== "@overt/engine" || free || layer === undefined || layer.engine) return [];
      return [say(`${layer.name} may not import @overt/engine`)];
    }
    const target = relative(root, resolve(root, dirname(file), specifier)).split(sep).join("/");
    if (free) return [];
    if (!target.startsWith(`packages/${own}/`)) return [say(`${own} may not import ${target}`)];
    return own === "overt" ? layerBreach(file, target, say) : [];
  });
}

function layerBreach(file: string, target: string, say: (what: string) => string): string[] {
  const from = layerOf(file);
  const to = target.startsWith("packages/overt/src/") ? layerOf(target) : from;
  if (from === null || from === to) return [];
  if (to === null) return [say(`${from} may not import the package's own door ${target}`)];
  const at = layers.findIndex(({ name }) => name === from);
  const below = layers.findIndex(({ name }) => name === to);
  if (at < 0 || below < 0) return [];
  return layers[at]!.above && below < at ? [] : [say(`${from} may not import ${to}`)];
}

const overt = sources("packages/overt/src");
const engine = sources("packages/engine/src");

describe("architecture", () => {
  it("reads the table", () => {
    expect(layers.map(({ name }) => name).slice(0, 3)).toEqual(["core", "statistics", "records"]);
    expect(layers.length).toBeGreaterThan(15);
  });

  it("places every folder of overt in the table", () => {
    const known = new Set(layers.map(({ name }) => name));
    expect([...new Set(overt.map(layerOf))].filter((name) => name !== null && !known.has(name))).toEqual([]);
  });

  it("lets a folder import only what stands above it", () => {
    expect([...overt, ...engine].flatMap((file) => breaches(file, readFileSync(join(root, file), "utf8")))).toEqual([]);
  });

  it("keeps files short", () => {
    const files = [...overt, ...engine, ...sources("tests"), ...sources("scripts"), ...sources("benchmarks")];
    const long = files.map((file) => [file, readFileSync(join(root, file), "utf8").trimEnd().split("\n").length] as const).filter(([, lines]) => lines > LONGEST);
    expect(long.map(([file, lines]) => `${file} has ${lines} lines; split it, ${LONGEST} is the limit`)).toEqual([]);
  });
});

describe("the scanner itself", () => {
  const find = (file: string, text: string): string[] => breaches(file, text).map((sentence) => sentence.replace(`${file}: `, ""));

  it.each([
    ["packages/overt/src/study/a.ts", 'import { x } from "../store/b.ts";', "study may not import store; see ARCHITECTURE.md"],
    ["packages/overt/src/study/a.ts", 'import {\n  x,\n} from "../cli/b.ts";', "study may not import cli; see ARCHITECTURE.md"],
    ["packages/overt/src/core/a.ts", 'export type { X } from "../records/b.ts";', "core may not import records; see ARCHITECTURE.md"],
    ["packages/overt/src/statistics/a.ts", 'const x = await import("../core/b.ts");', "statistics may not import core; see ARCHITECTURE.md"],
    ["packages/overt/src/records/a.ts", 'import "@overt/engine";', "records may not import @overt/engine; see ARCHITECTURE.md"],
    ["packages/overt/src/models/a.ts", 'import { x } from "@overt/engine/src/x.ts";', "overt may import @overt/engine only by its door, not @overt/engine/src/x.ts; see ARCHITECTURE.md"],
    ["packages/overt/src/models/a.ts", 'import { x } from "../../../engine/src/x.ts";', "overt may not import packages/engine/src/x.ts; see ARCHITECTURE.md"],
    ["packages/engine/src/a.ts", 'import { x } from "overt";', "engine may not import overt; see ARCHITECTURE.md"],
    ["packages/overt/src/study/a.ts", 'import { x } from "../index.ts";', "study may not import the package's own door packages/overt/src/index.ts; see ARCHITECTURE.md"],
  ])("finds a breach in %s: %s", (file, text, sentence) => {
    expect(find(file, text)).toEqual([sentence]);
  });

  it.each([
    ["packages/overt/src/cli/a.ts", 'import { x } from "../study/b.ts"; import { y } from "@overt/engine";'],
    ["packages/overt/src/environments/families/a.ts", 'import { x } from "../port.ts"; import { y } from "../../core/b.ts";'],
    ["packages/overt/src/study/a.test.ts", 'import { x } from "../cli/b.ts";'],
    ["packages/overt/src/index.ts", 'export { x } from "./cli/b.ts";'],
    ["packages/overt/src/study/a.ts", '// import { x } from "../cli/b.ts"\n/* from "../cli/c.ts" */'],
  ])("lets %s pass: %s", (file, text) => {
    expect(find(file, text)).toEqual([]);
  });
});
