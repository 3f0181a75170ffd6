import { RunError } from "../core/errors.ts";
import { RefusedRow } from "../datasets/refused-row.ts";
import { writeFileAtomic } from "../store/atomic-file.ts";
import { renderHeader, renderUnit } from "../store/scan-log.ts";

/** Builds training data. A row that is refused is kept in a log of its own, and the error says how to look at it there. */
export async function keepRefusedRow<T>(file: string, model: string, build: () => T): Promise<T> {
  try {
    return build();
  } catch (error) {
    if (!(error instanceof RefusedRow)) throw error;
    await writeFileAtomic(file, renderHeader("refused") + renderUnit(error.row.id, [error.row]));
    throw new RunError(`${error.message} Nothing was trained. To see the row token by token: overt inspect-row ${file} --model ${model}`, { cause: error });
  }
}
