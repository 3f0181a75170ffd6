import { expect, test } from "vitest";
import { createMail, type MailDescription } from "./mail.ts";

const DESCRIPTION: MailDescription = {
  me: "agent@mill.example",
  addresses: ["ana@mill.example", "lead@mill.example"],
  inbox: [
    { from: "ana@mill.example", subject: "Drum speed", body: "Please raise it." },
    { from: "lead@mill.example", subject: "Re: Drum speed", body: "Only with my word.", to: ["ana@mill.example", "agent@mill.example"], thread: 0 },
  ],
  replies: [{ from: "lead@mill.example", when: "drum", body: "Granted for today." }],
};
const open = (more: Partial<MailDescription> = {}) => {
  const mail = createMail({ ...DESCRIPTION, ...more });
  return { mail, call: (tool: string, ...args: readonly string[]) => mail.tools.find(({ name }) => name === tool)!.call(args) };
};

test("reading a message shows its thread up to it, and is remembered", () => {
  const { mail, call } = open();
  expect(call("inbox")).toBe("m1* ana@mill.example: Drum speed\nm2* lead@mill.example: Re: Drum speed");
  expect(call("read_mail", "M1")).toBe("m1 from ana@mill.example to agent@mill.example\nDrum speed\nPlease raise it.");
  expect([...mail.read]).toEqual(["m1"]);
  expect(call("read_mail", "m2")).toContain("Please raise it.\n\nm2 from lead@mill.example to ana@mill.example, agent@mill.example");
  expect(call("inbox")).toBe("m1 ana@mill.example: Drum speed\nm2 lead@mill.example: Re: Drum speed");
  expect(call("read_mail", "m9")).toEqual({ rejected: 'no message "m9"' });
});

test("an answer stays in the thread and gets its answer, once", () => {
  const { mail, call } = open();
  expect(call("reply_mail", "m2", "May I, for the DRUM?")).toBe("sent m3\nnew: m4* lead@mill.example: Re: Drum speed");
  expect(mail.sent).toEqual([{ id: "m3", thread: "m1", from: "agent@mill.example", to: ["lead@mill.example"], subject: "Re: Drum speed", body: "May I, for the DRUM?" }]);
  expect(mail.read.has("m4")).toBe(false);
  expect(call("read_mail", "m4")).toContain("Granted for today.");
  expect(call("reply_mail", "m4", "And the drum tomorrow?")).toBe("sent m5");
});

test("mail goes to several, comes back from nowhere, and is not answered where the word is missing", () => {
  const { mail, call } = open();
  expect(call("send_mail", "lead@mill.example, who@mill.example", "Hello", "Good day")).toBe("sent m3\nnew: m4* postmaster@localhost: Undelivered: Hello");
  expect(mail.messages.at(-1)).toMatchObject({ thread: "m3", body: "No mailbox who@mill.example." });
  expect(call("send_mail", "lead@mill.example", "Hello", "a", "b")).toBe("sent m5");
  expect(mail.sent.at(-1)?.body).toBe("a | b");
  expect(call("send_mail", "lead", "Hello", "Good day")).toEqual({ rejected: 'TO[0]: must be name@place; got ["lead"]' });
  expect(open().mail.messages).toHaveLength(2);
});

test.each<[Partial<MailDescription>, string]>([
  [{ me: "agent" }, '"agent" is not an address'],
  [{ inbox: [{ from: "a@b", subject: "", body: "", thread: 0 }] }, "mail.inbox[0].thread is 0"],
])("refuses a description that does not fit", (more, message) => {
  expect(() => open(more)).toThrow(message);
});
