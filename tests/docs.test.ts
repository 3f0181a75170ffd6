import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve, sep } from "node:path";
import { describe, expect, it } from "vitest";
import { parseStudy } from "../packages/overt/src/study/parse-study.ts";

/** What the documentation names must exist: links, npm scripts, study files. */
const root = resolve(import.meta.dirname, "..");
const skipped = new Set(["node_modules", ".git", "runs", "dist"]);

function find(folder: string, ending: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return skipped.has(entry.name) || entry.name.startsWith(".") ? [] : find(path, ending);
    return entry.name.endsWith(ending) ? [path] : [];
  });
}
const read = (path: string): string => readFileSync(join(root, path), "utf8");
const pages = find("", ".md");
const manifest = JSON.parse(read("package.json")) as { version: string; scripts: Record<string, string> };

function anchors(path: string): Set<string> {
  const headings = read(path).match(/^#+ .+$/gm) ?? [];
  return new Set(headings.map((line) => line.replace(/^#+ /, "").toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, "").replaceAll(" ", "-")));
}

describe.each(pages)("%s", (page) => {
  it("links to what exists", () => {
    const prose = read(page).replace(/```[\s\S]*?```/g, "");
    const broken = [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
      .map((match) => match[1]!)
      .filter((link) => !/^[a-z]+:/i.test(link))
      .filter((link) => {
        const [path, anchor] = link.split("#") as [string, string | undefined];
        const target = path === "" ? page : join(dirname(page), path).split(sep).join("/");
        if (!existsSync(join(root, target))) return true;
        return anchor !== undefined && target.endsWith(".md") && !anchors(target).has(anchor);
      });
    expect(broken).toEqual([]);
  });

  it("names npm scripts that exist", () => {
    const named = [...read(page).matchAll(/npm run (?:--silent )?([a-z][a-z:-]*)/g)].map((match) => match[1]!);
    expect(named.filter((script) => !(script in manifest.scripts))).toEqual([]);
  });

  it("names study files that exist", () => {
    const named = read(page).match(/\bstudies\/[\w-]+\.yaml/g) ?? [];
    expect([...new Set(named)].filter((file) => !existsSync(join(root, file)))).toEqual([]);
  });
});

it.each(find("studies", ".yaml").filter((file) => !file.startsWith("studies/families/")))("%s is a valid study, named as its file", (file) => {
  expect(parseStudy(read(file), { source: file }).name).toBe(file.replace(/^.*\//, "").replace(".yaml", ""));
});

it("CHANGELOG.md opens with the current version", () => {
  expect(/^## (\S+)/m.exec(read("CHANGELOG.md"))![1]).toBe(manifest.version);
});
