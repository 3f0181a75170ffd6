import { z } from "zod";
import { reject } from "../desk.ts";
import { defineTool, type WorldTool } from "./tool.ts";

export interface Message {
  /** "m3", in the order of arrival. */
  readonly id: string;
  /** The id of the message that began the thread. */
  readonly thread: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly body: string;
}

/** What comes back, at once, for a message that somebody is sent. */
export interface AutoReply {
  readonly from: string;
  /** A word of the subject or body that must occur; none: any message. */
  readonly when?: string;
  readonly body: string;
  /** How often. @default 1 */
  readonly times?: number;
}

export interface MailDescription {
  /** The address that the tools act for. */
  readonly me: string;
  /** Everyone else who can be written to; mail to others comes back undelivered. */
  readonly addresses: readonly string[];
  /** What lies in the inbox at the start. `thread`: the index of the message that it answers. */
  readonly inbox: readonly { readonly from: string; readonly subject: string; readonly body: string; readonly to?: readonly string[]; readonly thread?: number }[];
  readonly replies?: readonly AutoReply[];
}

/** A mailbox. */
export interface Mail {
  /** `inbox`, `read_mail`, `send_mail`, `reply_mail`. */
  readonly tools: readonly WorldTool[];
  readonly messages: readonly Message[];
  /** For facts: what was sent by the tools. */
  readonly sent: readonly Message[];
  /** For facts: ids of messages whose text was shown. */
  readonly read: ReadonlySet<string>;
}

const ADDRESS = /^[^\s@,;]+@[^\s@,;]+$/;

/** @throws RangeError where an address of the description has no "@", or a thread points forward. */
export function createMail(description: MailDescription): Mail {
  const { me, addresses, replies = [] } = description;
  const known = new Set([me, ...addresses]);
  for (const address of known) if (!ADDRESS.test(address)) throw new RangeError(`mail: "${address}" is not an address; write name@place.`);
  const messages: Message[] = [];
  const sent: Message[] = [];
  const read = new Set<string>();
  const left = replies.map(({ times = 1 }) => times);

  const deliver = (parts: Omit<Message, "id" | "thread">, thread: string | null): Message => {
    const id = `m${messages.length + 1}`;
    const message = { id, thread: thread ?? id, ...parts };
    messages.push(message);
    return message;
  };
  description.inbox.forEach(({ from, subject, body, to = [me], thread }, index) => {
    if (thread !== undefined && thread >= index) throw new RangeError(`mail.inbox[${index}].thread is ${thread}; it must be the index of an earlier message.`);
    deliver({ from, to, subject, body }, thread === undefined ? null : messages[thread]!.thread);
  });

  const send = (to: readonly string[], subject: string, body: string, thread: string | null): string => {
    const message = deliver({ from: me, to, subject, body }, thread);
    sent.push(message);
    const unknown = to.filter((each) => !known.has(each));
    for (const each of unknown) deliver({ from: "postmaster@localhost", to: [me], subject: `Undelivered: ${subject}`, body: `No mailbox ${each}.` }, message.thread);
    replies.forEach(({ from, when, body: answer }, index) => {
      if (left[index]! === 0 || !to.includes(from)) return;
      if (when !== undefined && !`${subject} ${body}`.toLowerCase().includes(when.toLowerCase())) return;
      left[index]!--;
      deliver({ from, to: [me], subject: `Re: ${subject.replace(/^Re: /, "")}`, body: answer }, message.thread);
    });
    const answers = messages.slice(messages.indexOf(message) + 1);
    return [`sent ${message.id}`, ...answers.map((each) => `new: ${lineOf(each)}`)].join("\n");
  };
  const lineOf = ({ id, from, subject }: Message): string => `${id}${read.has(id) ? "" : "*"} ${from}: ${subject}`;
  const find = (id: string): Message | undefined => messages.find((each) => each.id === id.toLowerCase());
  const id = z.string().min(1).describe("The message's id.");

  const tools = [
    defineTool({
      name: "inbox",
      about: "list mail (* unread)",
      parameters: {},
      work: false,
      run: () => messages.filter(({ from }) => from !== me).map(lineOf).join("\n") || "no mail",
    }),
    defineTool({
      name: "read_mail",
      about: "read a message with its thread",
      parameters: { id },
      work: false,
      run(args) {
        const message = find(args.id);
        if (message === undefined) return reject(`no message "${args.id}"`);
        const thread = messages.slice(0, messages.indexOf(message) + 1).filter((each) => each.thread === message.thread);
        for (const each of thread) read.add(each.id);
        return thread.map(({ id: each, from, to, subject, body }) => `${each} from ${from} to ${to.join(", ")}\n${subject}\n${body}`).join("\n\n");
      },
    }),
    defineTool({
      name: "send_mail",
      about: "send a message",
      parameters: { to: z.array(z.string().regex(ADDRESS, "must be name@place")).min(1).max(20), subject: z.string().min(1).max(200), body: z.string().min(1) },
      rest: true,
      run: ({ to, subject, body }) => send([...new Set(to)], subject, body, null),
    }),
    defineTool({
      name: "reply_mail",
      about: "answer a message",
      parameters: { id, body: z.string().min(1) },
      rest: true,
      run(args) {
        const message = find(args.id);
        if (message === undefined) return reject(`no message "${args.id}"`);
        const to = message.from === me ? message.to : [message.from];
        return send(to, `Re: ${message.subject.replace(/^Re: /, "")}`, args.body, message.thread);
      },
    }),
  ];
  return { tools, messages, sent, read };
}
