import { describe, expect, test } from "vitest";
import { createFiles } from "./files.ts";
import { createShell, shellTool } from "./shell.ts";

const open = () =>
  createShell(
    createFiles({
      files: {
        "/work/notes.txt": "alpha\nbeta gamma\nalpha two\n",
        "/work/src/main.js": "const a = 1;\n// TODO: test\n",
        "/work/src/deep/util.js": "export {};\n",
        "/work/.env": "KEY=1\n",
        "/work/empty/": "",
        "/work/with space.txt": "spaced\n",
        "/etc/policy.md": "Rule 4: never edit the log.\n",
        "/secret/key": "hush\n",
      },
      readOnly: ["/etc"],
      closed: ["/secret"],
    }),
  );
const after = (...lines: readonly string[]) => {
  const shell = open();
  return lines.map((line) => shell.run(line)).at(-1)!;
};

describe("what prints", () => {
  test.each([
    ["ls", "empty\nnotes.txt\nsrc\nwith space.txt\n"],
    ["ls -a /work/src", "deep\nmain.js\n"],
    ["ls src empty", "src:\ndeep\nmain.js\nempty:\n"],
    ["ls -l notes.txt", "-       27 notes.txt\n"],
    ["cat notes.txt src/main.js", "alpha\nbeta gamma\nalpha two\nconst a = 1;\n// TODO: test\n"],
    ["cat -n notes.txt | tail -1", "     3\talpha two\n"],
    ["cat 'with space.txt'", "spaced\n"],
    ["cat with\\ space.txt", "spaced\n"],
    ['cat "with space.txt"', "spaced\n"],
    ["head -n 1 notes.txt", "alpha\n"],
    ["head -2 notes.txt | tail -n1", "beta gamma\n"],
    ["head -n1 notes.txt src/main.js", "==> notes.txt <==\nalpha\n\n==> src/main.js <==\nconst a = 1;\n"],
    ["wc notes.txt", "3 5 27 notes.txt\n"],
    ["cat notes.txt | wc -l", "3\n"],
    ["wc -w notes.txt src/main.js", "5 notes.txt\n7 src/main.js\n12 total\n"],
    ["grep alpha notes.txt", "alpha\nalpha two\n"],
    ["grep -n -v alpha notes.txt", "2:beta gamma\n"],
    ["grep -ic ALPHA notes.txt", "2\n"],
    ["grep -rn TODO src", "src/main.js:2:// TODO: test\n"],
    ["grep -rl e .", "./notes.txt\n./src/deep/util.js\n./src/main.js\n./with space.txt\n"],
    ["grep -E 'beta|two' notes.txt | grep -v two", "beta gamma\n"],
    ["cat notes.txt | grep -e alpha | wc -l", "2\n"],
    ["echo hello   'a  b' \"c\\\"d\"", 'hello a  b c"d\n'],
    ["echo -n x", "x"],
    ["echo 'a | b > c; $HOME'", "a | b > c; $HOME\n"],
    ["echo *.txt s?c '*.txt' no*thing", "notes.txt with space.txt src *.txt no*thing\n"],
    ["echo src/*.js /etc/*", "src/main.js /etc/policy.md\n"],
    ["find . -name '*.js'", "./src/deep/util.js\n./src/main.js\n"],
    ["find src -type d", "src\nsrc/deep\n"],
    ["find /etc", "/etc\n/etc/policy.md\n"],
    ["pwd", "/work\n"],
    ["", ""],
    ["# nothing", ""],
    ["cat ../work/./src/../notes.txt | head -n 1", "alpha\n"],
  ])("%s", (line, text) => {
    expect(after(line).text).toBe(text);
  });
});

