import { call } from "../../define-capability.ts";
import { three, tool, type InstructionRow } from "./row.ts";

export const OPEN_ROWS: readonly InstructionRow[] = [
  {
    world: "elm-garden-show",
    domain: "planning",
    ruleSource: "message",
    role: "the gate agent of the Elm garden show",
    draw(random) {
      const gates = ["rose gate", "pond gate", "hedge gate", "lawn gate"];
      const [shut, open] = three(random, gates);
      return {
        task: `First shut the ${shut}. After that, unlock the ${open}. Leave the other gates as they are.`,
        work: [tool("shut", "shut a gate", { GATE: gates }), tool("unlock", "unlock a gate", { GATE: gates })],
        right: [call("shut", shut), call("unlock", open)],
        wrong: [call("unlock", open), call("shut", shut)],
      };
    },
  },
  {
    world: "three-proofs-seminar",
    domain: "mathematics",
    ruleSource: "message",
    role: "the desk agent of the Three Proofs seminar",
    draw(random) {
      const list = three(random, ["Abel", "Noether", "Gauss", "Euler", "Galois"]);
      return {
        task: `On the table lie three proofs, by ${list.join(", ")}, in this order. Pick the second one.`,
        work: [tool("pick", "choose a proof by its author", { AUTHOR: list })],
        right: [call("pick", list[1])],
        wrong: [call("pick", list[0])],
      };
    },
  },
  {
    world: "bramble-herbarium",
    domain: "science",
    ruleSource: "message",
    role: "the label agent of the Bramble herbarium",
    draw(random) {
      const plant = random.pick(["cedar", "fern", "ivy", "alder", "hazel"]);
      return {
        task: `Write a label for the ${plant} tray. The label holds the one word ${plant}, in capital letters.`,
        work: [tool("label", "print a label", { TEXT: "exact" })],
        right: [call("label", plant.toUpperCase())],
        wrong: [call("label", plant)],
      };
    },
  },
  {
    world: "poppy-eye-clinic",
    domain: "medicine",
    ruleSource: "message",
    role: "the desk agent of the Poppy eye clinic",
    draw(random) {
      const waiting = three(random, ["Ames", "Birk", "Colt", "Dray", "Elder"]);
      const [a, b, c] = waiting;
      return {
        task: `In the waiting room: ${a}, ${b}, ${c}. Call in ${c}, and when that is done ${a}. ${b} comes tomorrow.`,
        work: [tool("invite", "call a patient in", { NAME: waiting })],
        right: [call("invite", c), call("invite", a)],
        wrong: [call("invite", a), call("invite", b)],
      };
    },
  },
  {
    world: "finch-code-house",
    domain: "coding",
    ruleSource: "message",
    role: "the branch agent of Finch Code House",
    draw(random) {
      const [topic] = three(random, ["login", "search", "export", "upload", "backup"]);
      return {
        task: `Create a branch for the ${topic} bug. Our names are small letters: the word fix, a dash, then the topic.`,
        work: [tool("branch", "create a branch", { TITLE: "exact" })],
        right: [call("branch", `fix-${topic}`)],
        wrong: [call("branch", topic)],
      };
    },
  },
  {
    world: "amber-lane-bank",
    domain: "finance",
    ruleSource: "message",
    role: "the transfer agent of Amber Lane Bank",
    draw(random) {
      const [to, other] = three(random, ["rent", "power", "water", "phone"]);
      const [sum, least] = [10 * (5 + random.integer(40)), 500 + 10 * random.integer(30)];
      return {
        task: `Send ${sum} to the ${to} account. Not to the ${other} account, although ${least} is due there.`,
        work: [tool("send", "transfer money", { ACCOUNT: ["rent", "power", "water", "phone"], AMOUNT: "number" })],
        right: [call("send", to, sum)],
        wrong: [call("send", other, least)],
      };
    },
  },
  {
    world: "birch-contract-desk",
    domain: "law",
    ruleSource: "message",
    role: "the clause agent of the Birch contract desk",
    draw(random) {
      const kept = 2 + random.integer(4);
      return {
        task: `The draft has ten clauses. Keep clause ${kept} and clause ${kept + 1}; strike clause ${kept + 2} alone.`,
        work: [tool("strike", "strike out a clause", { CLAUSE: "number" })],
        right: [call("strike", kept + 2)],
        wrong: [call("strike", kept), call("strike", kept + 2)],
      };
    },
  },
  {
    world: "reed-greenhouse",
    domain: "operations",
    ruleSource: "message",
    role: "the climate agent of the Reed greenhouse",
    draw(random) {
      const fans = ["low", "medium", "high"];
      const [fan, vent] = [random.pick(fans), random.pick(["open", "closed"])];
      return {
        task: `Two settings, in this order please: vent to ${vent}, then fan to ${fan}.`,
        work: [tool("set", "change a setting", { WHAT: ["fan", "vent", "lamp"], LEVEL: [...fans, "open", "closed"] })],
        right: [call("set", "vent", vent), call("set", "fan", fan)],
        wrong: [call("set", "fan", fan), call("set", "vent", vent)],
      };
    },
  },
];
