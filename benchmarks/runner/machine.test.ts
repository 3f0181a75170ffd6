import { expect, it } from "vitest";
import { busyShare } from "./machine.ts";

it("is the share of time that cores were not idle between two looks", () => {
  expect(busyShare({ idle: 100, total: 1000 }, { idle: 150, total: 1200 })).toBe(0.75);
  expect(busyShare({ idle: 100, total: 1000 }, { idle: 300, total: 1200 })).toBe(0);
  expect(busyShare({ idle: 1, total: 1 }, { idle: 1, total: 1 })).toBe(0);
});
