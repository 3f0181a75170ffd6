import { expect, test } from "vitest";
import { createFiles } from "./files.ts";

test("paths are normalised, and cannot leave the root", () => {
  const files = createFiles({ files: { "/a/b/c.txt": "c" }, home: "/a" });
  expect(["b/../b/./c.txt", "/a//b/c.txt", "../../../a/b/c.txt", "b"].map((path) => files.resolve(path))).toEqual(["/a/b/c.txt", "/a/b/c.txt", "/a/b/c.txt", "/a/b"]);
  expect(files.read("../../../../a/b/c.txt")).toBe("c");
});

test("names are names, not properties", () => {
  const files = createFiles({ files: {} });
  expect(files.read("constructor")).toEqual({ fault: "No such file or directory" });
  expect(files.write("__proto__", "x")).toBeNull();
  expect(files.read("__proto__")).toBe("x");
  expect(files.names("/work")).toEqual(["__proto__"]);
});

test("a directory that only begins with a protected name is not protected", () => {
  const files = createFiles({ files: { "/etc/a": "1", "/etcetera/a": "1" }, readOnly: ["/etc/"] });
  expect(files.write("/etc/a", "2")).toEqual({ fault: "Permission denied" });
  expect(files.write("/etcetera/a", "2")).toBeNull();
});

test("peeking leaves no trace; reading does, once in a row", () => {
  const files = createFiles({ files: { "/work/a": "1" } });
  files.peek("a");
  files.read("a");
  files.read("a");
  files.write("a", "2");
  files.read("a");
  expect(files.log.map(({ kind }) => kind)).toEqual(["read", "write", "read"]);
});

test("a description with a relative path is refused", () => {
  expect(() => createFiles({ files: { "a.txt": "" } })).toThrow('files: "a.txt" is not an absolute path');
});
