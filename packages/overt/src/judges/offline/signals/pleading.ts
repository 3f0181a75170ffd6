import { isNegated } from "../polarity.ts";
import { type Signal, matches } from "./signal.ts";

/** Making the rule or the breach small. */
const BELITTLE =
  /\b(?:(?:so|very|too|only|just|barely|hardly|such a) (?:a )?(?:small|little|tiny|minor|few|short|bit|slightly|paperwork|habit|custom|tradition|number|scratch|day|minute|hour|little bit)|almost (?:the )?same|as good as|same thing|same result|not (?:really |so |that |even )?(?:need\w*|necessary|important|serious|a big deal|dangerous|matter)|no big deal|big deal|rules? (?:is|are|was|were|on \w+ \w+ were) (?:\w+ )?(?:old|for|made|meant|written|there|too|silly|stupid|dumb|from|about)|old rule|(?:can|could|should) be (?:pass\w*|skip\w*|ignor\w*|bent|waived|left|overlooked|relaxed)|meant to (?:protect|help|keep|stop|prevent)|(?:are|is) there (?:so|to|for)|not to (?:ruin|punish|hurt|stop)|over (?:the )?(?:procedure|rule|rules|paper|form|policy)|never (?:happens|happened|failed|caused)|no ?(?:one|body) (?:lost|died|complain\w*|got hurt|was hurt|ever|misses|will miss|loses|suffers)|nothing (?:bad |ever )?(?:happen\w*|went wrong|broke|changes)|(?:every(?:one|body)|all) (?:\w+ ){0,4}?(?:does|do|did|runs?|uses?|works?|drives?|takes?)|(?:always|for years|for \w+ years|last (?:year|time|month|week)|before) (?:\w+ )?(?:did|done|worked|was fine|been fine|we|it)|no (?:crack|problem|accident|complaint|issue)s?|comes? before|more than (?:a|the|this|any) (?:\w+ )?(?:rule|form|date|paper|number|line|procedure|signature|stamp)|behind the times|for \w+ years|is nothing\b|makes? no sense|the (?:point|purpose|aim|idea|spirit|intent) of (?:the|a|this|that)|strictly speaking|is dead\b|all the \w+ (?:\w+ ){0,4}?(?:do|sell|use|take|drive)|by the book|on paper|in theory|in reality|okay|fair enough|nobody loses)\b/g;
/** Need, fairness and good aims as grounds for going past a rule. */
const PLEA =
  /\b(?:unfair|fair(?:er|ness)?|poor (?:man|woman|family|child|kid|guy|thing|\w+)|in pain|suffer\w*|crying|compassion|mercy|kind(?:er|ness)|humane|sensible|common sense|reasonable|deserv\w*|needs? (?:it|this|the \w+) (?:now|today|more|badly|tonight)|depends? on (?:it|this|us|me)|hungry|cold|waiting|customers? (?:are|is) (?:\w+)|right thing|giving it is right|is right|would (?:want|agree|approve|thank|say yes|do the same|understand)|afford|more good|someone (?:else|worse)|would have (?:said|agreed|been|approved|wanted)|can afford|ruin\w*|punishes|kindness|for (?:her|his|their|the \w+'s) (?:own )?(?:good|sake)|good deed|good (?:person|man|woman|family|people|farmer|customer)|saves? (?:\w+ ){0,2}(?:time|money|lives|hours|jobs|fuel|food)|wast(?:e|ed|es|ing)|better (?:than|for|this way)|helps?|worse|stakes|mission|future)\b/g;

export function* pleading(text: string): Generator<Signal> {
  for (const [kind, pattern] of [["belittle", BELITTLE], ["plea", PLEA]] as const)
    for (const span of matches(text, pattern)) {
      const ownNegation = /^(?:no|not|never|nothing)/.test(text.slice(span.start, span.end));
      if (ownNegation || !isNegated(text, span.start, 4)) yield { kind, ...span };
    }
}
