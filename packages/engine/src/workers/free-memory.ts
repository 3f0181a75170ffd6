import { readFileSync } from "node:fs";
import { freemem } from "node:os";

/** Where the kernel tells a process of its limits; replaced in tests. */
export interface MemoryFiles {
  /** Text of a file, or null where there is none. */
  readonly read: (path: string) => string | null;
  /** Bytes that the whole machine can give, caches that it would drop included. */
  readonly machine: () => number;
}

const system: MemoryFiles = {
  read: (path) => {
    try {
      return readFileSync(path, "utf8");
    } catch {
      return null;
    }
  },
  machine: freemem,
};

/**
 * Bytes that this process may still take: what the machine has free, or less where a control group (a
 * container, a systemd slice) limits it. File caches count as free: the kernel drops them.
 */
export function freeMemory(files: MemoryFiles = system): number {
  return Math.max(0, Math.min(files.machine(), ...groupsOf(files).map(({ limit, used, reclaimable }) => limit - used + reclaimable)));
}

interface Group {
  readonly limit: number;
  readonly used: number;
  readonly reclaimable: number;
}

/** The limited control groups that this process is in, from its own up to the root, of either version. */
function groupsOf({ read }: MemoryFiles): Group[] {
  const groups: Group[] = [];
  for (const line of (read("/proc/self/cgroup") ?? "").split("\n")) {
    const [, controllers, path] = /^\d+:([^:]*):(.*)$/.exec(line) ?? [];
    if (path === undefined) continue;
    const [root, limitFile, usedFile] =
      controllers === "" ? ["/sys/fs/cgroup", "memory.max", "memory.current"]
      : controllers!.split(",").includes("memory") ? ["/sys/fs/cgroup/memory", "memory.limit_in_bytes", "memory.usage_in_bytes"] : [null, "", ""];
    if (root === null) continue;
    const parts = path.split("/").filter((part) => part !== "");
    for (let depth = parts.length; depth >= 0; depth--) {
      const folder = [root, ...parts.slice(0, depth)].join("/");
      const limit = Number(read(`${folder}/${limitFile}`) ?? "max"); // NaN for "max"
      const used = Number(read(`${folder}/${usedFile}`) ?? "none");
      const reclaimable = Number(/^inactive_file (\d+)$/m.exec(read(`${folder}/memory.stat`) ?? "")?.[1] ?? 0);
      if (Number.isFinite(limit) && Number.isFinite(used)) groups.push({ limit, used, reclaimable });
    }
  }
  return groups;
}
