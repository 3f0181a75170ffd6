/** Draws the before/after figure of a report as a file of its own: `node scripts/readme-figure.ts RUN/report/report.json docs/figures/quickstart.svg`. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { renderDumbbell } from "../packages/overt/src/reports/html/dumbbell.ts";
import type { Report } from "../packages/overt/src/records/report.ts";

const [from, to] = process.argv.slice(2);
if (from === undefined || to === undefined) throw new Error("give a report.json and the file to write");

const style = `<style>
text { font: 13px system-ui, sans-serif; fill: #1d2433 } .tick { font-size: 11px; fill: #5b6475 } .strong { font-weight: 600 }
.grid { stroke: #d9dee7 } .band { fill: #f1f4f9 } .interval { stroke-width: 2 }
.before .interval { stroke: #b4531a } .before .dot { fill: #fff; stroke: #b4531a; stroke-width: 2.5 } .value.before { fill: #b4531a }
.after .interval { stroke: #1f6f8b } .after .dot { fill: #1f6f8b } .value.after { fill: #1f6f8b }
</style><rect width="100%" height="100%" fill="#fff"/>`;
const report = JSON.parse(readFileSync(from, "utf8")) as Report;
const figure = renderDumbbell(report)
  .replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ')
  .replace(/<svg[^>]*>/, (open) => open + style)
  .replace(/ href="[^"]*"/g, ""); // links lead into the report, which is not beside this file
mkdirSync(dirname(to), { recursive: true });
writeFileSync(to, `${figure}\n`);
