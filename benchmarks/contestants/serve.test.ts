import { expect, it } from "vitest";
import { bestBatchSize } from "./serve.ts";

it("warms up, tries sizes until a larger one is slower, and takes the fastest", async () => {
  const ran: number[] = [];
  const took: Record<number, number> = { 8: 1200, 16: 500, 32: 2500, 64: 1 };
  let clock = 0;
  const run = (size: number): Promise<void> => {
    ran.push(size);
    clock += took[size]!;
    return Promise.resolve();
  };
  const { size, note } = await bestBatchSize([8, 16, 32, 64], run, () => clock);
  expect([ran, size]).toEqual([[8, 8, 16, 32], 16]);
  expect(note).toBe("batch 16 (one run took 1.2 s at 8, 0.5 s at 16, 2.5 s at 32)");
});
