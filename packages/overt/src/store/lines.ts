import { createReadStream } from "node:fs";

/** One line of a file: its text without the newline, and the offset of the byte after the newline. */
export interface Line {
  readonly number: number; // from 1
  readonly text: string;
  readonly end: number;
}

/**
 * Streams the whole lines of a file. A last line without newline is torn and is not given.
 * Bytes are split before they are decoded, so that offsets are exact.
 */
export async function* readLines(path: string): AsyncGenerator<Line> {
  let rest: Buffer[] = [];
  let offset = 0;
  let number = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 18 }) as AsyncIterable<Buffer>) {
    let from = 0;
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      rest.push(chunk.subarray(from, at));
      const bytes = rest.length === 1 ? rest[0]! : Buffer.concat(rest);
      rest = [];
      from = at + 1;
      offset += bytes.length + 1;
      number++;
      yield { number, text: bytes.toString("utf8"), end: offset };
    }
    if (from < chunk.length) rest.push(chunk.subarray(from));
  }
}
