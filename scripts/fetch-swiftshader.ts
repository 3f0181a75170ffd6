/**
 * node scripts/fetch-swiftshader.ts
 *
 * Puts SwiftShader, a Vulkan driver in software, where packages/engine/src/onnx/webgpu.test.ts looks for it. It comes out of
 * the npm package @sparticuz/chromium (70 MB, of which 1.6 are kept), pinned by version and SHA-256. Linux on x64.
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { brotliDecompressSync } from "node:zlib";

const version = "153.0.0";
const sha256 = "b680e40a33235ecc6ad4c6897a168b70ce5164f0d62d2a64d675320d51614631";
const target = resolve(import.meta.dirname, "../node_modules/.cache/swiftshader");

if (process.platform !== "linux" || process.arch !== "x64") {
  throw new Error(`SwiftShader is fetched for linux-x64; this is ${process.platform}-${process.arch}. Where the system has a Vulkan driver, the test needs no other.`);
}
const folder = mkdtempSync(join(tmpdir(), "swiftshader-"));
try {
  execFileSync("npm", ["pack", `@sparticuz/chromium@${version}`, "--silent"], { cwd: folder });
  execFileSync("tar", ["xzf", `sparticuz-chromium-${version}.tgz`, "package/bin/swiftshader.tar.br"], { cwd: folder });
  const packed = readFileSync(join(folder, "package/bin/swiftshader.tar.br"));
  const found = createHash("sha256").update(packed).digest("hex");
  if (found !== sha256) throw new Error(`swiftshader.tar.br of @sparticuz/chromium ${version} has SHA-256 ${found}, expected ${sha256}. Do not use it.`);
  writeFileSync(join(folder, "swiftshader.tar"), brotliDecompressSync(packed));
  mkdirSync(target, { recursive: true });
  execFileSync("tar", ["xf", join(folder, "swiftshader.tar"), "-C", target, "libvk_swiftshader.so", "libvulkan.so.1", "vk_swiftshader_icd.json"]);
  console.log(`SwiftShader is in ${target}`);
} finally {
  rmSync(folder, { recursive: true });
}
