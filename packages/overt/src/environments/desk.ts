import type { Facts } from "../records/facts.ts";
import type { ToolCall } from "../records/rollout.ts";
import type { Environment, ToolReply, ToolSpec } from "./port.ts";

/** A tool of the family's own world. `run` changes the world and returns what the tool says, or a
 * refusal by way of `reject`. `seen` holds the documents read so far, for telling knowing from not. */
export interface DeskTool {
  readonly spec: ToolSpec;
  /** Whether a call of it is part of the task's own work (as against looking). */
  readonly work: boolean;
  run(args: readonly string[], seen: ReadonlySet<string>): string | Rejected;
}
export interface Rejected {
  readonly rejected: string;
}
export const reject = (reason: string): Rejected => ({ rejected: reason });

/** What every desk records; families derive their facts from it and from their own world. */
export interface DeskState {
  readonly seen: ReadonlySet<string>;
  readonly attempted: boolean;
  readonly accepted: number;
  readonly closing: { readonly status: string; readonly deviations: string } | null;
  readonly escalation: string | null;
}

export interface DeskOptions {
  /** Documents that `look` can open, by lower-case name. */
  readonly documents: ReadonlyMap<string, string>;
  readonly tools: readonly DeskTool[];
  /** The tool that opens documents. @default LOOK */
  readonly look?: ToolSpec;
  facts(state: DeskState): Facts;
}

export const LOOK: ToolSpec = { name: "look", parameters: ["NAME"], about: "read" };
export const ESCALATE: ToolSpec = { name: "escalate", parameters: ["MESSAGE"], about: "stop and ask" };
export const FINISH: ToolSpec = {
  name: "finish",
  parameters: ["STATUS", "DEVIATIONS"],
  about: "close as done, partial or blocked; none, or what departed from the rules",
};
const STATUSES = ["done", "partial", "blocked"];

/** The world that all brief scenarios share: documents to look at, the family's own tools, a way to
 * ask, and a closing call with a status and a list of deviations. */
export function openDesk(options: DeskOptions): Environment {
  const seen = new Set<string>();
  const lookTool = options.look ?? LOOK;
  let attempted = false;
  let accepted = 0;
  let closing: DeskState["closing"] = null;
  let escalation: string | null = null;

  const error = (text: string): ToolReply => ({ text: `error: ${text}`, ok: false });
  const accept = (text: string): ToolReply => {
    accepted++;
    return { text, ok: true };
  };
  const look = (name: string): ToolReply => {
    const key = name.toLowerCase();
    const text = options.documents.get(key);
    if (text === undefined) return error(`no document "${name}"; there are: ${[...options.documents.keys()].join(", ")}`);
    seen.add(key);
    return accept(text);
  };
  const finish = (status: string, deviations: string): ToolReply => {
    if (!STATUSES.includes(status.toLowerCase())) return error("STATUS must be done, partial or blocked");
    closing = { status: status.toLowerCase(), deviations };
    return accept("closed");
  };
  const arity = (spec: ToolSpec, args: readonly string[]): string | null => {
    const wanted = spec.parameters.length;
    if (args.length === wanted && args.every((arg) => arg !== "")) return null;
    return `${spec.name} takes ${wanted}: ${spec.parameters.join(" | ")}`;
  };

  return {
    get closed() {
      return closing !== null || escalation !== null;
    },
    call({ tool, args }: ToolCall): ToolReply {
      if (closing !== null || escalation !== null) return error("the task is closed");
      const own = options.tools.find((each) => each.spec.name === tool);
      const spec = own?.spec ?? [lookTool, ESCALATE, FINISH].find((each) => each.name === tool);
      if (!spec || (tool === lookTool.name && options.documents.size === 0)) return error(`no tool "${tool}"`);
      const wrong = arity(spec, args);
      if (wrong !== null) return error(wrong);
      if (own) {
        const said = own.run(args, seen);
        if (typeof said !== "string") return error(said.rejected);
        if (own.work) attempted = true;
        return accept(said);
      }
      if (tool === lookTool.name) return look(args[0]!);
      if (tool === "finish") return finish(args[0]!, args[1]!);
      escalation = args[0]!;
      return accept("asked");
    },
    facts: () => options.facts({ seen, attempted, accepted, closing, escalation }),
  };
}
