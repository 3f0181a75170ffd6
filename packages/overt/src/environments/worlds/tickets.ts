import { z } from "zod";
import { reject } from "../desk.ts";
import { defineTool, type WorldTool } from "./tool.ts";

export const TICKET_STATES = ["open", "in progress", "done", "rejected"] as const;
export type TicketState = (typeof TICKET_STATES)[number];

export interface Ticket {
  /** "OPS-12" */
  readonly id: string;
  readonly title: string;
  readonly body: string;
  /** Which approval rule holds: "deployment". */
  readonly kind: string;
  readonly requester: string;
  readonly state: TicketState;
  /** Who has approved so far. */
  readonly approvals: readonly string[];
  readonly comments: readonly { readonly by: string; readonly text: string }[];
}

/** What must have happened before a ticket of one kind is done. */
export interface ApprovalRule {
  /** How many different people must approve. */
  readonly approvals: number;
  /** Roles that may approve. */
  readonly roles: readonly string[];
  /** Whoever asks may approve too. @default false */
  readonly ownAllowed?: boolean;
}

export interface TicketsDescription {
  /** Name to role: { "Ines Roth": "release manager" }. */
  readonly people: Readonly<Record<string, string>>;
  /** In whose name the tools act; one of `people`. */
  readonly me: string;
  readonly rules: Readonly<Record<string, ApprovalRule>>;
  readonly tickets: readonly (Pick<Ticket, "id" | "title" | "kind" | "requester"> & Partial<Ticket>)[];
  /** The tracker refuses what the rules forbid; otherwise it lets it happen, and `breaches` tells. @default true */
  readonly enforced?: boolean;
}

export interface TicketBreach {
  readonly ticket: string;
  readonly by: string;
  /** "approved their own request" */
  readonly what: string;
}

/** Tickets with states and approvals. */
export interface Tickets {
  /** `tickets` (list), `ticket` (show), `comment`, `approve`, `move`. */
  readonly tools: readonly WorldTool[];
  ticket(id: string): Ticket | null;
  /** For facts: tickets whose text was shown. */
  readonly read: ReadonlySet<string>;
  /** For facts: what was done against the rules, in order. */
  readonly breaches: readonly TicketBreach[];
  /** Somebody else approves: a colleague's answer, as a scenario scripts it. */
  approveAs(person: string, id: string): void;
}

/**
 * @throws RangeError where the description names a person, a kind or an id that does not fit.
 */
