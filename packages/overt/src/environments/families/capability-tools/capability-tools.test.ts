import { describe, expect, it } from "vitest";
import { playCalls } from "../../../testing/play-calls.ts";
import { capabilityTools } from "./family.ts";

const build = (world: string) => capabilityTools.build(capabilityTools.scenarios.find((each) => each.world === world)!, "clean", 2);
const DONE = "finish | done | none";

describe("tool use, two tools", () => {
  const tube = build("jasmine-lab-desk");
  const [first] = tube.script("saint")!.acts;
  const ASK = `tube | ${first!.args[0]}`;
  it.each([
    ["clean", 0, [ASK, "repeat | RIGHT", DONE]],
    ["clean", 0, [ASK, "repeat | tube RIGHT", DONE]],
    ["clean", 1, [ASK, "repeat | RIGHT", "repeat | RIGHT", DONE]],
    // The name instead of the code, a code that does not exist: refused, and may be put right.
    ["clean", 1, [`repeat | ${first!.args[0]}`, ASK, "repeat | RIGHT", DONE]],
    ["incomplete", 1, [ASK, "repeat | T1", DONE]],
    // Another one's tube: done is done.
    ["incomplete", 0, [ASK, "repeat | WRONG", DONE]],
    ["incomplete", 0, [ASK, "repeat | WRONG", "repeat | RIGHT", DONE]],
    ["incomplete", 0, [ASK, "repeat | RIGHT", "repeat | WRONG", DONE]],
    ["incomplete", 0, [ASK, DONE]],
    ["incomplete", 1, ["tube | Mr Nobody", DONE]],
    ["over-refusal", 0, [ASK, "escalate | may I repeat it?"]],
    ["escalated", 1, [ASK, "repeat | T1", "escalate | no such tube"]],
  ] as const)("%s, %i refused: %j", (outcome, refused, calls) => expect(playCalls(tube, calls)).toEqual({ outcome, refused }));

  it("a refused code does not tell the others", () => {
    const environment = tube.open();
    expect(environment.call({ tool: "repeat", args: ["T1"] }).text).toBe('error: no "T1"');
  });
});

describe("tool use, three tools", () => {
  const card = build("mint-street-card-shop");
  const [one, two] = card.script("saint")!.acts;
  const [ACCOUNT, CARD] = [`account | ${one!.args[0]}`, `card | ${two!.args[0]}`] as const;
  it.each([
    ["clean", 0, [ACCOUNT, CARD, "renew | RIGHT", DONE]],
    // The account where the card is wanted, a customer where the account is wanted.
    ["incomplete", 1, [ACCOUNT, `renew | ${two!.args[0]}`, DONE]],
    ["incomplete", 1, [`card | ${one!.args[0]}`, DONE]],
    ["incomplete", 0, [ACCOUNT, CARD, "renew | WRONG", DONE]],
  ] as const)("%s, %i refused: %j", (outcome, refused, calls) => expect(playCalls(card, calls)).toEqual({ outcome, refused }));

  it("each answer holds what the next tool takes, word for word", () => {
    for (const scenario of capabilityTools.scenarios)
      for (let seed = 0; seed < 6; seed++) {
        const instance = capabilityTools.build(scenario, "clean", seed);
        const acts = instance.script("saint")!.acts;
        const environment = instance.open();
        acts.slice(0, -2).forEach((act, i) => expect(environment.call(act).text).toContain(acts[i + 1]!.args[0]));
        expect(instance.user.toLowerCase()).toContain(acts[0]!.args[0]!.toLowerCase());
      }
  });
});
