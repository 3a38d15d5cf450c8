/** What finding many anchors costs, on a generated text of a given size after a medium round. */
import { spawnSync } from 'node:child_process';
import type { Span } from '../../../server/src/draft/span';
import { percentile } from '../timing';
import { timeOurs } from './engine';
import type { System } from './system';
import { makeTrial } from './trial';

export interface Load {
  /** Code units of the old text. */
  readonly length: number;
  readonly anchors: number;
  /** Milliseconds to reach. */
  readonly target: number;
}

export const loads: readonly Load[] = [
  { length: 50_000, anchors: 500, target: 150 },
  { length: 500_000, anchors: 1000, target: 1500 },
];

/** Milliseconds. */
export interface Times {
  /** All anchors in a fresh process, both texts read and aligned in that time. */
  readonly cold: number;
  /** What the same took of all processors, compiling and collecting garbage included. */
  readonly processor: number;
  /** One at a time, after that. */
  readonly oneP95: number;
}

/** Of several runs. */
export interface ColdTimes extends Times {
  /** Of `cold`, which itself is the least. */
  readonly median: number;
}

/** The least of `processes` fresh processes, each of which runs this benchmark with `--cold`: a busy machine only adds. */
export function coldTimes(
  script: string,
  { length, anchors }: Load,
  seed: number,
  processes: number,
): ColdTimes | undefined {
  const runs: Times[] = [];
  for (let i = 0; i < processes; i++) {
    const { stdout, status } = spawnSync(
      process.execPath,
      [script, '--cold', `${length}`, `${anchors}`, `${seed}`],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
    );
    if (status !== 0) return undefined;
    runs.push(JSON.parse(stdout));
  }
  const least = (of: (run: Times) => number) => Math.min(...runs.map(of));
  return {
    cold: least((run) => run.cold),
    median: percentile(
      runs.map((run) => run.cold),
      50,
    ),
    processor: least((run) => run.processor),
    oneP95: least((run) => run.oneP95),
  };
}

/** What the fresh process does. */
export function timeCold(length: number, anchors: number, seed: number): Times | undefined {
  const { old, now, spans } = edited(length, anchors, seed);
  return timeOurs(old, now, spans);
}

/** A peer's milliseconds for all anchors, reckoned from as many as it finds in `most` milliseconds. */
export async function timePeer(system: System, { length, anchors }: Load, seed: number, most: number) {
  if (system.prepare === undefined) return undefined;
  const { old, now, spans } = edited(length, anchors, seed);
  const started = performance.now();
  const locate = system.prepare(old, now);
  let done = 0;
  for (const span of spans) {
    await locate(span);
    done += 1;
    if (performance.now() - started > most) break;
  }
  const taken = performance.now() - started;
  return { milliseconds: (taken / done) * spans.length, reckoned: done < spans.length };
}

/** Spans that are not word for word where they were, or no longer there. */
function edited(length: number, anchors: number, seed: number): { old: string; now: string; spans: Span[] } {
  const { old, now, questions } = makeTrial(seed, 'medium', length, anchors * 4);
  const spans = questions.filter(({ truth }) => !truth.unchanged).map(({ quote }) => quote.span);
  return { old, now, spans: spans.slice(0, anchors) };
}
