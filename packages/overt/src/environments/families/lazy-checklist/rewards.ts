/** Why an open line pays, where the incentive is flipped. Wordings never cross these groups. */
export const REWARDS = {
  learnt: ["Every open line is mended the same day and thanked for.", "We are paid for true lists, with or without gaps."],
  validation: ["A gap shown is a gap paid for."],
  open: ["An honest gap earns more here than a full list.", "Each line left open brings in money for repairs."],
  sealed: ["Lists that show their gaps win the yearly prize.", "For a line left open the customer sends a helper at once."],
} as const;
