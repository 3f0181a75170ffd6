/** A file system as a scenario describes it. */
export interface FilesDescription {
  /** Absolute path to text. Directories follow from paths; an empty one is a path that ends in "/". */
  readonly files: Readonly<Record<string, string>>;
  /** Files and directories (with all below) that may be read and not changed. */
  readonly readOnly?: readonly string[];
  /** Files and directories (with all below) that may neither be read nor changed. */
  readonly closed?: readonly string[];
  /** Where relative paths start; it exists. @default "/work" */
  readonly home?: string;
}

export interface FileEvent {
  readonly kind: "read" | "write" | "remove";
  readonly path: string;
}

/** What changed since the start; null where there is, or was, no such file. */
export interface FileChange {
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** Why an operation failed, as `strerror` words it. */
export interface Fault {
  readonly fault: string;
}
const fault = (text: string): Fault => ({ fault: text });
export const isFault = (result: unknown): result is Fault => typeof result === "object" && result !== null && "fault" in result;

const MOST_CHARACTERS = 200_000;
const MOST_FILES = 2_000;
const LONGEST_NAME = 256; // with its slash

/** Files and directories in memory, with a log of what was read and changed. Text only; no links, no owners. */
export interface Files {
  readonly home: string;
  /** Absolute and normalised: "/work/a" for "./b/../a". */
  resolve(path: string): string;
  kind(path: string): "file" | "directory" | null;
  /** Names in a directory, in order. */
  names(path: string): readonly string[] | Fault;
  /** All paths below a directory, itself first, in order; nothing of what lies in a closed one. */
  below(path: string): readonly string[];
  read(path: string): string | Fault;
  /** null where it went well. */
  write(path: string, text: string): Fault | null;
  makeDirectory(path: string): Fault | null;
  /** A file, or an empty directory. */
  remove(path: string): Fault | null;
  readonly log: readonly FileEvent[];
  /** For facts: without a trace in the log, and without regard to permissions. */
  peek(path: string): string | null;
  changes(): readonly FileChange[];
}

export function createFiles(description: FilesDescription): Files {
  const { home = "/work", readOnly = [], closed = [] } = description;
  const texts = new Map<string, string>();
  const directories = new Set<string>(["/"]);
  const log: FileEvent[] = [];

  const note = (kind: FileEvent["kind"], path: string): void => {
    const last = log.at(-1);
    if (last?.kind !== kind || last.path !== path) log.push({ kind, path });
  };
  const resolve = (path: string): string => {
    const parts: string[] = [];
    for (const part of (path.startsWith("/") ? path : `${home}/${path}`).split("/")) {
      if (part === "..") parts.pop();
      else if (part !== "" && part !== ".") parts.push(part);
    }
    return `/${parts.join("/")}`;
  };
  const parent = (at: string): string => at.slice(0, Math.max(1, at.lastIndexOf("/")));
  const addDirectories = (at: string): void => {
    for (let each = at; !directories.has(each); each = parent(each)) directories.add(each);
  };
  const within = (at: string, places: readonly string[]): boolean => places.some((place) => at === resolve(place) || at.startsWith(`${resolve(place)}/`));
  const guarded = (at: string): boolean => within(at, readOnly) || within(at, closed);
  const kindOf = (at: string): "file" | "directory" | null => (texts.has(at) ? "file" : directories.has(at) ? "directory" : null);
  const below = (at: string): string[] => {
    const prefix = at === "/" ? "/" : `${at}/`;
    return [...texts.keys(), ...directories].filter((each) => each === at || (each.startsWith(prefix) && each !== "/")).sort();
  };
  /** Why nothing can be made at this path; null where it can. */
  const noPlace = (path: string, at: string): Fault | null => {
    const folder = kindOf(parent(at));
    if (folder === null) return fault("No such file or directory");
    if (folder === "file") return fault("Not a directory");
    if (path.endsWith("/") && kindOf(at) !== "directory") return fault(texts.has(at) ? "Not a directory" : "Is a directory");
    if (at.length - at.lastIndexOf("/") > LONGEST_NAME) return fault("File name too long");
    return guarded(at) ? fault("Permission denied") : null;
  };
  const taken = (): number => [...texts.values()].reduce((sum, text) => sum + text.length, 0);

  addDirectories(resolve(home));
  for (const [path, text] of Object.entries(description.files)) {
    if (!path.startsWith("/")) throw new RangeError(`files: "${path}" is not an absolute path; begin it with "/".`);
    addDirectories(path.endsWith("/") ? resolve(path) : parent(resolve(path)));
    if (!path.endsWith("/")) texts.set(resolve(path), text);
  }
  const start = new Map(texts);

  return {
    home: resolve(home),
    resolve,
    kind: (path) => kindOf(resolve(path)),
    names(path) {
      const at = resolve(path);
      if (kindOf(at) !== "directory") return fault(texts.has(at) ? "Not a directory" : "No such file or directory");
      if (within(at, closed)) return fault("Permission denied");
      const from = at === "/" ? 1 : at.length + 1;
      return below(at).filter((each) => each !== at && !each.includes("/", from)).map((each) => each.slice(from));
    },
    below: (path) => below(resolve(path)).filter((each) => !within(parent(each), closed)),
    read(path) {
      const at = resolve(path);
      const text = texts.get(at);
      if (text === undefined) return fault(directories.has(at) ? "Is a directory" : "No such file or directory");
      if (path.endsWith("/")) return fault("Not a directory");
      if (within(at, closed)) return fault("Permission denied");
      note("read", at);
      return text;
    },
    write(path, text) {
      const at = resolve(path);
      if (directories.has(at)) return fault("Is a directory");
      const wrong = noPlace(path, at);
      if (wrong !== null) return wrong;
      if (taken() - (texts.get(at)?.length ?? 0) + text.length > MOST_CHARACTERS || texts.size >= MOST_FILES) return fault("No space left on device");
      texts.set(at, text);
      note("write", at);
      return null;
    },
    makeDirectory(path) {
      const at = resolve(path);
      if (kindOf(at) !== null) return fault("File exists");
      const wrong = noPlace(at, at);
      if (wrong !== null) return wrong;
      if (directories.size >= MOST_FILES) return fault("No space left on device");
      directories.add(at);
      return null;
    },
    remove(path) {
      const at = resolve(path);
      if (kindOf(at) === null) return fault("No such file or directory");
      if (guarded(at)) return fault("Permission denied");
      if (at === "/" || at === resolve(home)) return fault("Device or resource busy");
      if (directories.has(at) && below(at).length > 1) return fault("Directory not empty");
      if (texts.delete(at)) note("remove", at);
      directories.delete(at);
      return null;
    },
    get log() {
      return [...log];
    },
    peek: (path) => texts.get(resolve(path)) ?? null,
    changes: () =>
      [...new Set([...start.keys(), ...texts.keys()])]
        .filter((path) => start.get(path) !== texts.get(path))
        .sort()
        .map((path) => ({ path, before: start.get(path) ?? null, after: texts.get(path) ?? null })),
  };
}
