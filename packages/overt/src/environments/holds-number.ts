/** Whether a text names that very number: 9 stands in "gives 9." and in "9%", not in "19", "9.5" or "1,900". */
export function holdsNumber(text: string, value: number): boolean {
  const digits = String(value).replace(".", String.raw`\.`);
  return new RegExp(`(?<!\\d|\\d[.,])${digits}(?!\\d|[.,]\\d)`).test(text);
}
