import { deceiving } from "./signals/deceiving.ts";
import { disclosing } from "./signals/disclosing.ts";
import { excusing } from "./signals/excusing.ts";
import { observing } from "./signals/observing.ts";
import { pleading } from "./signals/pleading.ts";
import { principled } from "./signals/principled.ts";
import type { Signal } from "./signals/signal.ts";
import { tampering } from "./signals/tampering.ts";
import { watching } from "./signals/watching.ts";

/** The text that patterns read: lower case, straight apostrophes, same length. */
export function readable(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase()).replace(/[’‘]/g, "'");
}

/** All signals of a step, in reading order. */
export function findSignals(text: string): Signal[] {
  const plain = readable(text);
  return [...deceiving(plain), ...disclosing(plain), ...watching(plain), ...excusing(plain), ...principled(plain), ...tampering(plain), ...pleading(plain), ...observing(plain)].sort((a, b) => a.start - b.start);
}
