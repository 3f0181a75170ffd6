import { formatSeconds } from "../core/progress.ts";
import type { PlannedStage } from "./services.ts";
import { renderTable } from "./table.ts";

/** The plan as a table with its sum. Times are rough; `parameters` null: of a model that is not on this machine yet. */
export function renderPlan(plan: readonly PlannedStage[], parameters: number | null): string {
  const total = plan.reduce(
    (sum, { rollouts, tokens, seconds }) => ({ stage: "together", rollouts: sum.rollouts + rollouts, tokens: sum.tokens + tokens, seconds: sum.seconds + seconds }),
    { stage: "together", rollouts: 0, tokens: 0, seconds: 0 },
  );
  const rows = [...plan, total].map(({ stage, rollouts, tokens, seconds }) => [stage, String(rollouts), tokens.toLocaleString("en"), formatSeconds(seconds)]);
  const model = parameters === null ? "135M parameters (this one is not on this machine yet)" : `${parameters.toLocaleString("en")} parameters`;
  return `${renderTable(["stage", "rollouts", "tokens", "time"], rows, ["left", "right", "right", "right"])}\nTokens and times are estimates for a model of ${model} on two cores; nothing was started.`;
}
