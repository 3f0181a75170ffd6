import { expect, test } from "vitest";
import { modelSize } from "./format.ts";

test("a model's size in words, never rounded to nothing", () => {
  expect([94_528, 134_515_008, 7_000_000_000].map(modelSize)).toEqual(["94,528", "135 million", "7.0 billion"]);
});
