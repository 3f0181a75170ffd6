import { expect, it } from "vitest";
import { editDistance, nearestName, unknownName } from "./suggest.ts";

it("counts edits", () => {
  expect(editDistance("kitten", "sitting")).toBe(3);
  expect(editDistance("evalaute", "evaluate")).toBe(1);
  expect(editDistance("", "abc")).toBe(3);
  expect(editDistance("GroupSize", "groupsize")).toBe(0);
});

it("suggests only what could be meant", () => {
  expect(nearestName("groupsize", ["groupSize", "seed"])).toBe("groupSize");
  expect(nearestName("banana", ["groupSize", "seed"])).toBeNull();
  expect(nearestName("smolm2", ["fixture", "smollm2-135m", "smollm2-135m-bf16"])).toBe("smollm2-135m");
  expect(nearestName("lazy", ["lazy-checklist"])).toBe("lazy-checklist");
  expect(nearestName("ba", ["banana-split"])).toBeNull();
  expect(unknownName("--family", "lazy-chekclist", ["lazy-checklist", "b"]).message).toBe(
    '--family names "lazy-chekclist", which does not exist; did you mean "lazy-checklist"? known: b, lazy-checklist.',
  );
});
