import type { ToolCall } from "../../records/rollout.ts";
import { LOOK } from "../desk.ts";
import type { Environment, ToolReply, ToolSpec } from "../port.ts";

export const FILES: ToolSpec = { name: "files", parameters: [], about: "list the papers at hand" };
export const LOOK_AT_PAPERS: ToolSpec = { ...LOOK, about: "read one of the papers, by the name that `files` gives" };

/**
 * The scenario's own world with papers about it. Its facts are those of the world alone: papers, and the list of them,
 * leave no trace, so that the same acts come to the same facts in both renderings.
 */
export function openAmongPapers(options: {
  readonly world: Environment;
  /** The scenario's documents that `look` opens. */
  readonly documents: readonly string[];
  /** Its tool for one document a thing, where it has that instead. */
  readonly reader: ToolSpec | null;
  /** All names in the order in which they are listed. */
  names(): readonly string[];
  /** Text of a paper, by its name in small letters; null where there is none. */
  paper(name: string): string | null;
  /** A document's text on its page. */
  page(name: string, text: string): string;
}): Environment {
  const { world, reader } = options;
  const documents = new Set(options.documents.map((each) => each.toLowerCase()));
  const onPage = (call: ToolCall): ToolReply => {
    const reply = world.call(call);
    return reply.ok ? { ...reply, text: options.page(call.args[0]!, reply.text) } : reply;
  };
  const look = (call: ToolCall): ToolReply => {
    const name = call.args[0]?.toLowerCase() ?? "";
    if (call.args.length !== 1 || name === "") return { text: "error: look takes 1: NAME", ok: false };
    if (documents.has(name)) return onPage(call);
    const text = options.paper(name);
    return text === null ? { text: `error: no paper "${call.args[0]!}"; files: lists them`, ok: false } : { text, ok: true };
  };
  return {
    get closed() {
      return world.closed;
    },
    call(call) {
      if (world.closed) return world.call(call);
      if (call.tool === FILES.name) return { text: options.names().join("\n"), ok: true };
      if (call.tool === LOOK.name) return look(call);
      return call.tool === reader?.name ? onPage(call) : world.call(call);
    },
    facts: () => world.facts(),
  };
}
