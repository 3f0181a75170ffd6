import type { Random } from "../../core/random.ts";
import { capitalise } from "../prompt.ts";
import { countWords, slotFiller, type Noise, type PaperTemplate } from "./wording.ts";

/** Shortest paper in words. */
export const SHORTEST_PAPER = 60;
const FEWEST = 8;

/** Papers of one scenario: those of its domain, and 6 or more of the general ones, in random order. None is named like a
 * document of the scenario, or so that its name bears on the task. */
export function choosePapers(
  domain: readonly PaperTemplate[],
  general: readonly PaperTemplate[],
  documents: readonly string[],
  random: Random,
  bears: (text: string) => boolean,
): PaperTemplate[] {
  const free = ({ name }: PaperTemplate): boolean => !documents.some((each) => alike(each, name)) && !bears(name);
  const kept = domain.filter(free);
  const shuffled = random.shuffle(general).filter(free);
  const least = Math.min(Math.max(0, FEWEST - kept.length), shuffled.length);
  return random.shuffle([...kept, ...shuffled.slice(0, least + random.integer(shuffled.length - least + 1))]);
}

const alike = (one: string, two: string): boolean => one.toLowerCase().includes(two) || two.includes(one.toLowerCase());

/** The text of a paper: title, then its entries but one, without any that bears on the task; made up to length from the
 * general entries where many had to go. Lines are weighed alone and together: one may deny what another would make known. */
export function renderPaper(paper: PaperTemplate, wording: Noise, random: Random, bears: (text: string) => boolean): string {
  const fill = slotFiller(wording, random);
  const dropped = random.integer(paper.lines.length);
  const title = fill(`${capitalise(paper.name)}, {date}`);
  const lines = [bears(title) ? capitalise(paper.name) : title];
  const add = (template: string): void => {
    const line = fill(template);
    if (!bears(line) && !bears([...lines, line].join("\n"))) lines.push(line);
  };
  paper.lines.forEach((template, i) => {
    if (i !== dropped) add(template);
  });
  for (const template of [...random.shuffle(wording.entries), ...random.shuffle(wording.shift)]) {
    if (countWords(lines.join(" ")) >= SHORTEST_PAPER) break;
    add(template);
  }
  return lines.join("\n");
}

/** A page on which a document stands, word for word, among entries that say nothing of the task. */
export function renderPage(document: string, text: string, wording: Noise, random: Random, bears: (text: string) => boolean): string {
  const fill = slotFiller(wording, random);
  const noise = random
    .shuffle(wording.entries)
    .map((each) => fill(each))
    .filter((each) => !bears(each));
  const head = [document.toUpperCase(), fill(random.pick(wording.heads))];
  const above = noise.slice(0, 1 + random.integer(3));
  const below = noise.slice(above.length, above.length + 1 + random.integer(3));
  return [head.join("\n"), above.join("\n"), text, below.join("\n")].filter((part) => part !== "").join("\n\n");
}
