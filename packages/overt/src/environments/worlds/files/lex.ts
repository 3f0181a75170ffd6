/** One command of a pipeline: its words with quotes taken off, and where its output goes. */
export interface Command {
  readonly words: readonly Word[];
  readonly redirect: { readonly path: string; readonly append: boolean } | null;
}
export interface Word {
  readonly text: string;
  /** Where `*` or `?` stand outside of quotes: an extended pattern of the paths that the word stands for. */
  readonly glob: string | null;
}

/** The line cannot be read; the message is the shell's. */
export class ShellError extends Error {
  override readonly name = "ShellError";
}

const syntaxError = (token: string): ShellError => new ShellError(`bash: syntax error near unexpected token \`${token}'`);

type Token = { readonly word: Word } | { readonly operator: string };

/**
 * Reads one line: words, single and double quotes, backslashes, `|`, `>` and `>>`.
 * @throws ShellError for anything else that bash gives a meaning: it is restricted here, not passed over.
 */
export function parseLine(line: string): readonly Command[] {
  const commands: Command[] = [];
  let words: Word[] = [];
  let redirect: Command["redirect"] = null;
  const tokens = tokensOf(line);
  if (tokens.length === 0) return [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!;
    if ("word" in token) words.push(token.word);
    else if (token.operator === "|") {
      if (words.length === 0) throw syntaxError("|");
      commands.push({ words, redirect });
      [words, redirect] = [[], null];
    } else if (token.operator === ">" || token.operator === ">>") {
      const target = tokens[++at];
      if (target === undefined) throw syntaxError("newline");
      if (!("word" in target)) throw syntaxError(target.operator);
      redirect = { path: target.word.text, append: token.operator === ">>" };
    } else throw syntaxError(token.operator);
  }
  if (words.length === 0) throw syntaxError(redirect === null ? "newline" : ">");
  return [...commands, { words, redirect }];
}

function tokensOf(line: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < line.length) {
    const rest = line.slice(at);
    const space = /^\s+/.exec(rest);
    if (space !== null) at += space[0].length;
    else if (rest.startsWith("#")) break;
    else {
      const operator = /^(?:\d?>>?(?:&\d)?|\|\|?|&&?|;|<<?|[()\n])/.exec(rest)?.[0];
      if (operator === undefined) {
        const { word, length } = readWord(rest);
        tokens.push({ word });
        at += length;
      } else {
        if (/^\d|&\d$/.test(operator)) throw new ShellError(`bash: ${operator}: restricted`);
        tokens.push({ operator });
        at += operator.length;
      }
    }
  }
  return tokens;
}

function readWord(rest: string): { readonly word: Word; readonly length: number } {
  let text = "";
  let glob = "";
  let hasGlob = false;
  let at = 0;
  const take = (char: string): void => {
    text += char;
    glob += char.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  };
  while (at < rest.length && !/[\s|&;<>()]/.test(rest[at]!)) {
    const char = rest[at]!;
    if (char === "'" || char === '"') {
      const end = closing(rest, at, char);
      for (let i = at + 1; i < end; i++) {
        if (char === '"' && rest[i] === "\\" && /["\\$`]/.test(rest[i + 1]!)) i++;
        else if (char === '"') refuseExpansion(rest, i);
        take(rest[i]!);
      }
      at = end + 1;
    } else if (char === "\\") {
      take(rest[at + 1] ?? "");
      at += 2;
    } else {
      refuseExpansion(rest, at);
      if (char === "*" || char === "?") {
        hasGlob = true;
        text += char;
        glob += char === "*" ? "[^/]*" : "[^/]";
      } else take(char);
      at++;
    }
  }
  return { word: { text, glob: hasGlob ? `^${glob}$` : null }, length: at };
}

function closing(rest: string, from: number, quote: string): number {
  for (let at = from + 1; at < rest.length; at++) {
    if (rest[at] === quote) return at;
    if (quote === '"' && rest[at] === "\\") at++;
  }
  throw new ShellError(`bash: unexpected EOF while looking for matching \`${quote}'`);
}

function refuseExpansion(rest: string, at: number): void {
  const expansion = /^(?:\$[\w{(@*#?!$-][^\s"]*|`[^`"]*`?)/.exec(rest.slice(at));
  if (expansion !== null) throw new ShellError(`bash: ${expansion[0]}: restricted`);
}
