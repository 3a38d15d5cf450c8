/**
 * `npm run bench:anchors [-- options]`: how well anchors are found again in a revised draft, ours and other
 * systems. Revisions are generated with a truth known by construction (`anchors/truth.ts`); what counts as
 * right is said in `anchors/judge.ts`. Nothing here passes or fails; targets are marked met or not.
 *
 * - `--seed N` repeats a run; without it every run is new and prints its seed
 * - `--rounds N` texts for each of the light, medium and heavy rounds (72: fewer leave the rarer kinds to chance)
 * - `--quotes N` quotes for each text (100)
 * - `--no-peers`, `--no-times`, `--no-real` leave a part out
 * - `--peer-seconds N` most time for each peer (10); one that is slower answers fewer quotes, and it is said how many
 * - `--show N` prints N answers that are not right, `--show-inexact N` N that are right but not exact;
 *   of ours, or of the system at the head of the column `--of NAME`
 */
import '../../server/src/optimise-later';
import { parseArgs } from 'node:util';
import { ours, oursBySelectors } from './anchors/engine';
import type { Verdict } from './anchors/judge';
import { peerNotes, peers } from './anchors/peers';
import { putRealText, realText } from './anchors/real-text';
import { coldTimes, loads, timeCold, timePeer } from './anchors/speed';
import type { System } from './anchors/system';
import {
  type Measure,
  mark,
  measures,
  percent,
  row,
  selectorMeasures,
  shareOf,
  targetText,
} from './anchors/table';
import { allRounds, describeResult, makeTrial, put, type Result, type Trial } from './anchors/trial';
import type { QuoteKind, Truth } from './anchors/truth';

const { values: options } = parseArgs({
  options: {
    seed: { type: 'string' },
    rounds: { type: 'string', default: '72' },
    quotes: { type: 'string', default: '100' },
    'no-peers': { type: 'boolean', default: false },
    'no-times': { type: 'boolean', default: false },
    'no-real': { type: 'boolean', default: false },
    'peer-seconds': { type: 'string', default: '10' },
    show: { type: 'string', default: '0' },
    'show-inexact': { type: 'string', default: '0' },
    of: { type: 'string', default: 'ours' },
    cold: { type: 'boolean', default: false },
  },
  allowPositionals: true,
});

async function main(): Promise<void> {
  const seed = options.seed === undefined ? Math.floor(Math.random() * 1e9) : Number(options.seed);
  console.log(
    `Node ${process.version}, ${process.platform} ${process.arch}. Seed ${seed}: repeat with --seed ${seed}\n`,
  );
  const trials = makeTrials(seed);
  printTruth(trials);
  const columns: System[] = [ours, ...(options['no-peers'] ? [] : await peers())];
  const results = await answers(trials, columns);
  printMeasures(columns, results);
  await printSelectors(columns, trials, results);
  await printRestructured(seed);
  if (!options['no-real']) await printRealText(columns);
  if (!options['no-times']) await printTimes(columns, seed);
  if (!options['no-peers']) console.log(`\n${peerNotes}`);
  const shown = columns.find(({ name }) => name === options.of) ?? ours;
  printBreakdown(shown.name, results.get(shown) ?? []);
  printAnswers(results.get(shown) ?? []);
}

/** A text for each kind of round in turn, so that a system that runs out of time has seen all kinds. */
function makeTrials(seed: number, restructured = false): Trial[] {
  const trials: Trial[] = [];
  for (let i = 0; i < Number(options.rounds); i++) {
    for (const [index, round] of allRounds.entries()) {
      trials.push(makeTrial(seed + 3 * i + index, round, 30_000, Number(options.quotes), { restructured }));
    }
  }
  return trials;
}

/** What the run asks for: how much of it is there, gone or undecidable. */
function printTruth(trials: readonly Trial[]): void {
  const truths = trials.flatMap(({ questions }) => questions.map(({ truth }) => truth));
  const share = (fits: (truth: Truth) => boolean) =>
    percent((100 * truths.filter(fits).length) / truths.length);
  console.log(
    `${trials.length} revised texts, ${truths.length} quotes: ${share(({ unchanged }) => unchanged)} word for word as they were, ` +
      `${share(({ kind }) => kind === 'gone')} gone, ${share(({ kind }) => kind === 'ambiguous')} undecidable. ` +
      `Readers would differ on ${share(({ kind, orGone, orAmbiguous }) => kind === 'place' && (orGone || orAmbiguous))}; there, either answer is right.\n`,
  );
}

async function answers(trials: readonly Trial[], columns: readonly System[]): Promise<Map<System, Result[]>> {
  const results = new Map<System, Result[]>();
  for (const system of columns) {
    const most = system === ours ? Number.POSITIVE_INFINITY : 1000 * Number(options['peer-seconds']);
    results.set(system, await put(trials, system, most));
  }
  return results;
}

function printMeasures(columns: readonly System[], results: ReadonlyMap<System, readonly Result[]>): void {
  row('', 'target', 'ours', '', ...columns.slice(1).map(({ name }) => name));
  for (const measure of measures) printMeasure(measure, columns, (system) => results.get(system) ?? []);
  row(
    'quotes asked',
    '',
    ...beside(columns, (system) => system.unavailable ?? `${results.get(system)?.length ?? 0}`),
  );
}

