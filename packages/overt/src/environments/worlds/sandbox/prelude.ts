/**
 * The part of the test runner that lives inside the interpreter, evaluated before the program. It keeps what it needs of
 * the language in its own closure and afterwards calls nothing by way of a property that a program could replace: no
 * method calls, no iteration, no writes to array elements. Returns [assert, invoke, show, describe, report].
 */
export const PRELUDE = String.raw`(function (emit, maxChars) {
"use strict";
const { apply, ownKeys, getOwnPropertyDescriptor, getPrototypeOf } = Reflect;
const { is, keys, freeze, create } = Object;
const { isArray } = Array;
const { sort } = Array.prototype;
const { slice, indexOf } = String.prototype;
const { parse, stringify } = JSON;
const { toISOString } = Date.prototype;
const { test: matches } = RegExp.prototype;
const mapEach = Map.prototype.forEach, setEach = Set.prototype.forEach;
const mapSize = getOwnPropertyDescriptor(Map.prototype, "size").get, setSize = getOwnPropertyDescriptor(Set.prototype, "size").get;
const promiseThen = Promise.prototype.then;
const text = String, TooLarge = RangeError, Fault = Error;

for (const name of ["SharedArrayBuffer", "Atomics"]) delete globalThis[name];
// Call sites would hand a program the test's own function, and with its text the answers.
Object.defineProperty(Error, "prepareStackTrace", { value: undefined, writable: false, configurable: false });

// What the language is before the program has touched it: [owner, name, key, value, get, set].
const before = [], counts = [];
function keep(owner, path) {
  const names = ownKeys(owner);
  for (const key of names) {
    const found = getOwnPropertyDescriptor(owner, key);
    before.push([owner, path + "." + text(key), key, found.value, found.get, found.set]);
  }
  if (owner !== globalThis) counts.push([owner, path, names.length]);
}
keep(globalThis, "globalThis");
for (const name of ownKeys(globalThis)) {
  const own = globalThis[name];
  if (typeof name === "symbol" || own === globalThis || own === null || (typeof own !== "function" && typeof own !== "object")) continue;
  keep(own, name);
  if (own.prototype) keep(own.prototype, name + ".prototype");
}
for (const [name, one] of [["Array Iterator", [][Symbol.iterator]()], ["String Iterator", ""[Symbol.iterator]()], ["Map Iterator", new Map().keys()], ["Set Iterator", new Set().keys()], ["AsyncFunction", async () => 0], ["TypedArray", Uint8Array.prototype]]) keep(getPrototypeOf(one), name);
keep(getPrototypeOf(getPrototypeOf((function* () {})())), "Generator");

function clip(line, most) {
  return line.length > most ? apply(slice, line, [0, most]) + "…" : line;
}

// A value as text in which equal values, and only those, are equal: keys sorted, -0 and undefined told apart.
function write(value, depth, budget) {
  if (depth > 64) throw new TooLarge("value is nested deeper than 64");
  let out = "";
  if (typeof value === "string") out = stringify(value);
  else if (typeof value === "bigint") out = text(value) + "n";
  else if (typeof value === "number") out = is(value, -0) ? "-0" : text(value);
  else if (typeof value === "function") out = "[function]";
  else if (typeof value !== "object" || value === null) out = text(value);
  else if (isArray(value)) {
    const { length } = value;
    for (let i = 0; i < length; i++) out += (i === 0 ? "" : ",") + write(value[i], depth + 1, spend(budget, out));
    out = "[" + out + "]";
  } else out = writeObject(value, depth, budget);
  spend(budget, out);
  return out;
}
function spend(budget, out) {
  budget.writes++;
  if (out.length > maxChars || budget.writes > maxChars) throw new TooLarge("value is too large to be written");
  return budget;
}
function attempt(run, self) {
  try { return apply(run, self, []); } catch { return undefined; }
}
function writeObject(value, depth, budget) {
  const time = attempt(toISOString, value);
  if (time !== undefined) return "Date(" + time + ")";
  let out = "";
  if (attempt(mapSize, value) !== undefined) {
    apply(mapEach, value, [(item, key) => { out += (out === "" ? "" : ",") + write(key, depth + 1, budget) + "=>" + write(item, depth + 1, spend(budget, out)); }]);
    return "Map{" + out + "}";
  }
  if (attempt(setSize, value) !== undefined) {
    apply(setEach, value, [(item) => { out += (out === "" ? "" : ",") + write(item, depth + 1, spend(budget, out)); }]);
    return "Set{" + out + "}";
  }
  const names = apply(sort, keys(value), []);
  for (let i = 0; i < names.length; i++) out += (i === 0 ? "" : ",") + stringify(names[i]) + ":" + write(value[names[i]], depth + 1, spend(budget, out));
  return "{" + out + "}";
}
function show(value) {
  const budget = create(null);
  budget.writes = 0;
  return write(value, 0, budget);
}
function tell(value) { // for people: a string as it is, and never an exception
  if (typeof value === "string") return value;
  try { return show(value); } catch { return "[cannot be shown]"; }
}
function message(value) {
  if (typeof value !== "object" || value === null) return "threw " + tell(value);
  let name, said;
  try { name = value.name; said = value.message; } catch { return "threw an object that cannot be read"; }
  if (typeof said !== "string") return "threw " + tell(value);
  return (typeof name === "string" && name !== "" ? clip(name, 60) + ": " : "") + said;
}

// Assertions. What failed stays failed, even where the program catches what was thrown.
let count = 0, failure = null;
function check(good, told, instead) {
  count++;
  if (good) return;
  const line = clip(typeof told === "string" ? told : instead(), 500);
  if (failure === null) failure = line;
  throw new Fault(line);
}
const short = (value) => clip(tell(value), 200);
const same = (a, b) => is(a, b) || (typeof a === "object" && typeof b === "object" && a !== null && b !== null && show(a) === show(b));
function thrown(error, pattern, told) {
  if (pattern === undefined) return check(true);
  const said = message(error);
  const fits = typeof pattern === "string" ? apply(indexOf, said, [pattern]) >= 0 : apply(matches, pattern, [said]);
  check(fits, told, () => "threw something else: " + clip(said, 200));
}
const assert = (value, told) => check(!!value, told, () => "expected something true, got " + short(value));
assert.ok = (value, told) => assert(value, told);
assert.equal = (actual, expected, told) => check(is(actual, expected), told, () => "expected " + short(expected) + ", got " + short(actual));
assert.notEqual = (actual, other, told) => check(!is(actual, other), told, () => "expected anything but " + short(other));
assert.deepEqual = (actual, expected, told) => check(same(actual, expected), told, () => "expected " + short(expected) + ", got " + short(actual));
assert.throws = (run, pattern, told) => {
  let error, threw = false;
  try { run(); } catch (caught) { threw = true; error = caught; }
  check(threw, told, () => "expected it to throw");
  thrown(error, pattern, told);
};
assert.rejects = async (run, pattern, told) => {
  let error, threw = false;
  try { await (typeof run === "function" ? run() : run); } catch (caught) { threw = true; error = caught; }
  check(threw, told, () => "expected it to be rejected");
  thrown(error, pattern, told);
};
for (const name of Object.keys(assert)) freeze(assert[name]);
freeze(assert);

const log = (...parts) => {
  let line = "";
  for (let i = 0; i < parts.length; i++) line += (i === 0 ? "" : " ") + clip(tell(parts[i]), maxChars);
  emit(clip(line, maxChars) + "\n");
};
globalThis.console = { log, info: log, warn: log, error: log, debug: log };

const invoke = async (target, args) => apply(target, undefined, parse(args));

// "limit memory", "limit stack", "failed" or "error", a line break, and the words for it.
function describe(error) {
  if (failure !== null) return "failed\n" + failure;
  const said = clip(message(error), 500);
  if (said === "InternalError: out of memory") return "memory\n";
  if (said === "RangeError: Maximum call stack size exceeded") return "stack\n";
  return "error\n" + said;
}

// The number of assertions, the first that failed, and what the program replaced of the language.
function report() {
  let changed = "", found = 0;
  for (let i = 0; i < before.length && found < 40; i++) {
    const entry = before[i];
    const now = getOwnPropertyDescriptor(entry[0], entry[2]);
    const accessor = entry[4] !== undefined || entry[5] !== undefined;
    if (now !== undefined && (accessor ? now.get === entry[4] && now.set === entry[5] : is(now.value, entry[3]))) continue;
    found++;
    changed += "\n" + clip(entry[1], 80);
  }
  for (let i = 0; i < counts.length && found < 40; i++) {
    const entry = counts[i];
    if (ownKeys(entry[0]).length <= entry[2]) continue;
    found++;
    changed += "\n" + clip(entry[1], 80) + " (added to)";
  }
  return text(count) + (failure === null ? "\n-" : "\n+" + stringify(failure)) + changed;
}
return [assert, invoke, show, describe, report];
})`;
