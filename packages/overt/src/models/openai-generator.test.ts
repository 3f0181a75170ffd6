import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it } from "vitest";
import type { Message } from "../records/message.ts";
import type { GenerateRequest } from "./generator.ts";
import { chatUrl, openAiGenerator, type OpenAiOptions } from "./openai-generator.ts";
import { retryAfter } from "./post-json.ts";

interface Call {
  readonly path: string;
  readonly key: string | undefined;
  readonly body: Record<string, unknown> & { readonly messages: Message[] };
  readonly response: ServerResponse;
  /** From 1. */
  readonly n: number;
}
const open: (() => Promise<unknown>)[] = [];
afterEach(async () => void (await Promise.all(open.splice(0).map((close) => close()))));

/** A real server whose answer to each call is what `answer` does with it. */
async function serve(answer: (call: Call) => void, options: Partial<OpenAiOptions> = {}) {
  const calls: Call[] = [];
  const server = createServer((request: IncomingMessage, response) => {
    let text = "";
    request.on("data", (chunk: Buffer) => (text += chunk.toString()));
    request.on("end", () => {
      const call = { path: request.url!, key: request.headers.authorization, body: JSON.parse(text) as Call["body"], response, n: calls.length + 1 };
      calls.push(call);
      answer(call);
    });
  });
  await new Promise<void>((done) => void server.listen(0, "127.0.0.1", done));
  open.push(() => new Promise((done) => (server.close(done), server.closeAllConnections())));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  return { calls, endpoint, generator: openAiGenerator({ endpoint, model: "m", retries: 2, firstWaitMs: 1, ...options }) };
}
const send = (response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void => {
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(typeof body === "string" ? body : JSON.stringify(body));
};
const completion = (content: unknown, finish = "stop", more: object = {}) => ({ choices: [{ message: { role: "assistant", content, ...more }, finish_reason: finish }] });
const say = ({ response }: Call, content: unknown, finish?: string, more?: object): void => send(response, 200, completion(content, finish, more));
const request = (content = "hello", more: Partial<GenerateRequest> = {}): GenerateRequest => ({ messages: [{ role: "user", content }], maxTokens: 32, temperature: 0.5, topP: 0.9, seed: 0xffffffff, ...more });
const only = async (answer: (call: Call) => void, options: Partial<OpenAiOptions> = {}) => (await (await serve(answer, options)).generator.generate([request()]))[0];

it("passes everything on: model, limits, seed, key; tool messages as a user's with a marker", async () => {
  const { generator, calls } = await serve((call) => say(call, "well"), { apiKey: "sk-secret" });
  const messages: Message[] = [{ role: "system", content: "S" }, { role: "user", content: "U" }, { role: "assistant", content: "look: book", tokens: [1] }, { role: "tool", content: "a rule" }];
  expect(await generator.generate([request("", { messages })])).toEqual([{ status: "ok", text: "well", tokens: [], stopReason: "stop" }]);
  expect(calls[0]).toMatchObject({ path: "/v1/chat/completions", key: "Bearer sk-secret" });
  expect(calls[0]!.body).toEqual({
    model: "m",
    messages: [{ role: "system", content: "S" }, { role: "user", content: "U" }, { role: "assistant", content: "look: book" }, { role: "user", content: "[tool result]\na rule" }],
    max_tokens: 32,
    temperature: 0.5,
    top_p: 0.9,
    seed: 0x7fffffff,
    stream: false,
  });
});

it("tells a whole answer from one that was cut at the limit, and puts split-off reasoning back", async () => {
  expect(await only((call) => say(call, "so far", "length"))).toMatchObject({ status: "ok", text: "so far", stopReason: "length" });
  expect(await only((call) => say(call, "\n\nlook: book", "stop", { reasoning_content: "I look first.\n" }))).toMatchObject({ text: "<think>I look first.</think>\nlook: book" });
  expect(await only((call) => say(call, "<think>a</think>\nb", "stop", { reasoning: "c" }))).toMatchObject({ text: "<think>a</think>\nb" });
  expect(await only((call) => say(call, [{ type: "text", text: "one " }, { type: "text", text: "two" }]))).toMatchObject({ text: "one two" });
});

it("tries again after 429, where the server does not ask for more time than it is given", async () => {
  const answer = (call: Call): void => (call.n === 1 ? send(call.response, 429, { error: { message: "slow down" } }, { "retry-after": "0.2" }) : say(call, "now"));
  expect(await only(answer)).toMatchObject({ text: "now" });
  expect(await only(answer, { longestWaitMs: 100 })).toEqual({ status: "failed", reason: "HTTP 429: slow down (the server asks to wait 1 s, longer than the 0.1 s that are waited at most)" });
});

it("reads Retry-After as seconds and as a date", () => {
  expect(retryAfter("1.5")).toBe(1500);
  expect(retryAfter("Thu, 01 Jan 1970 00:00:10 GMT", 4000)).toBe(6000);
  expect(retryAfter("Thu, 01 Jan 1970 00:00:10 GMT", 20_000)).toBe(0);
  expect([retryAfter(null), retryAfter("soon")]).toEqual([null, null]);
});

it("gives up on 500 for ever, and not a moment sooner", async () => {
  const { generator, calls } = await serve(({ response }) => send(response, 500, { error: "out of \u001b[31mmemory" }));
  expect(await generator.generate([request()])).toEqual([{ status: "failed", reason: "HTTP 500: out of [31mmemory (3 tries)" }]);
  expect(calls).toHaveLength(3);
});

it.each([
  [400, { message: "bad temperature" }, "HTTP 400: bad temperature"],
  [404, { detail: "Not Found" }, "HTTP 404: Not Found"],
  [301, "", "HTTP 301"],
])("tries %i once", async (status, body, reason) => {
  const { generator, calls } = await serve(({ response }) => send(response, status, body, { location: "/elsewhere" }));
  expect(await generator.generate([request()])).toEqual([{ status: "failed", reason }]);
  expect(calls).toHaveLength(1);
});

it("never repeats the key, even where the server does; nor is it part of the name", async () => {
  const { generator } = await serve(({ response, key }) => send(response, 401, { error: { message: `Incorrect API key: ${key}` } }), { apiKey: "sk-secret" });
  expect(await generator.generate([request()])).toEqual([{ status: "failed", reason: "HTTP 401: Incorrect API key: Bearer …" }]);
  expect(`${generator.name} ${generator.hash} ${JSON.stringify(generator)}`).not.toContain("secret");
});

it("a model that knows the limit by its newer name is asked by it from then on", async () => {
  const answer = (call: Call): void => ("max_tokens" in call.body ? send(call.response, 400, { error: { message: "use 'max_completion_tokens'" } }) : say(call, "yes"));
  const { generator, calls } = await serve(answer);
  await generator.generate([request()]);
  expect(await generator.generate([request()])).toMatchObject([{ text: "yes" }]);
  expect(calls.map(({ body }) => body["max_completion_tokens"])).toEqual([undefined, 32, 32]);
});

it.each([
  ["half a body", ({ response }: Call) => void response.writeHead(200, { "content-length": "500" }).write('{"choices": [{"mess', () => response.destroy()), /^the connection failed \(.+\) \(3 tries\)$/],
  ["a closed connection", ({ response }: Call) => void response.destroy(), /^the connection failed \(UND_ERR_SOCKET\) \(3 tries\)$/],
  ["wrong JSON", ({ response }: Call) => send(response, 200, "<html>busy</html>"), /^the answer is no JSON, or was cut off \(3 tries\)$/],
  ["no choices", ({ response }: Call) => send(response, 200, {}), /^the answer has no `choices`$/],
  ["empty choices", ({ response }: Call) => send(response, 200, { choices: [] }), /^the answer's `choices` are empty$/],
  ["null", ({ response }: Call) => send(response, 200, "null"), /has no `choices`/],
  ["a choice of nothing", ({ response }: Call) => send(response, 200, { choices: [null] }), /has no `message`/],
  ["a number for text", (call: Call) => say(call, 7), /`content` is no text/],
  ["an empty text", (call: Call) => say(call, " \n"), /^the model wrote nothing$/],
  ["all tokens thought away", (call: Call) => say(call, null, "length", { reasoning_content: "hm" }), /used up before anything was written/],
  ["a filter", (call: Call) => say(call, "half", "content_filter"), /filtered/],
  ["a refusal", (call: Call) => say(call, null, "stop", { refusal: "no" }), /refused/],
  ["a call of the API's own", (call: Call) => say(call, null, "tool_calls", { tool_calls: [{}] }), /called a tool of the API/],
])("%s is a failure with a reason, never an empty text", async (_, answer, reason) => {
  expect(await only(answer)).toEqual({ status: "failed", reason: expect.stringMatching(reason) });
});

it("a server that is not there fails with its cause", async () => {
  const { endpoint } = await serve(() => undefined);
  await Promise.all(open.splice(0).map((close) => close()));
  expect(await openAiGenerator({ endpoint, model: "m", retries: 0 }).generate([request()])).toEqual([{ status: "failed", reason: "the connection failed (ECONNREFUSED)" }]);
});

it("a slow answer is cut off and asked for again", async () => {
  const { generator, calls } = await serve((call) => (call.n === 1 ? undefined : say(call, "at last")), { timeoutMs: 150 });
  expect(await generator.generate([request()])).toMatchObject([{ text: "at last" }]);
  expect(calls).toHaveLength(2);
  expect(await only(() => undefined, { timeoutMs: 50, retries: 0 })).toEqual({ status: "failed", reason: "no answer within 0.05 s" });
});

it("keeps order and the limit on requests at once; one failure leaves the others be", async () => {
  let under = 0;
  let most = 0;
  const { generator } = await serve(
    (call) => {
      most = Math.max(most, ++under);
      const text = call.body.messages[0]!.content;
      setTimeout(() => {
        under--;
        if (text === "2") send(call.response, 422, {});
        else say(call, `re ${text}`);
      }, 30 - 4 * Number(text));
    },
    { concurrency: 3 },
  );
  const generations = await generator.generate(["0", "1", "2", "3", "4", "5", "6"].map((text) => request(text)));
  expect(generations.map((each) => (each.status === "ok" ? each.text : each.reason))).toEqual(["re 0", "re 1", "HTTP 422: {}", "re 3", "re 4", "re 5", "re 6"]);
  expect(most).toBe(3);
});

it("stops with the signal's own reason, in a request and in a wait", async () => {
  for (const answer of [() => undefined, ({ response }: Call) => send(response, 503, "", { "retry-after": "60" })]) {
    const controller = new AbortController();
    const reason = new Error("Ctrl-C");
    const { generator, calls } = await serve((call) => (answer(call), setTimeout(() => controller.abort(reason), 30)));
    await expect(generator.generate([request(), request()], controller.signal)).rejects.toBe(reason);
    await expect(generator.generate([request()], controller.signal)).rejects.toBe(reason);
    expect(calls).toHaveLength(2);
  }
});

it.each([
  ["http://localhost:8080", "http://localhost:8080/v1/chat/completions"],
  ["http://localhost:11434/v1/", "http://localhost:11434/v1/chat/completions"],
  ["https://a.example/x/chat/completions?api-version=1", "https://a.example/x/chat/completions?api-version=1"],
])("%s is asked at %s", (endpoint, url) => {
  expect(chatUrl(endpoint).href).toBe(url);
});

it("refuses what is no address, and credentials in one", () => {
  expect(() => chatUrl("localhost:8080/v1")).toThrow(/must be an address such as/);
  expect(() => chatUrl("https://me:pw@a.example/v1")).toThrow(/^(?!.*pw).*leave them out/);
});
