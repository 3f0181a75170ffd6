import { describe, expect, it } from "vitest";
import { checkMemory, MemoryShortage } from "./check-memory.ts";
import { freeMemory } from "./free-memory.ts";

/** A machine with 16 GB free and these files. */
const free = (files: Readonly<Record<string, string>>): number => freeMemory({ read: (path) => files[path] ?? null, machine: () => 16e9 });

describe("freeMemory", () => {
  it("is what the machine has free where nothing limits the process", () => {
    expect(free({})).toBe(16e9);
    expect(free({ "/proc/self/cgroup": "0::/user.slice\n", "/sys/fs/cgroup/user.slice/memory.max": "max\n", "/sys/fs/cgroup/user.slice/memory.current": "1000\n" })).toBe(16e9);
    expect(freeMemory()).toBeGreaterThan(0);
  });

  it("is what a control group leaves, its file caches counted as free", () => {
    expect(free({
      "/proc/self/cgroup": "0::/\n", "/sys/fs/cgroup/memory.max": "4000000000\n", "/sys/fs/cgroup/memory.current": "3000000000\n",
      "/sys/fs/cgroup/memory.stat": "anon 5\nfile 700000000\ninactive_file 500000000\nactive_file 200000000\n",
    })).toBe(1.5e9);
  });

  it("takes the tightest of nested groups, and knows version 1", () => {
    const nested = { "/proc/self/cgroup": "0::/outer/inner\n", "/sys/fs/cgroup/outer/memory.max": "2000\n", "/sys/fs/cgroup/outer/memory.current": "1500\n", "/sys/fs/cgroup/outer/inner/memory.max": "9000\n", "/sys/fs/cgroup/outer/inner/memory.current": "1000\n" };
    expect(free(nested)).toBe(500);
    expect(free({ "/proc/self/cgroup": "5:cpu:/x\n4:memory:/job\n", "/sys/fs/cgroup/memory/job/memory.limit_in_bytes": "9000\n", "/sys/fs/cgroup/memory/job/memory.usage_in_bytes": "8000\n" })).toBe(1000);
    expect(free({ ...nested, "/sys/fs/cgroup/outer/memory.current": "2500\n" })).toBe(0);
  });
});

describe("checkMemory", () => {
  const parts = [{ what: "cache", bytes: 2.5e9 }, { what: "activations", bytes: 0.25e9 }];

  it("refuses what does not fit, with the sum, its parts and the way out", () => {
    expect(() => checkMemory("The sampler", parts, "Lower maxBatch.", 2e9)).toThrow(
      new MemoryShortage("The sampler", parts, 2e9, "Lower maxBatch."));
    expect(() => checkMemory("The sampler", parts, "Lower maxBatch.", 2e9)).toThrow("The sampler needs about 2.75 GB of memory (cache 2.50 GB, activations 0.25 GB) and 2.00 GB are free. Lower maxBatch.");
  });

  it("accepts what fits exactly", () => {
    expect(() => checkMemory("The sampler", parts, "", 2.75e9)).not.toThrow();
  });
});
