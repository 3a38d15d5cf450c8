/** The measures, and how they are printed. */
import type { Verdict } from './judge';
import type { Result } from './trial';

export interface Measure {
  readonly name: string;
  /** Per cent; absent where nothing is asked for. */
  readonly target?: { readonly least: number } | { readonly most: number };
  readonly of: (result: Result) => boolean;
  readonly counts: (result: Result) => boolean;
}

const is =
  (...verdicts: Verdict[]) =>
  ({ verdict }: Result) =>
    verdicts.includes(verdict);
const right = is('right');
const every = () => true;

export const measures: readonly Measure[] = [
  { name: 'right overall', target: { least: 95 }, of: every, counts: right },
  { name: 'silently wrong', target: { most: 1.5 }, of: every, counts: is('wrong') },
  {
    name: 'gone though it is there',
    target: { most: 2 },
    of: ({ truth }) => truth.kind !== 'gone',
    counts: is('missed'),
  },
  {
    name: 'deleted reported as gone',
    target: { least: 97 },
    of: ({ truth }) => truth.kind === 'gone',
    counts: right,
  },
  {
    name: 'heavy revision',
    target: { least: 90 },
    of: ({ trial }) => trial.round === 'heavy',
    counts: right,
  },
  {
    name: 'moved and reworded',
    target: { least: 95 },
    of: ({ truth }) => truth.movedAndReworded,
    counts: right,
  },
  {
    name: 'undecidable said ambiguous',
    target: { least: 90 },
    of: ({ truth }) => truth.kind === 'ambiguous',
    counts: right,
  },
  {
    name: 'exact boundaries',
    target: { least: 85 },
    of: ({ exact }) => exact !== undefined,
    counts: ({ exact }) => exact === true,
  },
  { name: '(asked though one place is right)', of: every, counts: is('asked', 'unsure') },
  { name: '(undecidable, one place taken)', of: every, counts: is('guessed') },
];

/** Measures of the run from the stored targets alone. */
export const selectorMeasures: readonly Measure[] = [
  { name: 'selectors only: right', target: { least: 79 }, of: every, counts: right },
  { name: 'selectors only: wrong', target: { most: 6 }, of: every, counts: is('wrong') },
];

/** Per cent of the results a measure is about; undefined when there are none. */
export function shareOf(
  measure: Pick<Measure, 'of' | 'counts'>,
  results: readonly Result[],
): number | undefined {
  const about = results.filter(measure.of);
  return about.length === 0 ? undefined : (100 * about.filter(measure.counts).length) / about.length;
}

/** `met` or `NOT met`; nothing where there is no target or no value. */
export function mark(value: number | undefined, target: Measure['target']): string {
  if (value === undefined || target === undefined) return '';
  return ('least' in target ? value >= target.least : value <= target.most) ? 'met' : 'NOT met';
}

export function targetText(target: Measure['target'], unit = ' %'): string {
  if (target === undefined) return '';
  return 'least' in target ? `≥ ${target.least}${unit}` : `≤ ${target.most}${unit}`;
}

export function percent(value: number | undefined): string {
  return value === undefined ? '–' : `${value.toFixed(2)} %`;
}

/** Prints a line: its name, then cells flush right. */
export function row(name: string, ...cells: string[]): void {
  console.log(name.padEnd(36) + cells.map((cell) => cell.padStart(13)).join(''));
}
