import { chooseToken, needsCutOff, stepRow } from "./choose-token.ts";
import type { Forward } from "./forward.ts";
import type { RowSlots } from "./row-slots.ts";

/** Gives every running row that has not ended its next token. The slots' caches hold all of a row's tokens but the last. */
export async function decodeStep(forward: Forward, slots: RowSlots): Promise<void> {
  const live = slots.running.filter((row) => !row.ended);
  slots.makeRoom(Math.max(...live.map((row) => row.length)), Math.max(...live.map((row) => row.left)));
  const step = slots.running.map((row) => stepRow(row.request, row.lastToken, row.length, !row.ended));
  const result = await forward.decode(step, live.some(({ request }) => needsCutOff(request)));
  slots.running.forEach((row, i) => {
    if (!row.ended) row.take(chooseToken(row.request, result, i, row.length));
  });
}