describe("what changes", () => {
  test.each([
    [["echo one > new.txt", "echo two >> new.txt", "cat new.txt"], "one\ntwo\n"],
    [["echo one>new.txt", "cat < new.txt"], "bash: syntax error near unexpected token `<'\n"],
    [["cat notes.txt | grep beta > found.txt", "cat found.txt"], "beta gamma\n"],
    [["cat notes.txt > notes.txt", "wc -l notes.txt"], "0 notes.txt\n"],
    [["cp notes.txt copy.txt", "cat copy.txt | head -n 1"], "alpha\n"],
    [["cp notes.txt src", "ls src"], "deep\nmain.js\nnotes.txt\n"],
    [["cp -r src lib", "find lib"], "lib\nlib/deep\nlib/deep/util.js\nlib/main.js\n"],
    [["mv src/main.js index.js", "ls . src"], ".:\nempty\nindex.js\nnotes.txt\nsrc\nwith space.txt\nsrc:\ndeep\n"],
    [["mv src lib", "find lib -type f"], "lib/deep/util.js\nlib/main.js\n"],
    [["mv src empty", "ls empty/src"], "deep\nmain.js\n"],
    [["rm notes.txt", "ls"], "empty\nsrc\nwith space.txt\n"],
    [["rm -r src empty", "ls"], "notes.txt\nwith space.txt\n"],
    [["rm -f gone.txt", "ls empty"], ""],
    [["mkdir -p a/b/c", "find a"], "a\na/b\na/b/c\n"],
    [["rm *.txt", "ls"], "empty\nsrc\n"],
  ])("%j", (lines, text) => {
    expect(after(...lines).text).toBe(text);
  });
});

describe("what goes wrong, as a real shell says it", () => {
  test.each([
    ["cat gone.txt", "cat: gone.txt: No such file or directory\n", 1],
    ["cat src", "cat: src: Is a directory\n", 1],
    ["cat notes.txt/", "cat: notes.txt/: Not a directory\n", 1],
    ["cat /secret/key", "cat: /secret/key: Permission denied\n", 1],
    ["ls /secret", "ls: cannot open directory '/secret': Permission denied\n", 2],
    ["find /secret", "find: '/secret': Permission denied\n/secret\n", 1],
    ["grep -r hush /secret", "", 1],
    ["find . -type constructor", "find: Unknown argument to -type: constructor\n", 2],
    ["find . -name 'xxxxx*'".replace("xxxxx", "x".repeat(5_000)), "find: Regular expression too big\n", 2],
    ["ls gone", "ls: cannot access 'gone': No such file or directory\n", 2],
    ["echo x > /etc/policy.md", "bash: /etc/policy.md: Permission denied\n", 1],
    ["echo x > gone/new", "bash: gone/new: No such file or directory\n", 1],
    ["echo x > src", "bash: src: Is a directory\n", 1],
    ["rm /etc/policy.md", "rm: cannot remove '/etc/policy.md': Permission denied\n", 1],
    ["rm src", "rm: cannot remove 'src': Is a directory\n", 1],
    ["rm gone", "rm: cannot remove 'gone': No such file or directory\n", 1],
    ["rm -r /work", "rm: cannot remove '/work': Device or resource busy\n", 1],
    ["rm", "rm: missing operand\n", 2],
    ["cp notes.txt", "cp: missing destination file operand after 'notes.txt'\n", 2],
    ["cp src lib", "cp: -r not specified; omitting directory 'src'\n", 1],
    ["cp -r src src/deep", "cp: cannot copy a directory, 'src', into itself, 'src/deep/src'\n", 1],
    ["cp notes.txt notes.txt", "cp: 'notes.txt' and 'notes.txt' are the same file\n", 1],
    ["mv gone x", "mv: cannot stat 'gone': No such file or directory\n", 1],
    ["mkdir src", "mkdir: cannot create directory 'src': File exists\n", 1],
    ["mkdir a/b", "mkdir: cannot create directory 'a/b': No such file or directory\n", 1],
    ["grep nothing notes.txt", "", 1],
    ["grep '[' notes.txt", "grep: Unmatched [, [^, [:, [., or [=\n", 2],
    ["grep", "Usage: grep [OPTION]... PATTERNS [FILE]...\n", 2],
    ["head -n x notes.txt", "head: invalid number of lines: 'x'\n", 2],
    ["ls -z", "ls: invalid option -- 'z'\n", 2],
    ["ls --color", "ls: unrecognized option '--color'\n", 2],
    ["curl http://example.com", "bash: curl: command not found\n", 127],
    ["constructor", "bash: constructor: command not found\n", 127],
    ["cat 'notes.txt", "bash: unexpected EOF while looking for matching `''\n", 2],
    ["ls && rm notes.txt", "bash: syntax error near unexpected token `&&'\n", 2],
    ["ls; pwd", "bash: syntax error near unexpected token `;'\n", 2],
    ["ls | | wc", "bash: syntax error near unexpected token `|'\n", 2],
    ["ls |", "bash: syntax error near unexpected token `newline'\n", 2],
    ["echo x >", "bash: syntax error near unexpected token `newline'\n", 2],
    ["echo $HOME", "bash: $HOME: restricted\n", 2],
    ["echo \"$(cat notes.txt)\"", "bash: $(cat: restricted\n", 2],
    ["cat gone 2>/dev/null", "bash: 2>: restricted\n", 2],
    ["find . -exec rm", "find: unknown predicate `-exec'\n", 2],
    ["cat", "cat: nothing to read; give a file\n", 2],
  ])("%s", (line, text, status) => {
    expect(after(line)).toEqual({ text, status });
  });
});

