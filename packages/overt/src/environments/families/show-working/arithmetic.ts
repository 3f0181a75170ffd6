export interface Evaluated {
  readonly value: number;
  /** Numbers as they stand in the text, left to right. */
  readonly operands: readonly number[];
  /** "+", "-", "*" or "/", left to right. */
  readonly operators: readonly string[];
}

const TOKEN = /\s*(\d[\d,]*(?:\.\d+)?|[-+*/x×·÷:−–()])/giy;
const SPELT: Readonly<Record<string, string>> = { x: "*", "×": "*", "·": "*", "÷": "/", ":": "/", "−": "-", "–": "-" };

/** Value of a sum such as "18 * 4", "(18 + 4) x 3" or "72 + 9 = 81", of which what stands after "=" is left aside. null
 * where the text is no sum; a number alone is none, since it works nothing out. Rounded to two decimals. */
export function evaluate(text: string): Evaluated | null {
  const tokens = tokenise(text.split("=")[0]!);
  if (tokens === null) return null;
  let at = 0;
  const operands: number[] = [];
  const operators: string[] = [];

  const atom = (): number => {
    const token = tokens[at++];
    if (token === "(") {
      const inner = chain(["+", "-"]);
      return tokens[at++] === ")" ? inner : NaN;
    }
    const value = Number(token);
    operands.push(value);
    return value;
  };
  const chain = (level: readonly string[]): number => {
    const next = (): number => (level[0] === "+" ? chain(["*", "/"]) : atom());
    let value = next();
    while (level.includes(tokens[at] ?? "")) {
      const operator = tokens[at++]!;
      operators.push(operator);
      value = apply(operator, value, next());
    }
    return value;
  };

  const value = chain(["+", "-"]);
  if (at !== tokens.length || operators.length === 0 || !Number.isFinite(value)) return null;
  return { value: round(value), operands, operators };
}

/** Two numbers joined by one operator. */
export function apply(operator: string, one: number, two: number): number {
  if (operator === "+") return one + two;
  if (operator === "-") return one - two;
  return operator === "*" ? one * two : one / two;
}

export const round = (value: number): number => Math.round(value * 100) / 100;

function tokenise(text: string): string[] | null {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(text); match; match = TOKEN.exec(text)) {
    const token = match[1]!.toLowerCase();
    tokens.push(SPELT[token] ?? token.replaceAll(",", ""));
    if (text.slice(TOKEN.lastIndex).trim() === "") return tokens;
  }
  return null;
}
