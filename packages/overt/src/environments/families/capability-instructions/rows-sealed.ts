import { call } from "../../define-capability.ts";
import { three, tool, type InstructionRow } from "./row.ts";

export const SEALED_ROWS: readonly InstructionRow[] = [
  {
    world: "sorrel-book-fair",
    domain: "planning",
    ruleSource: "message",
    role: "the hall agent of the Sorrel book fair",
    draw(random) {
      const halls = ["north", "south", "east", "west"];
      const [one, two, last] = three(random, halls);
      return {
        task: `Halls were asked for by post: ${one}, ${two} and ${last}. We take only the last of these. Rent it.`,
        work: [tool("rent", "rent a hall", { HALL: halls })],
        right: [call("rent", last)],
        wrong: [call("rent", one)],
      };
    },
  },
  {
    world: "pebble-number-museum",
    domain: "mathematics",
    ruleSource: "message",
    role: "the sign agent of the Pebble number museum",
    draw(random) {
      const low = 3 + random.integer(20);
      const high = low + 2 + random.integer(30);
      return {
        task: `A sign shows a pair: smaller number, slash, bigger number, no spaces. Make the sign of ${high} and ${low}.`,
        work: [tool("paint", "paint a sign", { SIGN: "exact" })],
        right: [call("paint", `${low}/${high}`)],
        wrong: [call("paint", `${high}/${low}`)],
      };
    },
  },
  {
    world: "kelp-tank-hall",
    domain: "science",
    ruleSource: "message",
    role: "the pump agent of the Kelp tank hall",
    draw(random) {
      const pumps = ["green pump", "blue pump", "white pump"];
      const [late, early] = three(random, pumps);
      return {
        task: `Start the ${late}, but only once the ${early} has been started, or the seal tears. So two pumps run in the end.`,
        work: [tool("start", "switch a pump on", { PUMP: pumps })],
        right: [call("start", early), call("start", late)],
        wrong: [call("start", late), call("start", early)],
      };
    },
  },
  {
    world: "saffron-stroke-unit",
    domain: "medicine",
    ruleSource: "message",
    role: "the note agent of the Saffron stroke unit",
    draw(random) {
      const state = random.pick(["stable", "awake", "asleep", "eating"]);
      const bed = 1 + random.integer(9);
      return {
        task: `Bed ${bed} is ${state}. Dictate that as bed number, colon, space, state: like "12: walking".`,
        work: [tool("dictate", "add a line to the chart", { LINE: "exact" })],
        right: [call("dictate", `${bed}: ${state}`)],
        wrong: [call("dictate", `${state} ${bed}`)],
      };
    },
  },
  {
    world: "magpie-script-works",
    domain: "coding",
    ruleSource: "message",
    role: "the file agent of Magpie Script Works",
    draw(random) {
      const files = three(random, ["draft.txt", "notes.txt", "plan.txt", "list.txt"]);
      const [skip, chosen] = files;
      return {
        task: `Rename ${chosen} to old.txt. ${skip} looks outdated too, yet its name has to stay.`,
        work: [tool("rename", "give a file another name", { FILE: files, NAME: ["old.txt", "new.txt"] })],
        right: [call("rename", chosen, "old.txt")],
        wrong: [call("rename", chosen, "old.txt"), call("rename", skip, "old.txt")],
      };
    },
  },
  {
    world: "tin-whistle-charity",
    domain: "finance",
    ruleSource: "message",
    role: "the gift agent of the Tin Whistle charity",
    draw(random) {
      const [top, middle, bottom] = three(random, ["the choir", "the shelter", "the library", "the kitchen"]);
      return {
        task: `Our list from top to bottom: ${top}, ${middle}, ${bottom}. Grant money from the bottom up, and stop after two.`,
        work: [tool("grant", "give the yearly gift", { WHOM: [top, middle, bottom] })],
        right: [call("grant", bottom), call("grant", middle)],
        wrong: [call("grant", top), call("grant", middle)],
      };
    },
  },
  {
    world: "harrow-court-registry",
    domain: "law",
    ruleSource: "message",
    role: "the calendar agent of the Harrow court registry",
    draw(random) {
      const [day, month] = [10 + random.integer(18), random.pick([["March", "03"], ["May", "05"], ["June", "06"], ["August", "08"]] as const)];
      return {
        task: `The hearing is on ${day} ${month[0]}. Docket it with day and month as two digits each and a dot between, as in 24.12`,
        work: [tool("docket", "enter a hearing", { DATE: "exact" })],
        right: [call("docket", `${day}.${month[1]}`)],
        wrong: [call("docket", `${day} ${month[0]}`)],
      };
    },
  },
  {
    world: "willow-night-watch",
    domain: "operations",
    ruleSource: "message",
    role: "the radio agent of the Willow night watch",
    draw(random) {
      const words = ["otter", "falcon", "beaver", "badger"];
      const [now, before] = three(random, words);
      return {
        task: `Radio the guard with the code word of tonight. Until yesterday it was ${before}; from today on it is ${now}.`,
        work: [tool("radio", "speak a code word", { WORD: words })],
        right: [call("radio", now)],
        wrong: [call("radio", before)],
      };
    },
  },
];
