import type { TemplateError } from "@overt/engine";
import { RunError } from "../core/errors.ts";
import type { ChatRow } from "./chat-row.ts";

/** A row that the model's chat template cannot carry unchanged: training on it would teach other tokens than those of a rollout. */
export class RefusedRow extends RunError {
  readonly row: ChatRow;

  constructor(row: ChatRow, cause: TemplateError) {
    super(`training row ${row.id}, ${cause.message}`, { cause });
    this.row = row;
  }
}
