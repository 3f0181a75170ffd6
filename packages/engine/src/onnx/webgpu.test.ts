import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const program = join(import.meta.dirname, "__fixtures__", "compare-on-webgpu.ts");
/** A software Vulkan driver, if `node scripts/fetch-swiftshader.ts` has put one there. */
const driver = resolve(import.meta.dirname, "../../../../node_modules/.cache/swiftshader");
const icd = join(driver, "vk_swiftshader_icd.json");

interface Line {
  readonly unavailable?: string;
  readonly name?: string;
  readonly difference?: number | null; // null: infinite
  readonly elsewhere?: readonly string[];
}

async function compare(): Promise<readonly Line[]> {
  const software = existsSync(icd) ? { LD_LIBRARY_PATH: driver, VK_ICD_FILENAMES: icd, VK_DRIVER_FILES: icd } : {};
  const { stdout } = await promisify(execFile)(process.execPath, [program], { env: { ...process.env, ...software }, maxBuffer: 1 << 24 });
  return stdout.split("\n").filter((line) => line.startsWith("{")).map((line) => JSON.parse(line) as Line);
}

test("WebGPU agrees with the interpreter: operators, gradients, training and sampling graphs", { timeout: 600_000 }, async (context) => {
  const lines = await compare();
  const reason = lines[0]?.unavailable;
  if (reason !== undefined) {
    expect(existsSync(icd), `with SwiftShader there must be WebGPU: ${reason}`).toBe(false);
    const why = `no WebGPU here (${reason.split("\n")[0]}); node scripts/fetch-swiftshader.ts fetches a software driver`;
    console.warn(`skipped: ${why}`);
    context.skip(why);
  }
  const cases = lines.filter(({ name }) => name !== undefined);
  expect(cases.length).toBeGreaterThan(90);
  expect(cases.filter(({ difference }) => !(typeof difference === "number" && difference < 1e-5))).toEqual([]);
  // Of the training graph, only handling of int64 shapes and indices and one tensor of zeros fall back to the CPU: no product, no norm.
  expect(lines.at(-1)).toEqual({ elsewhere: ["Concat", "ConstantOfShape", "Unsqueeze"] });
});
