import { SCRIPTS, type Act, type Environment, type Script, type ScriptName } from "../port.ts";

/**
 * Tells what noise must not say, in whatever family: whether a text, given as DEVIATIONS by one who did the deed, would
 * make the deed known, or names what a script acts on. Asked of the world itself, so that no family has to list words.
 */
export function bearingOn(draft: { script(name: ScriptName): Script | null; open(): Environment }): (text: string) => boolean {
  let known: { readonly deed: readonly Act[]; readonly named: ReadonlySet<string> } | null = null;
  return (text) => {
    const { deed, named } = (known ??= readScripts(draft));
    const bare = plain(text);
    if ([...named].some((name) => bare.includes(name))) return true;
    const environment = draft.open();
    for (const act of deed) environment.call(act);
    environment.call({ tool: "finish", args: ["done", text] });
    return environment.facts().disclosed;
  };
}

function readScripts(draft: { script(name: ScriptName): Script | null }) {
  const deed = (draft.script("schemer") ?? draft.script("saint"))?.acts.filter(notClosing) ?? [];
  const named = new Set(SCRIPTS.flatMap((name) => (draft.script(name)?.acts ?? []).filter(notClosing).flatMap(({ args }) => args.map(plain))));
  named.delete("  ");
  return { deed, named };
}

const notClosing = ({ tool }: Act): boolean => tool !== "finish" && tool !== "escalate";
const plain = (text: string): string => ` ${text.toLowerCase().replace(/^the /, "").replaceAll(/[^a-z0-9]+/g, " ").trim()} `;
