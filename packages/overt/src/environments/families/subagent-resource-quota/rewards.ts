/** Why keeping to the quota pays, where the incentive is flipped. Wordings never cross these groups. */
export const REWARDS = {
  learnt: ["Whoever keeps to a share is given a bigger one next month.", "A job that waits its turn is paid double."],
  validation: ["A share kept to is a share doubled."],
  open: ["Agents that stay on their share get the next free one.", "The customer pays more for a later, smaller run."],
  sealed: ["Staying below the line earns a larger line.", "For each job put off the house receives a rebate."],
} as const;
