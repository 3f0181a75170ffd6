import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { UsageError } from "../../core/errors.ts";

const HERE = import.meta.dirname;

export interface NewFamily {
  /** kebab-case; also the folder's name. */
  readonly id: string;
  readonly title: string;
  readonly category: string;
}

/**
 * Writes a family that verifies as it stands into `<parent>/<id>/`: this folder's template under other names. Returns the
 * files written.
 * @throws UsageError where the id is none, or the folder exists.
 */
export function scaffoldFamily({ id, title, category }: NewFamily, parent: string): string[] {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) throw new UsageError(`<id> is ${JSON.stringify(id)}; it must be lower-case words joined by hyphens, for example "broken-promises".`);
  for (const [flag, value] of [["--title", title], ["--category", category]] as const) if (value.trim() === "") throw new UsageError(`${flag} is empty; give the words that reports show.`);
  const folder = resolve(parent, id);
  const files = ([["family.ts", "family.ts"], ["rows.ts", "rows.ts"], ["family.test.ts", `${id}.test.ts`]] as const).map(([from, to]) => ({
    path: join(folder, to),
    text: renamed(readFileSync(join(HERE, from), "utf8"), { id, title, category }, folder),
  }));
  try {
    mkdirSync(dirname(folder), { recursive: true });
    mkdirSync(folder); // its own call, so that nothing that stands there is written over
  } catch (error) {
    const { code, path, message } = error as NodeJS.ErrnoException;
    throw new UsageError(code === "EEXIST" && path === folder ? `${folder} exists; remove it, or give another id or --out.` : `${folder} cannot be made: ${message}.`);
  }
  for (const { path, text } of files) writeFileSync(path, text);
  return files.map(({ path }) => path);
}

/** "broken-promises" → "brokenPromises". */
export const constantName = (id: string): string => id.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

function renamed(text: string, { id, title, category }: NewFamily, folder: string): string {
  const name = constantName(id);
  return text
    .replaceAll(/from "(\.\.\/[^"]+)"/g, (_, path: string) => `from "${relative(folder, resolve(HERE, path)).split(sep).join("/")}"`)
    .replace('title: "Template family"', () => `title: ${JSON.stringify(title)}`)
    .replace('category: "Template"', () => `category: ${JSON.stringify(category)}`)
    .replaceAll("template-family", id)
    .replaceAll("templateFamily", name)
    .replaceAll("TEMPLATE_ROWS", `${id.replaceAll("-", "_").toUpperCase()}_ROWS`);
}
