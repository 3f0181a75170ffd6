import { setTimeout as wait } from "node:timers/promises";
import { resolveStudy } from "../../study/resolve-study.ts";
import { openRun } from "../open-run.ts";

/** A run of three stages with units and a training curve: `node small-run.ts FOLDER`. Killed and started again by tests. */
const root = process.argv[2]!;
await using run = await openRun(resolveStudy("a.yaml", { cwd: root }), { runsFolder: `${root}/runs` });
process.stdout.write("open\n");
await run.pin("principles", "p".repeat(64));
for (const stage of ["before", "collect", "after"]) {
  if (run.stage(stage) !== null) continue;
  await using log = await run.log<{ id: string }>(stage, "rollouts");
  for (let unit = 0; unit < 12; unit++) {
    if (log.has(`unit-${unit}`)) continue;
    await wait(1);
    await log.append(`unit-${unit}`, Array.from({ length: 30 }, (_, i) => ({ id: `${stage}/${unit}/${i}`, text: "x".repeat(900) })));
  }
  await run.finishStage(stage, 1, { records: log.count });
}
if (run.stage("train") === null) {
  await using metrics = await run.metrics();
  const start = 4 * Math.floor((await countRows(metrics.read())) / 4); // a checkpoint every four steps
  await metrics.rewind("cure", start);
  for (let step = start + 1; step <= 20; step++) {
    await wait(1);
    await metrics.append({ series: "cure", step, values: { "loss/train": 1 / step } });
  }
  await run.finishStage("train", 1, { steps: 20 });
}
await run.finish();
process.stdout.write("finished\n");

async function countRows(rows: AsyncIterable<unknown>): Promise<number> {
  let n = 0;
  for await (const _ of rows) n++;
  return n;
}
