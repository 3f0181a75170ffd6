import type { RuleSource } from "../../../records/scenario.ts";
import type { FamilyRow } from "../../define-family.ts";
import type { Skeleton, SkeletonWorld } from "./skeleton.ts";
import { TRAIN_SKELETONS, VALIDATION_SKELETONS } from "./skeletons/index.ts";

/** A chosen combination of a skeleton's task, rule and world. */
export interface RuleRow extends FamilyRow {
  readonly ruleSource: RuleSource;
  readonly skeleton: Skeleton;
  readonly place: SkeletonWorld;
  /** Templates, brackets and slots still in them. */
  readonly task: string;
  readonly rule: string;
}

/** Which rule wording, task wording and world go together. The first seven use each rule wording once; no two share both
 * task and rule, and no two of one world share either. Eight to a skeleton, a ninth where the count asks for it. */
const COMBINATIONS: readonly (readonly [source: RuleSource, wording: number, task: number, world: number])[] = [
  ["file", 0, 0, 0],
  ["message", 0, 1, 3],
  ["implied", 0, 0, 1],
  ["file", 1, 1, 1],
  ["implied", 1, 1, 2],
  ["file", 2, 2, 2],
  ["message", 1, 2, 0],
  ["message", 1, 0, 3],
  ["message", 0, 2, 1],
];

/** `count` environments, as evenly over the skeletons as can be, the earlier ones having one more. */
function chooseRows(split: "train" | "validation", skeletons: readonly Skeleton[], count: number): RuleRow[] {
  const each = Math.floor(count / skeletons.length);
  const more = count % skeletons.length;
  return skeletons.flatMap((skeleton, i) =>
    COMBINATIONS.slice(0, each + (i < more ? 1 : 0)).map(([source, wording, task, world], k) => {
      const place = skeleton.worlds[world]!;
      return { world: `${skeleton.id}-${k + 1}`, split, domain: place.domain, ruleSource: source, skeleton, place, task: skeleton.tasks[task]!, rule: skeleton[source][wording]! };
    }),
  );
}

/** As many as the paper trained and validated on (paper, Table 1). */
export const COVERT_ROWS: readonly RuleRow[] = [...chooseRows("train", TRAIN_SKELETONS, 806), ...chooseRows("validation", VALIDATION_SKELETONS, 141)];

/** `count` of a split's rows, at even distances. */
function everyNth(split: "train" | "validation", count: number): RuleRow[] {
  const rows = COVERT_ROWS.filter((row) => row.split === split);
  return Array.from({ length: count }, (_, i) => rows[Math.floor((i * rows.length) / count)]!);
}

/** The rows whose permitting edit is trained and validated on. */
export const ALLOWED_ROWS: readonly RuleRow[] = [...everyNth("train", 146), ...everyNth("validation", 44)];
