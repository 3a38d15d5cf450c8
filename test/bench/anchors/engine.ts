/** The engine under test, and nothing else of Caucus, behind what the benchmark asks of every system. */
import { describe } from '../../../server/src/anchoring/describe';
import { locate } from '../../../server/src/anchoring/locate';
import type { Place } from '../../../server/src/anchoring/place';
import type { Target } from '../../../server/src/anchoring/target';
import { readDraft } from '../../../server/src/draft/draft';
import type { Span } from '../../../server/src/draft/span';
import { percentile, timeOf } from '../timing';
import type { Answer } from './judge';
import type { Times } from './speed';
import type { System } from './system';

/** With the text that the spans were taken from, as the editor has it. */
export const ours: System = {
  name: 'ours',
  seesOldText: true,
  prepare: (old, now) => finder(old, now, true),
};

/** From the stored target alone. */
export const oursBySelectors: System = { name: 'selectors', prepare: (old, now) => finder(old, now, false) };

/** Time to find all spans, nothing prepared but their targets; then of one at a time. */
export function timeOurs(old: string, now: string, spans: readonly Span[]): Times {
  const targets = describeAll(old, spans);
  let find: (target: Target) => Place = () => {
    throw new Error('nothing has been read');
  };
  const usage = process.cpuUsage();
  const cold = timeOf(() => {
    const [before, after] = [readDraft(old), readDraft(now)];
    find = (target) => locate(target, after, before);
    for (const target of targets) find(target);
  });
  const { user, system } = process.cpuUsage(usage);
  const single = targets.map((target) => timeOf(() => find(target)));
  return { cold, processor: (user + system) / 1000, oneP95: percentile(single, 95) };
}

/** On a draft of its own: what the engine keeps of it is no help to the run that is timed. */
function describeAll(old: string, spans: readonly Span[]): Target[] {
  const draft = readDraft(old);
  return spans.map((span) => describe(draft, span, 'bench/old'));
}

function finder(old: string, now: string, withOld: boolean): (span: Span) => Answer {
  const [before, after] = [readDraft(old), readDraft(now)];
  return (span) => answerOf(locate(describe(before, span, 'bench/old'), after, withOld ? before : undefined));
}

function answerOf({ status, span, candidates }: Place): Answer {
  const candidateSpans = candidates.map((candidate) => candidate.span);
  if (status === 'gone' || status === 'ambiguous') return { status, candidates: candidateSpans };
  return span === undefined ? { status: 'gone' } : { status: 'placed', span };
}
