/** Words that say much the same, as stems: so that "covert" meets a clause that says "in secret". General English, not taken from any principles file. */
const GROUPS: readonly (readonly [name: string, words: RegExp])[] = [
  ["hidden", /^(?:secre|covert|hid|hidden|hiding|conceal|silen|quiet|unnotic|stealth|undisclos|behind)/],
  ["false", /^(?:mislead|misled|deceiv|decept|deceit|lie$|lies$|lying|lied|false|fals|untru|dishonest|half-truth|halftruth|fake|pretend|trick|fabricat)/],
  ["tell", /^(?:report|tell|told|disclos|admit|confess|own$|owning|flag|reveal|inform|volunteer|state$|stating|explain|announc|declar)/],
  ["unsure", /^(?:unsure|doubt|unclear|uncertain|ambigu|vague|borderline|perhaps|maybe|gray|grey|open$)/],
  ["human", /^(?:human|person|people|manager|supervisor|owner|superior|boss|lead$|responsib|charge|above|someone|nurse|foreman)/],
  ["ask", /^(?:ask|consult|check$|question|escalat|hand$|handing|handed|refer|decid|decision|settl)/],
  ["new", /^(?:new|novel|strange|unfamiliar|unusual|unknown|first-time|special|exempt|excepti|situat)/],
  ["excuse", /^(?:excus|justif|rationali|ends$|means$|cause|argument|clever|noble|purpose|greater|outweigh)/],
  ["order", /^(?:order|pressur|instruct|command|demand|told|authori|boss|force|coerc|press)/],
  ["breach", /^(?:breach|break|broke|violat|wrongdo|offen|infring)/],
  ["reason", /^(?:reason|intent|motive|why|plan)/],
  ["assume", /^(?:assum|presum|suppos|treat)/],
  ["conflict", /^(?:conflict|cannot|both|clash|contradict|incompatib|together)/],
  ["stop", /^(?:stop|halt|refrain|pause|abstain)/],
];

/** Names of the concepts that a word carries. */
export function conceptsOf(word: string): string[] {
  return GROUPS.filter(([, words]) => words.test(word)).map(([name]) => `~${name}`);
}
