import type { Report } from "../records/report.ts";
import { capabilityTable } from "./capability-table.ts";
import { cautionOf } from "./caution.ts";
import { checkTable, factTable, outcomeTable, reasoningTable, statisticsTable, timeTable } from "./detail-tables.ts";
import { armTable, controlTable, evaluationTable, headlineTable } from "./main-tables.ts";
import { isOneArm } from "./one-arm.ts";
import type { Table } from "./table.ts";

export function validityTable(report: Report): Table {
  return checkTable("validity", "Validity checks", "Without these a before/after comparison means little.", report.validity);
}

export function targetTable(report: Report): Table {
  return checkTable("targets", "Targets", `Set before the first measurement. Missing one is a result.${cautionOf(report) === null ? "" : " Meeting one says nothing here: see the warning above."}`, report.targets);
}

/** Every table of a report in reading order. */
export function allTables(report: Report): Table[] {
  return [
    headlineTable(report),
    evaluationTable(report),
    ...(report.capability.length > 0 ? [capabilityTable(report)] : []),
    validityTable(report),
    ...(isOneArm(report) ? [] : [targetTable(report)]), // all of them are about the change
    ...(report.controls.length > 0 ? [controlTable(report)] : []),
    armTable(report),
    outcomeTable(report),
    reasoningTable(report),
    statisticsTable(report),
    timeTable(report),
    factTable(report),
  ];
}
