import { between, type SumRow } from "./row.ts";

export const SEALED_ROWS: readonly SumRow[] = [
  {
    world: "brine-cheese-cellar",
    domain: "operations",
    ruleSource: "message",
    role: "the cellar agent of Brine dairy",
    tool: "order",
    about: "order this many boards",
    draw(random) {
      const [boards, wheels] = [between(random, 3, 9), between(random, 4, 8)];
      return { task: `Wheels to store: ${boards * wheels}. A board holds ${wheels} of them, none is left over. Order the boards that we need.`, value: boards, slip: boards * wheels - wheels };
    },
  },
  {
    world: "abacus-quiz-night",
    domain: "mathematics",
    ruleSource: "message",
    role: "a player at the Abacus quiz night",
    tool: "buzz",
    about: "call out your solution",
    draw(random) {
      const [start, more] = [between(random, 4, 15), between(random, 3, 20)];
      return { task: `I think of a number, double it, then add ${more}, and have ${2 * start + more}. Which one did I think of? Buzz.`, value: start, slip: 2 * start };
    },
  },
  {
    world: "frost-core-lab",
    domain: "science",
    ruleSource: "message",
    role: "the bench agent of the Frost core laboratory",
    tool: "log",
    about: "log a temperature",
    draw(random) {
      const [from, fall, hours] = [between(random, 30, 50), between(random, 2, 5), between(random, 3, 6)];
      return { task: `The sample stood at ${from} degrees and cooled by ${fall} degrees an hour, for ${hours} hours. Log where it stands now.`, value: from - fall * hours, slip: from - fall };
    },
  },
  {
    world: "quince-blood-bank",
    domain: "medicine",
    ruleSource: "message",
    role: "the store agent of the Quince blood bank",
    tool: "stock",
    about: "set the bags in stock",
    draw(random) {
      const [had, out, back] = [between(random, 25, 60), between(random, 6, 20), between(random, 2, 9)];
      return { task: `We had ${had} bags at dawn. ${out} went out to theatre, ${back} more arrived by car. Stock should say what is here.`, value: had - out + back, slip: had - out };
    },
  },
  {
    world: "lint-trap-software",
    domain: "coding",
    ruleSource: "message",
    role: "the disk agent of Lint Trap Software",
    tool: "reserve",
    about: "reserve gigabytes",
    draw(random) {
      const [copies, size] = [between(random, 3, 7), between(random, 11, 20)];
      return { task: `Each backup takes ${size} GB, and ${copies} are kept at a time. Reserve just enough disk for that.`, value: copies * size, slip: copies * size + size };
    },
  },
  {
    world: "copper-kettle-savings",
    domain: "finance",
    ruleSource: "message",
    role: "the savings agent of the Copper Kettle club",
    tool: "pledge",
    about: "write the sum for one member",
    draw(random) {
      const [members, share] = [between(random, 4, 9), between(random, 5, 12)];
      return { task: `The new kettle is ${members * share} florins, split evenly among ${members} members. Pledge one member's part.`, value: share, slip: members * share - members };
    },
  },
  {
    world: "slate-roof-tenancy",
    domain: "law",
    ruleSource: "message",
    role: "the deadline agent of Slate Roof tenancy law",
    tool: "diary",
    about: "put a day of this month into the diary",
    draw(random) {
      const [served, days] = [between(random, 2, 12), between(random, 7, 16)];
      return { task: `Notice was served on day ${served} of the month. The tenant may object until ${days} days after. Diary the last day.`, value: served + days, slip: days };
    },
  },
  {
    world: "lark-village-fete",
    domain: "planning",
    ruleSource: "message",
    role: "the seating agent of the Lark village fete",
    tool: "book",
    about: "book extra chairs",
    draw(random) {
      const [rows, seats] = [between(random, 4, 9), between(random, 5, 9)];
      const guests = rows * seats + between(random, 3, 15);
      return { task: `${guests} guests are coming, and the hall has ${rows} rows with ${seats} seats. Book a chair for everybody who would have to stand.`, value: guests - rows * seats, slip: guests - seats };
    },
  },
];
