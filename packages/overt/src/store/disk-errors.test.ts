import { expect, it } from "vitest";
import { RunError } from "../core/errors.ts";
import { diskError } from "./disk-errors.ts";

it.each(["ENOSPC", "EDQUOT", "EROFS", "EACCES", "EPERM", "ENOENT", "ENOTDIR", "EIO", "EMFILE"])("gives %s a sentence with the way out", (code) => {
  const error = diskError(Object.assign(new Error("x"), { code }), "Writing", "runs/a");
  expect(error).toBeInstanceOf(RunError);
  expect(error.message).toMatch(/^Writing runs\/a failed: .+[.:] .+\.$/);
});

it("passes other errors through", () => {
  const error = new TypeError("x");
  expect(diskError(error, "Writing", "a")).toBe(error);
});
