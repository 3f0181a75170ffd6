import { describe, expect, it } from "vitest";
import { formatSeconds, Pace } from "../core/progress.ts";
import { createProgress } from "./progress-bar.ts";

function screen(options: { isTTY?: boolean; plain?: boolean; quiet?: boolean; columns?: number } = {}) {
  const { isTTY = false, columns = 80, ...rest } = options;
  const clock = { ms: 0 };
  let text = "";
  const output = { isTTY, columns, write: (part: string) => void (text += part) };
  return { clock, progress: createProgress({ output, now: () => clock.ms, ...rest }), text: () => text };
}

describe("plain lines", () => {
  it("come at the start, at growing intervals and at the end", () => {
    const { clock, progress, text } = screen();
    const stage = progress.start("collecting", 480, "rollouts");
    for (let i = 0; i < 480; i += 8) {
      clock.ms += 1000;
      stage.advance(8);
    }
    stage.finish();
    stage.finish();
    expect(text().split("\n")).toEqual([
      "collecting: 480 rollouts",
      "collecting: 120/480 rollouts, 8.0 rollouts/s, 45 s left",
      "collecting: 304/480 rollouts, 8.0 rollouts/s, 22 s left",
      "collecting: 480 rollouts in 1 min 00 s",
      "",
    ]);
  });

  it("hold no control characters, also on a terminal where colour is off", () => {
    const { progress, text } = screen({ isTTY: true, plain: true });
    progress.start("a", 1, "steps").finish();
    progress.note("saved");
    // oxlint-disable-next-line no-control-regex -- that is what is looked for
    expect(text()).not.toMatch(/[\u001b\r]/);
  });
});

it("redraws one line on a terminal, cut to its width", () => {
  const { clock, progress, text } = screen({ isTTY: true, columns: 40 });
  const stage = progress.start("training the cure", 100, "steps");
  for (let i = 0; i < 100; i++) {
    clock.ms += 50;
    stage.advance(1);
  }
  stage.finish();
  const lines = text().split("\r\u001b[K");
  expect(lines.length).toBeGreaterThan(40);
  expect(Math.max(...lines.map((line) => line.trimEnd().length))).toBeLessThanOrEqual(39);
  expect(lines.at(-1)).toBe("training the cure: 100 steps in 5 s\n");
  expect(text().match(/\n/g)).toHaveLength(1);
});

it("says nothing when quiet", () => {
  const { progress, text } = screen({ quiet: true });
  progress.start("a", 2, "steps").advance(2);
  progress.note("b");
  expect(text()).toBe("");
});

describe("Pace", () => {
  it("leaves work of an earlier attempt out of the rate", () => {
    const pace = new Pace(100, 0);
    pace.advance(80, "earlier");
    expect([pace.rate(1000), pace.left(1000)]).toEqual([null, null]);
    pace.advance(10);
    expect([pace.done, pace.rate(5000), pace.left(5000)]).toEqual([90, 2, 5]);
  });

  it.each([
    [0.4, "0 s"],
    [59.4, "59 s"],
    [59.6, "1 min 00 s"],
    [185, "3 min 05 s"],
    [3600, "1 h 00 min"],
    [7640, "2 h 07 min"],
  ])("writes %d seconds as %s", (seconds, text) => {
    expect(formatSeconds(seconds)).toBe(text);
  });
});
