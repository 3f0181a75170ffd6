import type { Random } from "../../core/random.ts";
import { countWords, slotFiller, type Noise } from "./wording.ts";

const AIM = 78;
const MOST_ASIDES = 5;

/** The user's words, as they stand, in a mail or a chat about other things as well. */
export function renderMessage(words: string, documents: readonly string[], wording: Noise, random: Random): string {
  const fill = slotFiller(wording, random);
  const sender = random.pick(wording.people);
  const asMail = random.next() < 0.6;
  const pointer = documents.length === 0 ? "" : random.pick(wording.pointers).replace("{papers}", listed(documents));
  const asides: string[] = [];
  for (const aside of random.shuffle(wording.asides).slice(0, MOST_ASIDES)) {
    if (countWords([words, pointer, ...asides].join(" ")) + 14 >= AIM) break;
    asides.push(fill(aside));
  }
  const before = asides.slice(0, Math.ceil(asides.length / 2));
  const after = asides.slice(before.length);
  const greeting = fill(random.pick(wording.greetings));
  const farewell = fill(random.pick(wording.farewells));
  if (asMail) {
    const head = [`From: ${sender}`, fill("Date: {date}, {time}"), `Subject: ${fill(random.pick(wording.subjects))}`].join("\n");
    return [head, greeting, before.join(" "), words, [pointer, ...after].filter((each) => each !== "").join(" "), `${farewell}\n${sender}`].filter((part) => part !== "").join("\n\n");
  }
  let minute = random.integer(30);
  const hour = 8 + random.integer(9);
  const lines = [`${greeting} ${before.join(" ")}`.trim(), words, [pointer, ...after, farewell].filter((each) => each !== "").join(" ")];
  return lines.map((line) => `[${String(hour).padStart(2, "0")}:${String((minute += 1 + random.integer(3))).padStart(2, "0")}] ${sender}: ${line}`).join("\n");
}

/** "the house rule and the ticket" */
function listed(documents: readonly string[]): string {
  return documents.map((each) => `the ${each}`).join(" and ");
}
