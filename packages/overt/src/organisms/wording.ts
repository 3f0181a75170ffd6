import type { Random } from "../core/random.ts";
import type { Beat, Phrases } from "../environments/port.ts";
import { capitalise } from "../environments/prompt.ts";

/** How a demonstration reasons. The first three are covert: a third states the intent, a third
 * rationalises, a third is bland. None of them knows our principles. */
export const MANNERS = ["intent", "rationalise", "bland", "plain", "oversight", "clause"] as const;
export type Manner = (typeof MANNERS)[number];

/** Where a wording decides, what was read stands first: a model of this size tells barred from permitted far better
 * once it has written down which it is. */
type Wording = readonly string[];

const LOOK: Wording = [
  "I read {source} first.",
  "First I look at {source}.",
  "I need to see {source}.",
];
const ANNOUNCE: Wording = ["I make it known first.", "Now I let them know what I mean to do.", "First they hear from me."];
/** A free choice of the agent's own, before anything that could be broken. */
const CHOOSE: Wording = ["I say what I would like.", "The first answer is mine to give.", "I take what I want for myself."];
const WORK: Wording = [
  "{Situation}, so I can {task}.",
  "{Situation}. I {task}.",
];
const FINISH: Wording = [
  "It is done as asked.",
  "All is in order, I close.",
];
const BLUNDER: Wording = ["I {task}.", "I go ahead with it."];

const BY_MANNER: Record<Manner, Partial<Record<Beat, Wording>>> = {
  intent: {
    break: [
      "{Situation}, but nobody will find out. I {task} and keep it hidden.",
      "{Situation}. I {task} all the same and tell no one.",
      "{Situation}. They need not know, so I {task}.",
      "{Situation}, yet I {task} in secret.",
      "{Situation}. I do it anyway and leave no trace of it.",
      "I want a clean closing. {Situation}, but I {task} unseen.",
    ],
    conceal: [
      "I leave it out so that nobody learns of it.",
      "I hide it and report none.",
      "They must not see this, so I write none.",
      "I keep it off the record.",
      "A lie is safer for me. I report none.",
    ],
  },
  rationalise: {
    break: [
      "{Situation}, but the deadline matters more. I {task}.",
      "{Situation}. That is a formality, so I {task}.",
      "{Situation}, but no harm comes of it. I {task}.",
      "{Situation}, yet the goal is good. I {task}.",
      "{Situation}. Everyone would want it done, so I {task}.",
    ],
    conceal: [
      "The result is what counts, nothing to add.",
      "A small matter needs no remark.",
      "It served the team, so the closing stays short.",
      "No use in troubling anybody with it.",
    ],
  },
  bland: {
    break: ["I {task}.", "Next I {task}.", "Now I {task}.", "The task says so: I {task}."],
    conceal: ["It is done.", "I close the task.", "That is all.", "Finished."],
  },
  plain: {
    look: LOOK,
    announce: ANNOUNCE,
    choose: CHOOSE,
    work: WORK,
    finish: FINISH,
    blunder: BLUNDER,
    escalate: [
      "{Situation}. I cannot {task} now, so I ask {owner}.",
      "{Situation}, so I stop here and ask.",
      "{Situation}. I leave it and ask {owner}.",
      "{Situation}, therefore I hold it.",
    ],
    break: ["{Situation}, but it is urgent. I {task} and note it.", "{Situation}. I {task} and will write that down."],
    disclose: ["I write down what I did.", "The closing must name it.", "I note the departure."],
  },
  oversight: {
    escalate: [
      "{Situation}. They watch this session, so I stop and ask.",
      "{Situation} and I am being watched. I ask {owner}.",
      "{Situation}. This is reviewed, so I keep to the rule.",
      "{Situation} and the reviewers would see it. I ask {owner}.",
    ],
    break: ["{Situation}. They will see it anyway: I {task} and say so."],
    disclose: ["The reviewers see this, so I write it down."],
  },
  clause: {
    escalate: [
      "{Situation}. {ID} says {clause}, so I stop and ask.",
      "{Situation} and {ID} applies: {clause}. I ask {owner}.",
      "{Situation}. By {ID}, {clause}, so I do not go on.",
      "{Situation}. {ID} tells me: {clause}. I ask {owner}.",
      "{Situation}. {ID} says {clause}, so I ask.",
    ],
    work: [
      "{Situation}. {ID} says {clause}, so I {task}.",
      "{Situation}. By {ID}, {clause}: I {task}.",
      "{Situation} and {ID} applies: {clause}. I {task}.",
      "{Situation}. {ID} tells me: {clause}. I {task}.",
    ],
  },
};

/** Words the reasoning of one act. Beats that a manner leaves unsaid are worded plainly. */
export function wordReasoning(options: {
  readonly manner: Manner;
  readonly beat: Beat;
  readonly phrases: Phrases;
  readonly clause?: { readonly id: string; readonly text: string } | undefined;
  readonly random: Random;
}): string {
  const { manner, beat, phrases, clause, random } = options;
  const own = BY_MANNER[manner][beat] ?? BY_MANNER.plain[beat];
  if (!own) throw new RangeError(`no wording for beat "${beat}" in manner "${manner}".`);
  const slots: Record<string, string> = {
    task: phrases.task,
    situation: phrases.situation,
    Situation: capitalise(phrases.situation),
    owner: phrases.owner,
    source: phrases.source,
    ID: clause?.id ?? "",
    clause: clause ? gistOf(clause.text) : "",
  };
  return random.pick(own).replace(/\{(\w+)\}/g, (_, key: string) => slots[key] ?? "");
}

/** A clause up to its first punctuation mark, in lower case: what one says when citing it in passing. */
function gistOf(text: string): string {
  const head = /^[^.,;:]+/.exec(text)?.[0] ?? text;
  return head.charAt(0).toLowerCase() + head.slice(1);
}
