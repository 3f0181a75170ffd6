/** A value that a test can pass or expect. */
export type Plain = null | boolean | number | string | readonly Plain[] | { readonly [key: string]: Plain };

/** A value as text in which equal values, and only those, are equal: the host's twin of `show` in the prelude, for what a
 * test expects, so that the expectation never enters the program's world. */
export function canonical(value: Plain): string {
  if (typeof value === "number") return Object.is(value, -0) ? "-0" : String(value);
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item: Plain) => canonical(item)).join(",")}]`;
  const record = value as Readonly<Record<string, Plain>>;
  const fields = Object.keys(record).sort().map((key) => `${JSON.stringify(key)}:${canonical(record[key]!)}`);
  return `{${fields.join(",")}}`;
}
