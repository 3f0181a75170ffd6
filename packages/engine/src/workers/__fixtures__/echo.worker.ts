import { serve } from "../serve.ts";

const create = (emit: (name: string, payload: unknown) => void) => ({
  double: (numbers: Float32Array) => {
    for (let i = 0; i < numbers.length; i++) numbers[i]! *= 2;
    emit("doubled", numbers.length);
  },
  slow: async (text: string) => {
    await new Promise((resolve) => setTimeout(resolve, 20));
    return text;
  },
  now: () => "now",
  fail: (field: string) => {
    throw Object.assign(new RangeError(`${field} is out of range.`), { code: "ENOSPC" });
  },
  exit: () => process.exit(3),
});

export type EchoHandlers = ReturnType<typeof create>;
serve(create, ["now"]);
