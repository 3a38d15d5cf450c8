/** Times in milliseconds, taken in turns so that a busy machine slows all alike. */
import { readFileSync } from 'node:fs';

/** The yardstick: reads every code unit once. */
export function sumUnits(text: string): number {
  let sum = 0;
  for (let i = 0; i < text.length; i++) sum = (sum + text.charCodeAt(i)) | 0;
  return sum;
}

export function timeOf(run: () => unknown): number {
  const started = performance.now();
  run();
  return performance.now() - started;
}

/** Time that this thread has computed, in ms, whatever else the machine does; only known on Linux. */
export function processorTime(): number {
  if (process.platform !== 'linux') return Number.NaN;
  return Number(readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ', 1)[0]) / 1e6;
}

/**
 * Median time of a run and the median of its ratios to `base`, run right before it each time; and the ratio
 * of the least times of both, which other programs on the machine change little.
 */
export function compare(
  run: () => unknown,
  base: () => unknown,
  rounds: number,
): { ms: number; ratio: number; least: number } {
  const times: number[] = [];
  const bases: number[] = [];
  const ratios: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const yardstick = timeOf(base);
    const time = timeOf(run);
    bases.push(yardstick);
    times.push(time);
    ratios.push(time / yardstick);
  }
  return {
    ms: percentile(times, 50),
    ratio: percentile(ratios, 50),
    least: Math.min(...times) / Math.min(...bases),
  };
}

export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? 0;
}

/** One string of consecutive memory, as a document read from a file is. */
export function flat(text: string): string {
  return Buffer.from(text).toString();
}
