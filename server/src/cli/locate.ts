import { carry } from '../anchoring/carry';
import { describe } from '../anchoring/describe';
import { withNearest } from '../anchoring/nearest';
import type { Place } from '../anchoring/place';
import { type Draft, readDraft } from '../draft/draft';
import { citationOver } from '../draft/outline';
import { CommandFailure } from './failure';
import { readText } from './files';
import { type PrintOptions, print, table } from './print';

export interface LocateOptions extends PrintOptions {
  readonly from: string;
  readonly to: string;
  readonly spans: string;
}

/** A span in a spans file. The id comes back as it was given. */
interface GivenSpan {
  readonly id: string | number;
  readonly start: number;
  readonly end: number;
}

/** `caucus locate --from FILE --to FILE --spans FILE`. The fields are described in `CLI.md` and do not change. */
export async function locate(options: LocateOptions): Promise<void> {
  const from = await readText(options.from);
  const to = await readText(options.to);
  const given = spansOf(await readText(options.spans), options.spans, from.length);
  const start = performance.now();
  const old = readDraft(from);
  const now = readDraft(to);
  const times: number[] = [];
  const places: Place[] = [];
  // Nothing at all, so that the texts are aligned before the first anchor is timed.
  carry({ start: 0, end: 0 }, old, now);
  const aligned = performance.now();
  for (const span of given) {
    const before = performance.now();
    places.push(carry(span, old, now));
    times.push(performance.now() - before);
  }
  report(performance.now() - start, aligned - start, times);
  const rows = given.map(({ id, ...span }, index) => {
    const place = places[index];
    return rowOf(id, place && withNearest(place, describe(old, span, ''), now), now);
  });
  print(rows, options, () =>
    table(
      rows.map(({ id, status, start, end, paragraph }) => [
        String(id),
        status,
        start === null ? '' : `${start}–${end}`,
        paragraph ?? '',
        start === null || end === null ? '' : to.slice(start, Math.min(end, start + 300)),
      ]),
    ),
  );
}

function rowOf(id: string | number, place: Place | undefined, now: Draft) {
  const span = place?.span;
  const at = span ?? place?.candidates[0]?.span;
  const paragraph = at && citationOver(now.outline, now.blockIndexAt(at.start));
  return {
    id,
    status: place?.status ?? 'gone',
    start: span?.start ?? null,
    end: span?.end ?? null,
    candidates: (place?.candidates ?? []).map(({ span, confidence }) => ({
      ...span,
      confidence: rounded(confidence),
    })),
    confidence: rounded(place?.confidence ?? 0),
    paragraph: paragraph ?? null,
  };
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** On standard error, because standard output is for the places. */
function report(total: number, aligned: number, times: readonly number[]): void {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  process.stderr.write(
    `${times.length} spans in ${total.toFixed(1)} ms, of which reading and aligning the texts ${aligned.toFixed(1)} ms; ` +
      `per span: median ${at(0.5).toFixed(3)} ms, 95 of 100 within ${at(0.95).toFixed(3)} ms\n`,
  );
}

/** Reads `[{ "id": "a", "start": 0, "end": 5 }]`. */
function spansOf(json: string, path: string, length: number): GivenSpan[] {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw new CommandFailure(`not JSON: ${path}`);
  }
  if (!Array.isArray(value)) {
    throw new CommandFailure(`${path} must hold a list: [{ "id": "a", "start": 0, "end": 5 }]`);
  }
  return value.map((entry: unknown, index) => {
    if (!isSpan(entry) || entry.end > length) {
      throw new CommandFailure(
        `${path}: entry ${index + 1} needs an "id", and a "start" and an "end" within the first file (${length} code units)`,
      );
    }
    return entry;
  });
}

function isSpan(value: unknown): value is GivenSpan {
  if (typeof value !== 'object' || value === null) return false;
  const { id, start, end } = value as Record<string, unknown>;
  if (typeof id !== 'string' && typeof id !== 'number') return false;
  if (!Number.isInteger(start) || !Number.isInteger(end)) return false;
  return (start as number) >= 0 && (start as number) <= (end as number);
}
