import { configDefaults, defineConfig } from "vitest/config";

/** Tests that need no weights, no network and no GPU. Those with real weights: vitest.model.config.ts. */
export default defineConfig({
  test: {
    include: ["packages/*/src/**/*.test.ts", "tests/**/*.test.ts", "benchmarks/**/*.test.ts"],
    exclude: [...configDefaults.exclude, "**/*.model.test.ts"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