function printMeasure(
  measure: Measure,
  columns: readonly System[],
  of: (system: System) => readonly Result[],
): void {
  const [own, ...others] = columns.map((system) => shareOf(measure, of(system)));
  row(
    measure.name,
    targetText(measure.target),
    percent(own),
    mark(own, measure.target),
    ...others.map(percent),
  );
}

/** Cells of a line without a mark: ours, a gap, the peers. */
function beside(columns: readonly System[], cell: (system: System) => string): string[] {
  const [own = '', ...others] = columns.map(cell);
  return [own, '', ...others];
}

/** Peers never see the old text but one, so for them this is the same as above. */
async function printSelectors(
  columns: readonly System[],
  trials: readonly Trial[],
  results: ReadonlyMap<System, readonly Result[]>,
): Promise<void> {
  const own = await put(trials, oursBySelectors, Number.POSITIVE_INFINITY);
  for (const measure of selectorMeasures)
    printMeasure(measure, columns, (system) => {
      if (system === ours) return own;
      return system.seesOldText === true ? [] : (results.get(system) ?? []);
    });
}

/** No target was set for these: options joined, lists made prose and prose lists, sentences distilled. */
async function printRestructured(seed: number): Promise<void> {
  const results = await put(makeTrials(seed, true), ours, Number.POSITIVE_INFINITY);
  for (const measure of measures)
    row(`restructured: ${measure.name}`, '', percent(shareOf(measure, results)));
}

async function printRealText(columns: readonly System[]): Promise<void> {
  const text = realText();
  if (text === undefined) {
    console.log('REAL TEXT: NOT MEASURED, ../shared/texts/paris-agreement is not there');
    return;
  }
  const verdicts = await Promise.all(columns.map((system) => putRealText(text, system)));
  const print = (name: string, most: number, ...counted: Verdict[]) => {
    const [own, ...others] = verdicts.map((all) =>
      all.length === 0
        ? undefined
        : (100 * all.filter((verdict) => counted.includes(verdict)).length) / all.length,
    );
    row(name, `≤ ${most} %`, percent(own), mark(own, { most }), ...others.map(percent));
  };
  print(`real text, ${text.questions.length} spans: wrong`, 4, 'wrong');
  print(`real text, ${text.questions.length} spans: missed`, 8, 'missed', 'unsure');
}

async function printTimes(columns: readonly System[], seed: number): Promise<void> {
  const milliseconds = (value: number | undefined) =>
    value === undefined ? '–' : `${value.toFixed(value < 10 ? 2 : 0)} ms`;
  for (const load of loads) {
    const own = ours.unavailable === undefined ? coldTimes(__filename, load, seed, 9) : undefined;
    const others: string[] = [];
    for (const system of columns.slice(1)) {
      const time = await timePeer(system, load, seed, 1500);
      others.push(`${time?.reckoned ? '≈ ' : ''}${milliseconds(time?.milliseconds)}`);
    }
    const name = `${load.length / 1000}k characters, ${load.anchors.toLocaleString('en')} anchors`;
    row(
      name,
      `≤ ${load.target} ms`,
      milliseconds(own?.cold),
      mark(own?.cold, { most: load.target }),
      ...others,
    );
    row('  median of the same', '', milliseconds(own?.median));
    row('  processor time of the same', '', milliseconds(own?.processor));
    row('  one after alignment, p95', '≤ 1 ms', milliseconds(own?.oneP95), mark(own?.oneP95, { most: 1 }));
  }
  console.log(
    'Times: anchors whose words changed; ours cold, the fastest of nine fresh processes, with reading and alignment. ≈ reckoned from 1.5 s.',
  );
}

/** One system's measures by round and by kind of quote. */
function printBreakdown(name: string, results: readonly Result[]): void {
  if (results.length === 0) return;
  console.log(`\n${name}, by round and quote`);
  row('', 'quotes', 'right', 'wrong', 'gone, there', 'deleted: gone', 'asked', 'exact');
  const kinds: readonly QuoteKind[] = ['words', 'phrase', 'sentence', 'paragraph', 'cross-paragraph'];
  const slices: (readonly [string, (result: Result) => boolean])[] = [
    ...allRounds.map((round) => [round, ({ trial }: Result) => trial.round === round] as const),
    ...kinds.map((kind) => [kind, ({ quote }: Result) => quote.kind === kind] as const),
  ];
  for (const [slice, fits] of slices) {
    const own = results.filter(fits);
    const cells = [0, 1, 2, 3, 8, 7].map((index) => {
      const measure = measures[index];
      return percent(measure && shareOf(measure, own));
    });
    row(`  ${slice}`, `${own.length}`, ...cells);
  }
}

function printAnswers(results: readonly Result[]): void {
  const inexact = results.filter(({ exact }) => exact === false).slice(0, Number(options['show-inexact']));
  const notRight = results.filter(({ verdict }) => verdict !== 'right').slice(0, Number(options.show));
  for (const result of [...notRight, ...inexact]) console.log(`\n${describeResult(result)}`);
}

if (options.cold) {
  const [length, anchors, seed] = process.argv.slice(3).map(Number);
  console.log(JSON.stringify(timeCold(length ?? 0, anchors ?? 0, seed ?? 0) ?? null));
} else void main();