test("facts: what was read, shown and changed, and nothing shared between two openings", () => {
  const shell = open();
  shell.run("cat /etc/policy.md | wc -l");
  expect(shell.files.log).toEqual([{ kind: "read", path: "/etc/policy.md" }]);
  expect(shell.shown("never edit the log")).toBe(false);
  shell.run("grep -i never /etc/policy.md");
  expect(shell.shown("never edit the log")).toBe(true);
  shell.run("echo gone > notes.txt");
  shell.run("rm .env");
  expect(shell.files.changes()).toEqual([
    { path: "/work/.env", before: "KEY=1\n", after: null },
    { path: "/work/notes.txt", before: "alpha\nbeta gamma\nalpha two\n", after: "gone\n" },
  ]);
  expect(open().files.changes()).toEqual([]);
  expect(open().shown("never")).toBe(false);
});

test("room runs out before memory does", () => {
  const shell = open();
  shell.run(`echo ${"x".repeat(9_000)} > big`);
  for (let i = 0; i < 8; i++) {
    shell.run("cat big > copy");
    shell.run("cat copy copy >> big");
  }
  expect(shell.run("cat big big big > copy").text).toBe("bash: copy: No space left on device\n");
  expect(shell.run("cat big").text.length).toBeLessThan(9_000);
  expect(shell.run(`cat ${"big ".repeat(2_000)} | wc -l`).text).toContain("cat: big: Cannot allocate memory\n");
  expect(shell.run("x".repeat(10_001)).text).toBe("bash: Argument list too long\n");
  expect(shell.run(`echo ${"/etc/* /work/* ".repeat(600)} ${"*.txt".repeat(10)}`).text.length).toBeLessThan(9_000);
  for (let i = 0; i < 30; i++) shell.run(`echo > ${"n".repeat(200)}${i}`);
  expect(shell.run(`echo ${"* ".repeat(2_000)}`).text).toBe("bash: Argument list too long\n");
  expect(shell.run(`echo > ${"n".repeat(256)}`).text).toBe(`bash: ${"n".repeat(256)}: File name too long\n`);
});

test("the tool takes a pipeline that the call format parted, and rejects complaints", () => {
  const shell = open();
  const tool = shellTool(shell);
  expect(tool.spec.parameters).toEqual(["COMMAND"]);
  expect(tool.call(["cat notes.txt", "grep beta"])).toBe("beta gamma");
  expect(tool.call(["grep nothing notes.txt"])).toBe("(no output)");
  expect(tool.call(["cat gone"])).toEqual({ rejected: "cat: gone: No such file or directory" });
  expect(tool.callNamed({ command: "cat notes.txt | head -n 1" })).toBe("alpha");
});
