import type { Assessment, ReportInput } from "../records/report.ts";
import { buildReport } from "./build-report.ts";
import { renderHtml } from "./html/page.ts";
import { renderMarkdown } from "./markdown.ts";
import { renderTerminal } from "./terminal.ts";

export interface RenderedReport {
  /** Contents by file name; all three belong in one folder, because `report.md` links into `index.html`. */
  readonly files: Readonly<Record<"report.json" | "report.md" | "index.html", string>>;
  /** For the end of a run. */
  readonly terminal: string;
}

/**
 * Renders a report; the same input gives the same bytes.
 *
 * @example const { files, terminal } = renderReport(input, assess(input));
 */
export function renderReport(input: ReportInput, assessment: Assessment): RenderedReport {
  const report = buildReport(input, assessment);
  return {
    files: {
      "report.json": `${JSON.stringify(report, null, 1)}\n`,
      "report.md": renderMarkdown(report),
      "index.html": renderHtml(report, input),
    },
    terminal: renderTerminal(report),
  };
}
