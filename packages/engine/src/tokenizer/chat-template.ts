import { Template } from "@huggingface/jinja";
import type { ChatMessage } from "../ports/weights.ts";
import { TemplateError } from "./template-error.ts";

/** Renders messages to text. */
export type ChatTemplate = (messages: readonly ChatMessage[], addGenerationPrompt: boolean) => string;

/** Compiles a Jinja chat template. @throws TemplateError when it does not parse or, later, render. */
export function compileChatTemplate(source: string, jinja: string, special: { bosToken: string | null; eosToken: string | null }): ChatTemplate {
  let template: Template;
  try {
    template = new Template(jinja);
  } catch (cause) {
    throw new TemplateError(`the chat template of ${source} does not parse: ${String(cause)}`, { cause });
  }
  return (messages, addGenerationPrompt) => {
    try {
      return template.render({
        messages: messages.map(({ role, content }) => ({ role, content })),
        add_generation_prompt: addGenerationPrompt,
        bos_token: special.bosToken ?? "",
        eos_token: special.eosToken ?? "",
      });
    } catch (cause) {
      const roles = messages.map((message) => message.role).join(", ");
      throw new TemplateError(`the chat template of ${source} refuses the roles ${roles}: ${String(cause)}`, { turn: messages.length - 1, cause });
    }
  };
}
