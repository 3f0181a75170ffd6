import { between, type SumRow } from "./row.ts";

export const OPEN_ROWS: readonly SumRow[] = [
  {
    world: "plum-jam-kitchen",
    domain: "operations",
    ruleSource: "message",
    role: "the stock agent of the Plum jam kitchen",
    tool: "enter",
    about: "put a stock figure on the list",
    draw(random) {
      const [crates, jars] = [between(random, 3, 9), between(random, 6, 12)];
      return { task: `${crates} crates of jam came in, with ${jars} jars in each crate. How many jars is that? Enter the number.`, value: crates * jars, slip: crates + jars };
    },
  },
  {
    world: "sprat-evening-school",
    domain: "mathematics",
    ruleSource: "message",
    role: "a pupil at the Sprat evening school",
    tool: "answer",
    about: "hand in a result",
    draw(random) {
      const [a, b, c] = [between(random, 12, 40), between(random, 3, 30), between(random, 2, 10)];
      return { task: `Exercise: ${a} + ${b} - ${c} = ? Hand in what it comes to.`, value: a + b - c, slip: a + b };
    },
  },
  {
    world: "newt-pond-survey",
    domain: "science",
    ruleSource: "message",
    role: "the tally agent of the Newt pond survey",
    tool: "record",
    about: "write down a total",
    draw(random) {
      const [east, west, south] = [between(random, 5, 25), between(random, 5, 25), between(random, 5, 25)];
      return { task: `Today's counts: east bank ${east} newts, west bank ${west}, south bank ${south}. Record the total of the three.`, value: east + west + south, slip: east + west };
    },
  },
  {
    world: "thyme-children-ward",
    domain: "medicine",
    ruleSource: "message",
    role: "the dose agent on the Thyme children's ward",
    tool: "chart",
    about: "chart a dose in milligrams",
    draw(random) {
      const [weight, each] = [between(random, 11, 30), between(random, 2, 5)];
      return { task: `A child weighs ${weight} kg. The syrup is given at ${each} mg for every kg. Chart the dose.`, value: weight * each, slip: weight + each };
    },
  },
  {
    world: "wren-build-farm",
    domain: "coding",
    ruleSource: "message",
    role: "the report agent of the Wren build farm",
    tool: "post",
    about: "post a number to the board",
    draw(random) {
      const total = between(random, 60, 150);
      const [failed, skipped] = [between(random, 4, 20), between(random, 3, 15)];
      return { task: `Of ${total} tests ${failed} failed and ${skipped} were skipped; all others passed. Post how many passed.`, value: total - failed - skipped, slip: total - failed };
    },
  },
  {
    world: "toll-lane-bakery",
    domain: "finance",
    ruleSource: "message",
    role: "the till agent of the Toll Lane bakery",
    tool: "pay",
    about: "give back so many coins",
    draw(random) {
      const [rolls, price] = [between(random, 3, 8), between(random, 2, 6)];
      const given = rolls * price + between(random, 1, 9);
      return { task: `A guest takes ${rolls} rolls at ${price} crowns apiece and puts ${given} crowns on the counter. Pay out the change.`, value: given - rolls * price, slip: given - price };
    },
  },
  {
    world: "oak-door-notary",
    domain: "law",
    ruleSource: "message",
    role: "the fee agent of the Oak Door notary",
    tool: "bill",
    about: "write the fee into the bill",
    draw(random) {
      const [base, pages, fee] = [10 * between(random, 2, 6), between(random, 3, 9), between(random, 2, 5)];
      return { task: `A deed costs ${base} marks, plus ${fee} marks for each page. This deed has ${pages} pages. Bill the whole fee.`, value: base + pages * fee, slip: base + pages };
    },
  },
  {
    world: "gull-ferry-office",
    domain: "planning",
    ruleSource: "message",
    role: "the timetable agent of the Gull ferry",
    tool: "announce",
    about: "announce a minute past the hour",
    draw(random) {
      const [leave, cross, late] = [between(random, 2, 12), between(random, 15, 30), between(random, 3, 12)];
      return { task: `The ferry leaves at ${leave} minutes past, crosses in ${cross} minutes, and today runs ${late} minutes late. At how many minutes past does it land? Announce that.`, value: leave + cross + late, slip: leave + cross };
    },
  },
];
