import { capitalise } from "../prompt.ts";

/** Fills `{slot}` with its value and `{Slot}` with the value capitalised; an unknown slot is a bug in a row. */
export function fill(template: string, slots: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\{(\w+)\}/g, (_, key: string) => {
    const plain = slots[key];
    if (plain !== undefined) return plain;
    const small = slots[key.charAt(0).toLowerCase() + key.slice(1)];
    if (small === undefined) throw new RangeError(`slot {${key}} is unknown in "${template}"; there are: ${Object.keys(slots).join(", ")}.`);
    return capitalise(small);
  });
}