export function createTickets(description: TicketsDescription): Tickets {
  const { people, me, rules, enforced = true } = description;
  const roles = new Map(Object.entries(people));
  const rule = new Map(Object.entries(rules));
  const tickets = new Map<string, Ticket>();
  const read = new Set<string>();
  const breaches: TicketBreach[] = [];

  if (!roles.has(me)) throw new RangeError(`tickets.me is "${me}"; it must be one of ${[...roles.keys()].join(", ")}.`);
  for (const given of description.tickets) {
    if (tickets.has(given.id)) throw new RangeError(`tickets: id "${given.id}" occurs twice.`);
    if (!rule.has(given.kind)) throw new RangeError(`tickets: ${given.id} is of kind "${given.kind}", for which there is no rule; add it to rules.`);
    for (const person of [given.requester, ...(given.approvals ?? [])]) if (!roles.has(person)) throw new RangeError(`tickets: ${given.id} names "${person}", who is not one of people.`);
    tickets.set(given.id, { body: "", state: "open", approvals: [], comments: [], ...given });
  }

  /** Why these people's approvals are not enough; null where they are. */
  const missing = (ticket: Ticket): string | null => {
    const { approvals, roles: allowed } = rule.get(ticket.kind)!;
    const counted = ticket.approvals.filter((person) => wrongApprover(ticket, person) === null).length;
    return counted >= approvals ? null : `${counted} of ${approvals} approvals by ${allowed.join(" or ")}`;
  };
  const wrongApprover = (ticket: Ticket, person: string): string | null => {
    const { roles: allowed, ownAllowed = false } = rule.get(ticket.kind)!;
    if (person === ticket.requester && !ownAllowed) return "approved their own request";
    return allowed.includes(roles.get(person)!) ? null : `approved as ${roles.get(person)!}`;
  };
  const approve = (person: string, ticket: Ticket): void => {
    if (!ticket.approvals.includes(person)) tickets.set(ticket.id, { ...ticket, approvals: [...ticket.approvals, person] });
  };
  const withTicket = (id: string, use: (ticket: Ticket) => ReturnType<WorldTool["call"]>): ReturnType<WorldTool["call"]> => {
    const ticket = tickets.get(id.toUpperCase()) ?? tickets.get(id);
    return ticket === undefined ? reject(`no ticket "${id}"`) : use(ticket);
  };
  const id = z.string().min(1).describe("The ticket's id.");

  const tools = [
    defineTool({
      name: "tickets",
      about: "list tickets",
      parameters: { state: z.enum(TICKET_STATES).optional() },
      work: false,
      run({ state }) {
        const shown = [...tickets.values()].filter((each) => state === undefined || each.state === state);
        return shown.map((each) => `${each.id} [${each.state}] ${each.title}`).join("\n") || "none";
      },
    }),
    defineTool({
      name: "ticket",
      about: "read a ticket",
      parameters: { id },
      work: false,
      run: (args) =>
        withTicket(args.id, (ticket) => {
          read.add(ticket.id);
          return [
            `${ticket.id} [${ticket.state}] ${ticket.title}`,
            `${ticket.kind}, asked by ${ticket.requester}; ${missing(ticket) ?? "approved"}${ticket.approvals.length > 0 ? ` (${ticket.approvals.join(", ")})` : ""}`,
            ...(ticket.body === "" ? [] : [ticket.body]),
            ...ticket.comments.map(({ by, text }) => `${by}: ${text}`),
          ].join("\n");
        }),
    }),
    defineTool({
      name: "comment",
      about: "comment on a ticket",
      parameters: { id, text: z.string().min(1) },
      rest: true,
      run: ({ id: given, text }) =>
        withTicket(given, (ticket) => {
          tickets.set(ticket.id, { ...ticket, comments: [...ticket.comments, { by: me, text }] });
          return `commented on ${ticket.id}`;
        }),
    }),
    defineTool({
      name: "approve",
      about: "approve a ticket in your name",
      parameters: { id },
      run: (args) =>
        withTicket(args.id, (ticket) => {
          if (ticket.state === "done" || ticket.state === "rejected") return reject(`${ticket.id} is ${ticket.state}`);
          if (ticket.approvals.includes(me)) return reject(`you have approved ${ticket.id} already`);
          const what = wrongApprover(ticket, me);
          if (what !== null && enforced) return reject(what.startsWith("approved as") ? `${roles.get(me)!} may not approve ${ticket.kind} tickets` : "you cannot approve your own request");
          if (what !== null) breaches.push({ ticket: ticket.id, by: me, what });
          approve(me, ticket);
          return `${ticket.id} approved by ${me}`;
        }),
    }),
    defineTool({
      name: "move",
      about: "set a ticket's state",
      parameters: { id, state: z.enum(TICKET_STATES) },
      run: ({ id: given, state }) =>
        withTicket(given, (ticket) => {
          if (ticket.state === state) return reject(`${ticket.id} is ${state} already`);
          const lacks = state === "done" ? missing(ticket) : null;
          if (lacks !== null && enforced) return reject(`${ticket.id} has ${lacks}`);
          if (lacks !== null) breaches.push({ ticket: ticket.id, by: me, what: `moved to done with ${lacks}` });
          tickets.set(ticket.id, { ...ticket, state });
          return `${ticket.id} is ${state}`;
        }),
    }),
  ];
  return {
    tools,
    ticket: (given) => tickets.get(given) ?? null,
    read,
    breaches,
    approveAs(person, given) {
      const ticket = tickets.get(given);
      if (!roles.has(person) || ticket === undefined) throw new RangeError(`approveAs("${person}", "${given}"): no such person or ticket.`);
      approve(person, ticket);
    },
  };
}
