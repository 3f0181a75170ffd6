/** A regular expression of grep: whether a line holds a match. */
export type Pattern = (line: string) => boolean;

/** Basic (grep), extended (grep -E) or none (grep -F). */
export type Syntax = "basic" | "extended" | "fixed";

/** The pattern cannot be read; the message is grep's own. */
export class PatternError extends Error {
  override readonly name = "PatternError";
}

type Node =
  | { readonly kind: "one"; readonly fits: (char: string) => boolean }
  | { readonly kind: "edge"; readonly at: "start" | "end" | "word" }
  | { readonly kind: "sequence" | "choice"; readonly parts: readonly Node[] }
  | { readonly kind: "repeat"; readonly part: Node; readonly least: number; readonly most: number };

/** A state takes one character, tests an edge, or only forks; `next` are states. */
interface State {
  readonly fits?: (char: string) => boolean;
  readonly edge?: "start" | "end" | "word";
  next: number[];
}

const MOST_STATES = 500;
const CLASSES: Readonly<Record<string, RegExp>> = { w: /\w/, W: /\W/, s: /\s/, S: /\S/, d: /\d/, D: /\D/ };
const NAMED: Readonly<Record<string, RegExp>> = { alpha: /[A-Za-z]/, digit: /\d/, alnum: /[A-Za-z0-9]/, upper: /[A-Z]/, lower: /[a-z]/, space: /\s/, punct: /[!-/:-@[-`{-~]/ };

/**
 * Compiles a pattern. Patterns are written by models, so matching walks a set of states (Thompson, 1968) and takes time
 * in proportion to line and pattern; nothing is backtracked.
 * @throws PatternError where grep would refuse the pattern.
 */
export function compilePattern(source: string, syntax: Syntax, ignoreCase = false): Pattern {
  const fold = (text: string): string => (ignoreCase ? text.toLowerCase() : text);
  if (syntax === "fixed") return (line) => fold(line).includes(fold(source));
  const states: State[] = [];
  const final = add(states, { next: [] });
  const first = build(new Reader(fold(source), syntax === "extended").read(), final, states);
  return (line) => walk(states, first, final, fold(line));
}

/** Reads a pattern into a tree; what is an operator in one syntax is escaped in the other. */
class Reader {
  private readonly tokens: readonly string[];
  private at = 0;
  private depth = 0;

  constructor(source: string, extended: boolean) {
    const raw = source.match(/\\.|\[\^?\]?(?:\[:[a-z]+:\]|[^\]])*\]|[\s\S]/gu) ?? [];
    // One spelling for both: operators as they are, everything else of their letters escaped.
    this.tokens = extended ? raw : raw.map((token) => (/^[+?|(){}]$/.test(token) ? `\\${token}` : /^\\[+?|(){}]$/.test(token) ? token.slice(1) : token));
  }

  read(): Node {
    const node = this.choice();
    if (this.at < this.tokens.length) throw new PatternError("Unmatched ) or \\)");
    return node;
  }

  private choice(): Node {
    const parts = [this.sequence()];
    while (this.tokens[this.at] === "|") {
      this.at++;
      parts.push(this.sequence());
    }
    return parts.length === 1 ? parts[0]! : { kind: "choice", parts };
  }

  private sequence(): Node {
    const parts: Node[] = [];
    for (let token = this.tokens[this.at]; token !== undefined && token !== "|" && token !== ")"; token = this.tokens[this.at]) {
      this.at++;
      parts.push(this.repeated(this.atom(token, parts.length === 0)));
    }
    return { kind: "sequence", parts };
  }

  private repeated(start: Node): Node {
    let node = start;
    for (;;) {
      const token = this.tokens[this.at];
      if (token === "*") node = { kind: "repeat", part: node, least: 0, most: Infinity };
      else if (token === "+") node = { kind: "repeat", part: node, least: 1, most: Infinity };
      else if (token === "?") node = { kind: "repeat", part: node, least: 0, most: 1 };
      else if (token === "{") node = this.counted(node);
      else return node;
      this.at++;
    }
  }

  private counted(part: Node): Node {
    const end = this.tokens.indexOf("}", this.at);
    if (end < 0) throw new PatternError("Unmatched { or \\{");
    const match = /^(\d*)(,?)(\d*)$/.exec(this.tokens.slice(this.at + 1, end).join(""));
    if (match === null || match[1] + match[3]! === "") throw new PatternError("Invalid content of \\{\\}");
    this.at = end;
    const least = Number(match[1]);
    const most = match[2] === "" ? least : match[3] === "" ? Infinity : Number(match[3]);
    if (least > most) throw new PatternError("Invalid content of \\{\\}");
    if (Math.max(least, most === Infinity ? 0 : most) > 1_000) throw new PatternError("Regular expression too big");
    return { kind: "repeat", part, least, most };
  }

  private atom(token: string, leading: boolean): Node {
    if (token === "(") {
      if (++this.depth > 100) throw new PatternError("Regular expression too big");
      const inner = this.choice();
      if (this.tokens[this.at] !== ")") throw new PatternError("Unmatched ( or \\(");
      this.at++;
      this.depth--;
      return inner;
    }
    if (token === "^") return { kind: "edge", at: "start" };
    if (token === "$") return { kind: "edge", at: "end" };
    if (token === "\\b") return { kind: "edge", at: "word" };
    if (token === "\\") throw new PatternError("Trailing backslash");
    if (token === ".") return { kind: "one", fits: () => true };
    if (/^\\[wWsSdD]$/.test(token)) return oneOf(CLASSES[token[1]!]!);
    if (token.startsWith("[")) return bracket(token);
    if (/^[*+?{]$/.test(token) && !leading) throw new PatternError("Invalid preceding regular expression");
    const char = token.startsWith("\\") ? token.slice(1) : token;
    return { kind: "one", fits: (each) => each === char };
  }
}

const oneOf = (set: RegExp): Node => ({ kind: "one", fits: (char) => set.test(char) });

function bracket(token: string): Node {
  if (!token.endsWith("]") || token.length < 3) throw new PatternError("Unmatched [, [^, [:, [., or [=");
  const negated = token[1] === "^";
  const items = token.slice(negated ? 2 : 1, -1).match(/\[:[a-z]+:\]|[\s\S]-[\s\S]|[\s\S]/gu) ?? [];
  const tests = items.map((item): ((char: string) => boolean) => {
    const named = /^\[:([a-z]+):\]$/.exec(item);
    if (named !== null) {
      const set = NAMED[named[1]!];
      if (set === undefined) throw new PatternError("Invalid character class name");
      return (char) => set.test(char);
    }
    const chars = Array.from(item);
    if (chars.length < 3) return (char) => char === item;
    if (chars[0]! > chars[2]!) throw new PatternError("Invalid range end");
    return (char) => char >= chars[0]! && char <= chars[2]!;
  });
  return { kind: "one", fits: (char) => tests.some((test) => test(char)) !== negated };
}

function add(states: State[], state: State): number {
  if (states.length >= MOST_STATES) throw new PatternError("Regular expression too big");
  return states.push(state) - 1;
}

/** States that match the node and go on to `next`; the number of the first. */
function build(node: Node, next: number, states: State[]): number {
  switch (node.kind) {
    case "one":
      return add(states, { fits: node.fits, next: [next] });
    case "edge":
      return add(states, { edge: node.at, next: [next] });
    case "sequence":
      if (node.parts.length === 0) return add(states, { next: [next] }); // counted, or repeats of nothing would cost nothing
      return node.parts.reduceRight((after, part) => build(part, after, states), next);
    case "choice":
      return add(states, { next: node.parts.map((part) => build(part, next, states)) });
    case "repeat": {
      let after = next;
      if (node.most === Infinity) {
        after = add(states, { next: [] });
        states[after]!.next = [build(node.part, after, states), next];
      } else for (let i = node.least; i < node.most; i++) after = add(states, { next: [build(node.part, after, states), next] });
      for (let i = 0; i < node.least; i++) after = build(node.part, after, states);
      return after;
    }
  }
}

function walk(states: readonly State[], first: number, final: number, line: string): boolean {
  const chars = Array.from(line);
  const isWord = (at: number): boolean => /\w/.test(chars[at] ?? "");
  let current = new Set<number>();
  for (let at = 0; at <= chars.length; at++) {
    const open = [...current, first]; // a match may begin anywhere
    const reached = new Set<number>();
    for (let number = open.pop(); number !== undefined; number = open.pop()) {
      if (reached.has(number)) continue;
      reached.add(number);
      const state = states[number]!;
      const edge = state.edge === undefined || { start: at === 0, end: at === chars.length, word: isWord(at - 1) !== isWord(at) }[state.edge];
      if (state.fits === undefined && edge) open.push(...state.next);
    }
    if (reached.has(final)) return true;
    current = new Set([...reached].flatMap((number) => (at < chars.length && states[number]!.fits?.(chars[at]!) ? states[number]!.next : [])));
  }
  return false;
}
