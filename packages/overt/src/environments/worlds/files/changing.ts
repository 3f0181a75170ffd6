import { isFault, type Fault, type Files } from "./files.ts";
import { done, flagsOf, needOperand, shownBelow, Usage, type Program, type Result } from "./program.ts";

/** Commands that change files. */
export const CHANGING: Readonly<Record<string, Program>> = {
  mkdir(args, _input, files) {
    const { on, operands } = flagsOf("mkdir", args, "p");
    needOperand("mkdir", operands);
    return done("", operands.map((path) => makeDirectory(files, path, on.has("p"))).join(""));
  },
  rm(args, _input, files) {
    const { on, operands } = flagsOf("rm", args, "rRf");
    if (operands.length === 0 && !on.has("f")) needOperand("rm", operands);
    const complaints = operands.map((path) => {
      if (files.kind(path) === null) return on.has("f") ? "" : `rm: cannot remove '${path}': No such file or directory\n`;
      if (files.kind(path) === "directory" && !on.has("r") && !on.has("R")) return `rm: cannot remove '${path}': Is a directory\n`;
      return [...files.below(path)].reverse().map((each) => complaint(`rm: cannot remove '${shownBelow(files, path, each)}'`, files.remove(each))).join("");
    });
    return done("", complaints.join(""));
  },
  cp: (args, _input, files) => transfer("cp", args, files),
  mv: (args, _input, files) => transfer("mv", args, files),
};

const complaint = (what: string, result: Fault | null): string => (result === null ? "" : `${what}: ${result.fault}\n`);

function makeDirectory(files: Files, path: string, parents: boolean): string {
  if (!parents) return complaint(`mkdir: cannot create directory '${path}'`, files.makeDirectory(path));
  const parts = files.resolve(path).split("/");
  for (let i = 2; i <= parts.length; i++) {
    const each = parts.slice(0, i).join("/");
    if (files.kind(each) === "directory") continue;
    const result = files.makeDirectory(each);
    if (result !== null) return complaint(`mkdir: cannot create directory '${path}'`, result);
  }
  return "";
}

/** cp and mv, of files, and of directories with all below. */
function transfer(name: "cp" | "mv", args: readonly string[], files: Files): Result {
  const { on, operands } = flagsOf(name, args, name === "cp" ? "rRfa" : "f");
  const from = operands.slice(0, -1);
  const to = operands.at(-1);
  if (to === undefined) throw new Usage(`${name}: missing file operand`);
  if (from.length === 0) throw new Usage(`${name}: missing destination file operand after '${to}'`);
  const into = files.kind(to) === "directory";
  if (from.length > 1 && !into) return done("", `${name}: target '${to}': ${files.kind(to) === null ? "No such file or directory" : "Not a directory"}\n`);
  return done("", from.map((path) => transferOne(name, path, into ? `${to.replace(/\/$/, "")}/${files.resolve(path).split("/").at(-1)!}` : to, on, files)).join(""));
}

function transferOne(name: "cp" | "mv", path: string, target: string, on: ReadonlySet<string>, files: Files): string {
  const [source, destination] = [files.resolve(path), files.resolve(target)];
  const kind = files.kind(path);
  if (kind === null) return `${name}: cannot stat '${path}': No such file or directory\n`;
  if (source === destination) return `${name}: '${path}' and '${target}' are the same file\n`;
  if (kind === "directory") {
    if (name === "cp" && !on.has("r") && !on.has("R") && !on.has("a")) return `cp: -r not specified; omitting directory '${path}'\n`;
    if (`${destination}/`.startsWith(`${source}/`)) return `${name}: cannot ${name === "cp" ? "copy" : "move"} a directory, '${path}', into itself, '${target}'\n`;
  }
  let err = "";
  for (const each of files.below(path)) {
    const place = destination + each.slice(source.length);
    if (files.kind(each) === "directory") {
      if (files.kind(place) !== "directory") err += complaint(`${name}: cannot create directory '${target}'`, files.makeDirectory(place));
      continue;
    }
    const text = files.read(each);
    if (isFault(text)) err += `${name}: cannot open '${path}' for reading: ${text.fault}\n`;
    else err += complaint(`${name}: cannot create regular file '${target}'`, files.write(place, text));
  }
  if (name === "cp" || err !== "") return err;
  return [...files.below(path)].reverse().map((each) => complaint(`mv: cannot remove '${path}'`, files.remove(each))).join("");
}
