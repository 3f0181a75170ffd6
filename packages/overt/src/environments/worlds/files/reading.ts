import { isFault, type Files } from "./files.ts";
import { compilePattern } from "./pattern.ts";
import { done, flagsOf, linesOf, shownBelow, textOf, Usage, type Program, type Result } from "./program.ts";

/** Characters that one command reads, the same file twice counting twice. */
const MOST_READ = 1_000_000;

/** Commands that look. */
export const READING: Readonly<Record<string, Program>> = {
  ls(args, _input, files) {
    const { on, operands } = flagsOf("ls", args, "1alhF");
    let [out, err] = ["", ""];
    const paths = operands.length === 0 ? ["."] : operands;
    const entry = (path: string, name: string): string => {
      if (!on.has("l")) return name;
      return files.kind(path) === "directory" ? `d ${"-".padStart(8)} ${name}` : `- ${String(files.peek(path)!.length).padStart(8)} ${name}`;
    };
    for (const path of paths) {
      const kind = files.kind(path);
      const names = kind === "directory" ? files.names(path) : [];
      if (kind === null) err += `ls: cannot access '${path}': No such file or directory\n`;
      else if (isFault(names)) err += `ls: cannot open directory '${path}': ${names.fault}\n`;
      else if (kind === "file") out += `${entry(path, path)}\n`;
      else {
        const shown = names.filter((name) => on.has("a") || !name.startsWith("."));
        out += (paths.length > 1 ? `${path}:\n` : "") + textOf(shown.map((name) => entry(`${path}/${name}`, name)));
      }
    }
    return done(out, err, err === "" ? 0 : 2);
  },
  cat(args, input, files) {
    const { on, operands } = flagsOf("cat", args, "n");
    const { read, err } = sources("cat", operands, input, files);
    const text = read.map((each) => each.text).join("");
    return done(on.has("n") ? textOf(linesOf(text).map((line, index) => `${String(index + 1).padStart(6)}\t${line}`)) : text, err);
  },
  head: (args, input, files) => endOf("head", args, input, files, (lines, count) => lines.slice(0, count)),
  tail: (args, input, files) => endOf("tail", args, input, files, (lines, count) => lines.slice(Math.max(0, lines.length - count))),
  wc(args, input, files) {
    const { on, operands } = flagsOf("wc", args, "lwc");
    const { read, err } = sources("wc", operands, input, files);
    const counts = read.map(({ path, text }) => ({ path, numbers: [text.split("\n").length - 1, text.split(/\s+/).filter((word) => word !== "").length, new TextEncoder().encode(text).length] }));
    if (counts.length > 1) counts.push({ path: "total", numbers: [0, 1, 2].map((index) => counts.reduce((sum, { numbers }) => sum + numbers[index]!, 0)) });
    const wanted = (_: number, index: number): boolean => on.size === 0 || on.has("lwc"[index]!);
    return done(textOf(counts.map(({ path, numbers }) => [...numbers.filter(wanted), ...(path === "-" ? [] : [path])].join(" "))), err);
  },
  grep(args, input, files) {
    const { on, values, operands } = flagsOf("grep", args, "invclrREFH", "e");
    const [source, ...paths] = values.has("e") ? [values.get("e")!, ...operands] : operands;
    if (source === undefined) throw new Usage("Usage: grep [OPTION]... PATTERNS [FILE]...");
    const pattern = compilePattern(source, on.has("F") ? "fixed" : on.has("E") ? "extended" : "basic", on.has("i"));
    const deep = on.has("r") || on.has("R");
    const named = deep ? (paths.length === 0 ? ["."] : paths).flatMap((path) => (files.kind(path) === "directory" ? files.below(path).filter((each) => files.kind(each) === "file").map((each) => shownBelow(files, path, each)) : [path])) : paths;
    const { read, err } = named.length === 0 && deep ? { read: [], err: "" } : sources("grep", named, input, files);
    const withName = deep || named.length > 1 || on.has("H");
    let matched = false;
    const out = read.map(({ path, text }) => {
      const hits = linesOf(text).flatMap((line, index) => (pattern(line) !== on.has("v") ? [`${on.has("n") ? `${index + 1}:` : ""}${line}`] : []));
      matched ||= hits.length > 0;
      if (on.has("l")) return hits.length > 0 ? `${path}\n` : "";
      return textOf((on.has("c") ? [String(hits.length)] : hits).map((line) => (withName ? `${path}:${line}` : line)));
    });
    return done(out.join(""), err, err !== "" ? 2 : matched ? 0 : 1);
  },
  echo: (args) => (args[0] === "-n" ? done(args.slice(1).join(" ")) : done(`${args.join(" ")}\n`)),
  pwd: (_args, _input, files) => done(`${files.home}\n`),
  find(args, _input, files) {
    const at = args.findIndex((arg) => arg.startsWith("-"));
    const starts = args.slice(0, at < 0 ? args.length : at);
    const tests = at < 0 ? [] : testsOf(args.slice(at));
    let err = "";
    const out = (starts.length === 0 ? ["."] : starts).flatMap((start) => {
      if (files.kind(start) === null) err += `find: '${start}': No such file or directory\n`;
      for (const path of files.below(start)) {
        const names = files.kind(path) === "directory" ? files.names(path) : [];
        if (isFault(names)) err += `find: '${shownBelow(files, start, path)}': ${names.fault}\n`;
      }
      return files.below(start).filter((path) => tests.every((test) => test(path, files))).map((path) => shownBelow(files, start, path));
    });
    return done(textOf(out), err);
  },
};

