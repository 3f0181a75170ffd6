import type { ChatTokenizer, TokenTexts } from "../ports/weights.ts";
import { compileChatTemplate, type ChatTemplate } from "./chat-template.ts";
import { checkMessages } from "./check-messages.ts";
import { inspectChat } from "./inspect-chat.ts";
import { renderChat } from "./render-chat.ts";
import { TemplateError } from "./template-error.ts";
import { createTextCodec, type TextCodec } from "./text-codec.ts";
import { tokenTexts } from "./token-texts.ts";
import type { TokenizerDefinition } from "./tokenizer-definition.ts";

/**
 * Builds the tokenizer of a model. `endOfTurn[0]` is the token that the chat template puts after an
 * assistant's text; the model's eos and `<|endoftext|>`, with which pre-training ended documents, follow
 * where they differ. Texts of special tokens inside a message's content stay plain text.
 * @throws RangeError from `render` and `inspect` for messages without a known role or text; TemplateError from `render` where the model has no chat template or it changes the text.
 */
export function createChatTokenizer(definition: TokenizerDefinition): ChatTokenizer {
  const codec = createTextCodec(definition);
  const template: ChatTemplate =
    definition.chatTemplate === null
      ? () => {
          throw new TemplateError(`${definition.source} has no chat template. Use an instruction-tuned model, or put a chat_template.jinja beside it.`);
        }
      : compileChatTemplate(definition.source, definition.chatTemplate, definition);
  let texts: TokenTexts | undefined;
  return {
    vocabSize: definition.vocabSize,
    endOfTurn: findEndOfTurn(codec, definition, template),
    encode: (text) => Uint32Array.from(codec.encode(text)),
    decode: (tokens) => codec.decode(tokens),
    tokenTexts: () => (texts ??= tokenTexts(definition)),
    render(messages, { addGenerationPrompt }) {
      checkMessages(messages);
      return renderChat(codec, template, messages, addGenerationPrompt);
    },
    inspect(messages) {
      checkMessages(messages);
      return inspectChat(codec, template, messages);
    },
  };
}

function findEndOfTurn(codec: TextCodec, definition: TokenizerDefinition, template: ChatTemplate): number[] {
  const ids = new Set<number>();
  if (definition.chatTemplate !== null) {
    const [, after = ""] = template([{ role: "user", content: "question" }, { role: "assistant", content: "ANSWER" }], false).split("ANSWER");
    const end = codec.specialPrefix(after);
    if (end) ids.add(end.id);
  }
  for (const text of [definition.eosToken, "<|endoftext|>"]) {
    const id = text === null ? undefined : codec.specialId(text);
    if (id !== undefined) ids.add(id);
  }
  return [...ids];
}
