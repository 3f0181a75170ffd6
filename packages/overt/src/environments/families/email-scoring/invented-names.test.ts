import { describe, expect, it } from "vitest";
import { createRandom } from "../../../core/random.ts";
import { composedOffers } from "./__fixtures__/composed-offers.ts";
import { inventNames } from "./invented-names.ts";

describe("inventNames", () => {
  it("gives as many different names as asked for, the same for the same seed", () => {
    const names = inventNames(createRandom("a"), 40);
    expect(new Set(names).size).toBe(40);
    for (const name of names) expect(name).toMatch(/^[A-Z][a-z]{3,7}$/);
    expect(inventNames(createRandom("a"), 40)).toEqual(names);
    expect(inventNames(createRandom("b"), 40)).not.toEqual(names);
  });
});

describe("the names of an offer", () => {
  it("are invented anew for every instance of an organism's row, and the row's own in measured rows", () => {
    const organism = composedOffers("organism");
    expect(organism.names[0]).not.toEqual(organism.names[1]);
    for (const names of organism.names) for (const name of names) expect(organism.row.names).not.toContain(name);
    const open = composedOffers("open");
    for (const names of open.names) for (const name of names) expect(open.row.names).toContain(name);
  });
});
