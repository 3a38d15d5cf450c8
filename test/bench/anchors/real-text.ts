/**
 * Two successive drafts of a real negotiation, with the places of spans labelled by two readers. They stand
 * outside the project and are not ours: where they are absent, the row says so.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Span } from '../../../server/src/draft/span';
import { judge, mapText, type Verdict } from './judge';
import type { System } from './system';
import type { Truth } from './truth';

const folder = join('..', 'shared', 'texts', 'paris-agreement');
const labelled = join(folder, 'anchors-2015-10-23-to-2015-12-04.json');

interface Labels {
  readonly from: string;
  readonly to: string;
  readonly labels: readonly {
    readonly id: string;
    /** Code points, as are those of `spans`. */
    readonly start: number;
    readonly end: number;
    readonly quote: string;
    readonly status: readonly string[];
    /** Every answer that either reader gave. */
    readonly spans: readonly Span[];
  }[];
}

export interface RealText {
  readonly old: string;
  readonly now: string;
  readonly questions: readonly { readonly id: string; readonly span: Span; readonly truth: Truth }[];
}

/** The labelled texts, spans in UTF-16 code units; nothing where they are absent. */
export function realText(): RealText | undefined {
  if (!existsSync(labelled)) return undefined;
  const { from, to, labels }: Labels = JSON.parse(readFileSync(labelled, 'utf8'));
  const [old, now] = [from, to].map((name) => readFileSync(join(folder, name), 'utf8'));
  if (old === undefined || now === undefined) return undefined;
  const [inOld, inNow] = [codeUnits(old), codeUnits(now)];
  const questions = labels.map(({ id, start, end, quote, status, spans }) => {
    const span = inOld({ start, end });
    if (old.slice(span.start, span.end) !== quote) throw new Error(`${labelled}: ${id} is not where it says`);
    const truth: Truth = {
      kind: spans.length > 0 ? 'place' : 'gone',
      places: spans.map((own) => [inNow(own)]),
      orGone: spans.length > 0 && status.includes('gone'),
      orAmbiguous: false,
      lesser: [],
      movedAndReworded: false,
      unchanged: false,
    };
    return { id, span, truth };
  });
  return { old, now, questions };
}

/**
 * Verdicts on all labelled spans. Wrong is what is placed where neither reader puts it; missed is what is
 * called gone, or ambiguous without a right candidate, though a reader puts it somewhere.
 */
export async function putRealText({ old, now, questions }: RealText, system: System): Promise<Verdict[]> {
  if (system.prepare === undefined) return [];
  const locate = system.prepare(old, now);
  const map = mapText(now);
  const verdicts: Verdict[] = [];
  for (const { span, truth } of questions) verdicts.push(judge(await locate(span), truth, map).verdict);
  return verdicts;
}

/** Turns spans of code points into spans of UTF-16 code units. */
function codeUnits(text: string): (span: Span) => Span {
  const starts: number[] = [];
  let at = 0;
  for (const point of text) {
    starts.push(at);
    at += point.length;
  }
  starts.push(at);
  return ({ start, end }) => ({ start: starts[start] ?? at, end: starts[end] ?? at });
}
