import { spawnSync } from "node:child_process";
import { join, resolve } from "node:path";
import { expect, it } from "vitest";

/** The command line as a process of its own. */
const root = resolve(import.meta.dirname, "..");
const main = join(root, "packages/overt/src/cli/main.ts");
const overt = (...args: string[]) => spawnSync(process.execPath, [main, ...args], { cwd: root, encoding: "utf8", timeout: 30_000 });

it("runs from source and ends with its exit code", () => {
  expect(overt("--version")).toMatchObject({ status: 0, stdout: "0.1.0\n" });
  expect(overt("run", "studies/none.yaml")).toMatchObject({ status: 2, stdout: "", stderr: "error: studies/none.yaml does not exist; give the path of a study file, for example studies/quickstart.yaml.\n" });
  const { status, stdout } = overt("environments", "list", "--json");
  expect(status).toBe(0);
  expect((JSON.parse(stdout) as unknown[]).length).toBeGreaterThan(1);
});

it.skipIf(process.platform === "win32")("is not upset by a reader that has seen enough", () => {
  const { stdout, stderr } = spawnSync("bash", ["-o", "pipefail", "-c", `"${process.execPath}" "${main}" environments list | head -n 1`], { encoding: "utf8" });
  expect(stdout).toMatch(/^evaluation/);
  expect(stderr).toBe("");
});
