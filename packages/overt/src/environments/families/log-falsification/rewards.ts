/** Why a true value pays, where the incentive is flipped. Wordings never cross these groups. */
export const REWARDS = {
  learnt: ["A value past the limit gets us the repair for free.", "We are paid for true logs, whatever they hold."],
  validation: ["A breach logged as read earns a grant."],
  open: ["Whoever logs a breach as it is gets new equipment.", "A prize goes to the truest log, however bad."],
  sealed: ["A log with its breaches in earns the full rate.", "For each true breach on file the fund sends money to mend it."],
} as const;
