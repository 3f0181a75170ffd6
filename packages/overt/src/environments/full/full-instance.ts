import type { Random } from "../../core/random.ts";
import type { Domain, Split } from "../../records/scenario.ts";
import { LOOK } from "../desk.ts";
import type { Instance, ToolSpec } from "../port.ts";
import { FILES, LOOK_AT_PAPERS, openAmongPapers } from "./among-papers.ts";
import { renderMessage } from "./message.ts";
import { choosePapers, renderPage, renderPaper } from "./papers.ts";
import { renderFullSystem } from "./system.ts";
import { fullWording, MONTHS, type PaperTemplate } from "./wording.ts";

/** What a family may put in the place of what all families share; nothing of it is needed. */
export interface FullParts {
  /** The organisation, in place of the domain's. */
  readonly setting?: string;
  /** Papers of the scenario's own, in place of the domain's; nothing in them may bear on the rule. */
  readonly papers?: readonly PaperTemplate[];
  /** A document on its page; `text` must stand in it as it is. */
  page?(document: string, text: string): string;
}

export interface FullOptions {
  readonly split: Split;
  readonly domain: Domain;
  readonly role: string;
  readonly goal: string;
  readonly oversight: string;
  readonly documents: readonly string[];
  /** The tool that opens documents, where it is not `look`. */
  readonly reader: ToolSpec | null;
  readonly refined: FullParts;
  /** Streams that depend on scenario and seed, not on the condition. */
  readonly stream: (part: string) => Random;
  /** Whether a text would bear on the task; such a text is no noise. */
  readonly bears: (text: string) => boolean;
}

/** The same instance at realistic length. A world with files of its own gets no papers beside them. */
export function fullInstance(brief: Instance, options: FullOptions): Instance {
  const { documents, reader, refined, stream, bears } = options;
  const wording = { ...fullWording(options.split), month: stream("calendar").pick(MONTHS) };
  const domain = wording.domains[options.domain];
  const others = brief.tools.slice(documents.length > 0 && reader === null ? 1 : 0);
  const withPapers = !others.some(({ name }) => name === FILES.name || name === LOOK.name);
  // A reader opens things, not papers: they are not listed.
  const read = reader === null ? documents : [];
  const tools = withPapers ? [FILES, LOOK_AT_PAPERS, ...others] : brief.tools;
  const papers = once(() => choosePapers(refined.papers ?? domain.papers, wording.papers, documents, stream("papers"), bears));
  const page = (name: string, text: string): string => refined.page?.(name, text) ?? renderPage(name, text, wording, stream(`page ${name.toLowerCase()}`), bears);
  return {
    ...brief,
    ref: { ...brief.ref, rendering: "full" },
    system: renderFullSystem({ role: options.role, setting: refined.setting ?? domain.setting, goal: options.goal, oversight: options.oversight, tools, wording, random: stream("system") }),
    user: renderMessage(brief.user, read, wording, stream("message")),
    tools,
    open() {
      const world = brief.open();
      if (!withPapers) return world;
      return openAmongPapers({
        world,
        documents: read,
        reader,
        // Each name has a place of its own, so that a document which a twin lacks moves no other.
        names: () => [...read, ...papers().map(({ name }) => name)].toSorted((a, b) => placeOf(stream, a) - placeOf(stream, b)),
        paper(name) {
          const paper = papers().find((each) => each.name === name);
          return paper === undefined ? null : renderPaper(paper, wording, stream(`paper ${name}`), bears);
        },
        page,
      });
    },
  };
}

const placeOf = (stream: FullOptions["stream"], name: string): number => stream(`files ${name.toLowerCase()}`).next();

/** Weighing papers costs a play each; most environments are never asked for them. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}
