/** The engine under test, and nothing else of Caucus, behind what the benchmark asks of every system. */
import type { Span } from '../../../server/src/draft/span';
import type { Times } from './speed';
import type { System } from './system';

/** With the text that the spans were taken from, as the editor has it. */
export const ours: System = { name: 'ours', unavailable: 'not built yet' };

/** From the stored target alone. */
export const oursBySelectors: System = { name: 'ours, selectors', unavailable: 'not built yet' };

/** Time to find all spans, nothing prepared but their targets; then of one at a time. */
export function timeOurs(_old: string, _now: string, _spans: readonly Span[]): Times | undefined {
  return undefined;
}
