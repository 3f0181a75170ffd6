import { expect, it } from "vitest";
import { interleave, orderOf, type Runnable } from "./interleave.ts";

/** Contestants that write down when they ran. */
function contestants(ids: string[], failing: Record<string, number> = {}): { all: Runnable[]; log: string[] } {
  const log: string[] = [];
  const counts: Record<string, number> = {};
  const all = ids.map((id) => ({
    id,
    run: () => {
      log.push(id);
      counts[id] = (counts[id] ?? 0) + 1;
      return counts[id] === failing[id] ? Promise.reject(new Error(`${id} is out`)) : Promise.resolve({ seconds: counts[id], work: { tokens: 10 } });
    },
  }));
  return { all, log };
}

it("runs each once a round, and begins each round with another", async () => {
  const { all, log } = contestants(["a", "b", "c"]);
  const { samples, failures } = await interleave(all, 4);
  expect(log.join("")).toBe("abc" + "bca" + "cab" + "abc");
  expect(samples.get("b")!.map(({ seconds }) => seconds)).toEqual([1, 2, 3, 4]);
  expect(failures.size).toBe(0);
});

it("leaves out one that fails, with its reason and without half its samples", async () => {
  const { all, log } = contestants(["a", "b"], { b: 2 });
  const { samples, failures } = await interleave(all, 3);
  expect([...samples.keys()]).toEqual(["a"]);
  expect(samples.get("a")).toHaveLength(3);
  expect([...failures]).toEqual([["b", "b is out"]]);
  expect(log.join("")).toBe("ab" + "ba" + "a");
});

it("tells each sample as it comes", async () => {
  const seen: string[] = [];
  await interleave(contestants(["a", "b"]).all, 2, (id, round, { seconds }) => seen.push(`${id}${round}:${seconds}`));
  expect(seen).toEqual(["a0:1", "b0:1", "b1:2", "a1:2"]);
});

it("refuses a number of rounds that is none", async () => {
  await expect(interleave([], 0)).rejects.toThrow(/repeats is 0/);
  await expect(interleave([], 1.5)).rejects.toThrow(/repeats is 1.5/);
});

it("an order of nobody is empty", () => expect(orderOf([], 3)).toEqual([]));
