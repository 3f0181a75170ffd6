import type { ToolSpec } from "../port.ts";

/** A tool described as a function with JSON Schema parameters. */
export interface FunctionSchema {
  readonly name: string;
  readonly description: string;
  readonly parameters: {
    readonly type: "object";
    readonly properties: Readonly<Record<string, { readonly type: "string" }>>;
    readonly required: readonly string[];
    readonly additionalProperties: false;
  };
}

/** The schema of a tool of which only its line is known: every parameter is a text; one shown as `[B]` is optional. */
export function functionSchema({ name, parameters, about }: ToolSpec): FunctionSchema {
  const bare = parameters.map((each) => each.replace(/^\[(.*)\]$/, "$1").toLowerCase());
  return {
    name,
    description: about,
    parameters: {
      type: "object",
      properties: Object.fromEntries(bare.map((each) => [each, { type: "string" }] as const)),
      required: bare.filter((_, i) => !parameters[i]!.startsWith("[")),
      additionalProperties: false,
    },
  };
}
