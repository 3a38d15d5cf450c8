/** What is measured of a server from outside, and how it is printed. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Resident memory of a process, in MB of a million bytes; the highest is only known on Linux. */
export function memoryOf(pid: number): { megabytes: number; peak: number } {
  if (process.platform === 'linux') {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const field = (name: string) =>
      (Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1]) * 1024) / 1e6;
    return { megabytes: field('VmRSS'), peak: field('VmHWM') };
  }
  const { stdout } = spawnSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' });
  return { megabytes: (Number(stdout) * 1024) / 1e6, peak: Number.NaN };
}

/** Time that a process has spent computing, all its threads, in ms; only known on Linux. */
export function processorTimeOf(pid: number): number {
  if (process.platform !== 'linux') return Number.NaN;
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  // utime and stime, in ticks of 10 ms.
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** One line: the median, from the least to the most, and whether the budget is met. */
export function report(what: string, values: readonly number[], unit: string, most?: number): void {
  const sorted = [...values].sort((a, b) => a - b);
  const median = sorted[sorted.length >> 1] ?? Number.NaN;
  const verdict = most === undefined ? '' : `  budget ${most} ${unit}: ${median <= most ? 'met' : 'NOT MET'}`;
  const range = `${sorted[0]?.toFixed(0)}–${sorted.at(-1)?.toFixed(0)}`;
  console.log(`${what.padEnd(34)} ${median.toFixed(0).padStart(6)} ${unit}  (${range})${verdict}`);
}