/** Each source of a command that reads: the files named, or what is piped in. */
function sources(name: string, paths: readonly string[], input: string | null, files: Files): { readonly read: readonly { readonly path: string; readonly text: string }[]; readonly err: string } {
  if (paths.length === 0) {
    if (input === null) throw new Usage(`${name}: nothing to read; give a file`);
    return { read: [{ path: "-", text: input }], err: "" };
  }
  let [err, taken] = ["", 0];
  const read = paths.flatMap((path) => {
    const text = path === "-" ? (input ?? "") : files.read(path);
    taken += isFault(text) ? 0 : text.length;
    if (!isFault(text) && taken <= MOST_READ) return [{ path, text }];
    err += `${name}: ${path}: ${isFault(text) ? text.fault : "Cannot allocate memory"}\n`;
    return [];
  });
  return { read, err };
}

function endOf(name: string, args: readonly string[], input: string | null, files: Files, pick: (lines: readonly string[], count: number) => readonly string[]): Result {
  const { values, operands } = flagsOf(name, args, "", "n");
  const given = values.get("n") ?? "10";
  if (!/^\d+$/.test(given)) throw new Usage(`${name}: invalid number of lines: '${given}'`);
  const { read, err } = sources(name, operands, input, files);
  const parts = read.map(({ path, text }) => (read.length > 1 ? `==> ${path} <==\n` : "") + textOf(pick(linesOf(text), Number(given))));
  return done(parts.join("\n"), err);
}

type FindTest = (path: string, files: Files) => boolean;

function testsOf(args: readonly string[]): readonly FindTest[] {
  const tests: FindTest[] = [];
  for (let at = 0; at < args.length; at += 2) {
    const [test, value] = [args[at]!, args[at + 1]];
    if (test !== "-name" && test !== "-type") throw new Usage(`find: unknown predicate \`${test}'`);
    if (value === undefined) throw new Usage(`find: missing argument to \`${test}'`);
    if (test === "-type") {
      const kind = value === "f" ? "file" : value === "d" ? "directory" : null;
      if (kind === null) throw new Usage(`find: Unknown argument to -type: ${value}`);
      tests.push((path, files) => files.kind(path) === kind);
    } else {
      const source = value.replace(/[\\^$.+()[\]{}|]/g, "\\$&").replaceAll("*", ".*").replaceAll("?", ".");
      const glob = compilePattern(`^${source}$`, "extended");
      tests.push((path) => glob(path.slice(path.lastIndexOf("/") + 1)));
    }
  }
  return tests;
}
