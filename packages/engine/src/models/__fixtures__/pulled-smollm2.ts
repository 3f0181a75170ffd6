import { openModel, type OpenedModel } from "../open-model.ts";
import { pullModel } from "../pull-model.ts";

/** SmolLM2 for model tests, pulled where it is missing; `reason` says why a suite is skipped where it cannot be had. */
export const { model, reason } = await open();

async function open(): Promise<{ model: OpenedModel | undefined; reason: string }> {
  try {
    await pullModel("smollm2-135m");
    return { model: await openModel("smollm2-135m"), reason: "" };
  } catch (error) {
    return { model: undefined, reason: ` (skipped: ${String(error)})` };
  }
}
