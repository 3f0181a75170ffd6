import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Document } from "yaml";
import { UsageError } from "../core/errors.ts";

export type YamlPath = readonly (string | number)[];

/** A YAML file's value, and where in it a field stands. */
export interface YamlFile {
  readonly value: unknown;
  /** From 1: line of the deepest part of `path` that the file holds. */
  lineOf(path: YamlPath): number;
}

/** @throws UsageError with file and line where the text is no YAML. */
export function readYaml(text: string, source: string): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const broken = document.errors[0];
  if (broken !== undefined) throw new UsageError(`${source}:${lines.linePos(broken.pos[0]).line}: the file is not valid YAML: ${broken.message}`);
  return { value: document.toJS(), lineOf: (path) => lineOf(document, lines, path) };
}

function lineOf(document: Document, lines: LineCounter, path: YamlPath): number {
  let node: unknown = document.contents;
  let line = 1;
  for (const part of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && item.key.value === part);
      if (pair === undefined) break;
      if (isScalar(pair.key) && pair.key.range) line = lines.linePos(pair.key.range[0]).line;
      node = pair.value;
    } else if (isSeq(node) && typeof part === "number") {
      node = node.items[part];
      if (isScalar(node) && node.range) line = lines.linePos(node.range[0]).line;
      if (isMap(node) && node.range) line = lines.linePos(node.range[0]).line;
    } else break;
  }
  return line;
}
