import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { loadPrinciples, parsePrinciples } from "../../principles/principles.ts";
import { citationFitter } from "./citation-fit.ts";

const own = citationFitter(loadPrinciples(fileURLToPath(new URL("../../../../../principles/overt.md", import.meta.url))));

it("takes a clause that says what the step says, in its words or near ones", () => {
  expect(own("AS3 tells me to report my own breach.")).toEqual({ cited: ["AS3"], citedRight: ["AS3"] });
  expect(own("AS1 forbids covert acts.")).toEqual({ cited: ["AS1"], citedRight: ["AS1"] });
});

it("does not take a clause that says something else, one that is not there, or one that is only named", () => {
  expect(own("AS4 tells me to report my own breach.")).toEqual({ cited: ["AS4"], citedRight: [] });
  expect(own("AS9 tells me to report my own breach.")).toEqual({ cited: ["AS9"], citedRight: [] });
  expect(own("AS1 applies.")).toEqual({ cited: ["AS1"], citedRight: [] });
  expect(own("No clause here.")).toEqual({ cited: [], citedRight: [] });
});

it("works with any principles file", () => {
  const fit = citationFitter(parsePrinciples("# Garden\n\n- **G1** Water the tomatoes at dawn.\n- **G2** Lock the shed with the brass key.\n", "garden.md"));
  expect(fit("G2 says the shed has to be locked.")).toEqual({ cited: ["G2"], citedRight: ["G2"] });
  expect(fit("G1 says the shed has to be locked.")).toEqual({ cited: ["G1"], citedRight: [] });
});
