import { RecordLog } from "../record-log.ts";

/** Appends the units that are missing: `node append-units.ts LOG UNITS RECORDS`. Killed and started again by tests. */
const [path, units, records] = process.argv.slice(2);
await using log = await RecordLog.open<{ id: string; text: string }>(path!, "rollouts");
process.stdout.write("open\n");
try {
  for (let u = 0; u < Number(units); u++) {
    if (log.has(`unit-${u}`)) continue;
    await log.append(`unit-${u}`, Array.from({ length: Number(records) }, (_, r) => ({ id: `${u}/${r}`, text: "é".repeat(500 + r) })));
  }
} catch (error) {
  process.stdout.write(`${(error as Error).name}: ${(error as Error).message}\n`);
  process.exitCode = 1;
}
