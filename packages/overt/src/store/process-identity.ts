import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** When a process started, as the system writes it; null where it does not run or cannot be asked. Tells a process from a later one with the same id. */
export function processStart(pid: number): string | null {
  try {
    if (process.platform === "linux") {
      const text = readFileSync(`/proc/${pid}/stat`, "utf8");
      // The name in brackets may hold spaces; the start time is field 22, the 20th after it.
      const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
      return fields[0] === "Z" ? null : (fields[19] ?? null);
    }
    if (process.platform === "win32") return null;
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim() || null;
  } catch {
    return null;
  }
}

/** True where the process that was seen with this id and start time still runs. */
export function isRunning(pid: number, started: string | null): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ESRCH") return false;
  }
  const now = processStart(pid);
  if (process.platform === "linux" && now === null) return false; // a zombie
  return started === null || now === null || now === started;
}
