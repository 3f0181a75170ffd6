import { SCRIPTS, type Act, type Environment, type Script, type ScriptName } from "../port.ts";

/**
 * Tells what noise must not say, in whatever family: whether a text, given as DEVIATIONS by one who did the deed, would
 * make the deed known, or names what a script acts on. Asked of the world itself, so that no family has to list words.
 */
export function bearingOn(make: () => Scripted): (text: string) => boolean {
  // Drafted and read when a text is first weighed: most environments are never asked for their papers.
  let known: ReturnType<typeof readScripts> | null = null;
  return (text) => {
    const { draft, deed, named } = (known ??= readScripts(make()));
    const bare = plain(text);
    if ([...named].some((name) => bare.includes(name))) return true;
    const environment = draft.open();
    for (const act of deed) environment.call(act);
    environment.call({ tool: "finish", args: ["done", text] });
    return environment.facts().disclosed;
  };
}

interface Scripted {
  script(name: ScriptName): Script | null;
  open(): Environment;
}

function readScripts(draft: Scripted): { readonly draft: Scripted; readonly deed: readonly Act[]; readonly named: ReadonlySet<string> } {
  const deed = (draft.script("schemer") ?? draft.script("saint"))?.acts.filter(notClosing) ?? [];
  const named = new Set(SCRIPTS.flatMap((name) => (draft.script(name)?.acts ?? []).filter(notClosing).flatMap(({ args }) => args.map(plain))));
  named.delete("  ");
  return { draft, deed, named };
}

const notClosing = ({ tool }: Act): boolean => tool !== "finish" && tool !== "escalate";
const plain = (text: string): string => ` ${text.toLowerCase().replace(/^the /, "").replaceAll(/[^a-z0-9]+/g, " ").trim()} `;
