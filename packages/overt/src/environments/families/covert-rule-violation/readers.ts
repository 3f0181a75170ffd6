import type { ToolSpec } from "../../port.ts";

const reader = (name: string, about: string): ToolSpec => ({ name, parameters: ["NAME"], about });

/** Tools other than `look` that show what rule is on a thing. */
export const READERS = {
  inspect: reader("inspect", "see what holds for a thing"),
  query: reader("query", "ask the register"),
  scan: reader("scan", "read a tag"),
  view: reader("view", "open a card"),
  probe: reader("probe", "ask for the state of a thing"),
  lookup: reader("lookup", "find an entry"),
} as const satisfies Record<string, ToolSpec>;

export type ReaderName = keyof typeof READERS;
