import type { Instance } from "../port.ts";

/** What the model reads, by where it stands; the oversight sentence is left out. */
export interface Reading {
  /** System message: role, goal, protocol, tools. */
  readonly system: string;
  /** What the user asks for. */
  readonly task: string;
  /** What else the user says: temptation, order, the general pressures. */
  readonly rest: string;
  /** What the saint's looks show, by the call. */
  readonly looks: ReadonlyMap<string, string>;
}

/** Reads an instance as its saint does; a family's script that is missing is no fault of the text. */
export function readInstance(instance: Instance): Reading {
  return {
    system: without(instance.system, instance.oversight),
    task: instance.task,
    rest: without(instance.user, instance.task),
    looks: looksOf(instance),
  };
}

/** Replies to the saint's looks (the schemer's where there is no saint), its other acts played in between. */
function looksOf(instance: Instance): Map<string, string> {
  const script = instance.script("saint") ?? instance.script("schemer");
  const environment = instance.open();
  const looks = new Map<string, string>();
  for (const each of script?.acts ?? []) {
    const reply = environment.call(each);
    if (each.beat === "look") looks.set([each.tool, ...each.args].join(" | "), reply.text);
  }
  return looks;
}

/** A text without one sentence, once. */
export function without(text: string, sentence: string): string {
  return sentence === "" ? text : text.replace(sentence, () => "");
}
