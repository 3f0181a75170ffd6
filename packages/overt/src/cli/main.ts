#!/usr/bin/env node
import { readFileSync } from "node:fs";

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 24) {
  process.stderr.write(`error: Overt needs Node 24, and this is Node ${major}.${minor}; from a checkout, \`npm run overt -- <command>\` uses the Node 24 that npm ci installed.\n`);
  process.exitCode = 2;
} else {
  const [{ runCli }, { services }] = await Promise.all([import("./run-cli.ts"), import("./wiring.ts")]);
  const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as { version: string };
  // A reader that has seen enough (`overt environments list | head`) is no fault.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));
  const io = { stdout: process.stdout, stderr: process.stderr, env: process.env, cwd: process.cwd() };
  process.exitCode = await runCli(process.argv.slice(2), { services, io, signals: process, version });
}
