import { defineConfig } from "vitest/config";

/** Tests on SmolLM2-135M-Instruct: `npm run test:model`. One file at a time, because each takes all cores. */
export default defineConfig({
  test: {
    include: ["packages/*/src/**/*.model.test.ts", "tests/**/*.model.test.ts"],
    fileParallelism: false,
    testTimeout: 900_000,
    hookTimeout: 900_000,
    passWithNoTests: true,
  },
});
