import { cpus, loadavg, totalmem } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";

export interface MachineState {
  /** Load averages of 1, 5 and 15 minutes. */
  readonly load: readonly number[];
  /** Share of all cores' time that other programs took, measured over a second. */
  readonly busy: number;
  /** 10⁹ operations a second of bare fp32 products. */
  readonly matMulGflops: number;
}

export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGiB: number;
  readonly threads: number;
  readonly before: MachineState;
  readonly after: MachineState;
}

export function describeMachine(threads: number): Pick<Machine, "cpu" | "cores" | "memoryGiB" | "threads"> {
  return { cpu: cpus()[0]?.model.trim() ?? "unknown", cores: cpus().length, memoryGiB: Math.round(totalmem() / 2 ** 30), threads };
}

/** How busy and how fast the machine is now; this process must be idle. */
export async function lookAtMachine(measureMatMul: () => Promise<number>): Promise<MachineState> {
  const [load, start] = [loadavg(), cpuTimes()];
  await sleep(1000);
  const busy = busyShare(start, cpuTimes());
  return { load, busy, matMulGflops: await measureMatMul() };
}

export interface CpuTimes {
  readonly idle: number;
  readonly total: number;
}

/** Share of the time between two looks that no core was idle. */
export function busyShare(before: CpuTimes, after: CpuTimes): number {
  const total = after.total - before.total;
  return total <= 0 ? 0 : 1 - (after.idle - before.idle) / total;
}

function cpuTimes(): CpuTimes {
  const times = cpus().map(({ times: each }) => each);
  return {
    idle: times.reduce((sum, each) => sum + each.idle, 0),
    total: times.reduce((sum, each) => sum + each.user + each.nice + each.sys + each.irq + each.idle, 0),
  };
}
