/**
 * `npm run bench:terms [-- --no-peers]`: what matching tracked terms costs, as ratios to a loop that sums
 * `charCodeAt` over the same text, beside the budgets and beside other packages. Nothing here passes or
 * fails; budgets are marked met or not. Peers are installed under `test/bench/peers` on first use.
 */
import '../../server/src/optimise-later';
import { spawnSync } from 'node:child_process';
import { compileTerms } from '../../server/src/terms/matcher';
import { type Peer, peers } from './peers';
import { type Language, prose, sixLanguages, termList } from './prose';
import { compare, flat, percentile, processorTime, sumUnits, timeOf } from './timing';

const english: readonly Language[] = ['en'];
const mixes = { English: english, 'six languages': sixLanguages } as const;

async function main(): Promise<void> {
  if (process.argv[2] === '--cold') return cold(process.argv[3] === 'six' ? sixLanguages : english);
  console.log(`Node ${process.version}, ${process.platform} ${process.arch}\n`);
  warm();
  coldStarts();
  if (!process.argv.includes('--no-peers')) await peerTable();
}

/** Full scans, warmed up. */
function warm(): void {
  row('warm, medians', 'words', 'terms', 'found', 'scan ms', 'ratio', 'of least', 'by blocks', 'budget');
  for (const [mix, languages] of Object.entries(mixes)) {
    for (const words of [10_000, 100_000, 1_000_000]) {
      const text = flat(prose(words, languages));
      const blocks = text.split(/(?<=\n\n)/);
      const rounds = words > 100_000 ? 9 : 41;
      const ratios: number[] = [];
      const least: number[] = [];
      for (const count of [50, 500, 5000]) {
        const matcher = compileTerms(termList(count, languages));
        for (let i = 0; i < 5; i++) matcher.find(text);
        const whole = compare(
          () => matcher.find(text),
          () => sumUnits(text),
          rounds,
        );
        const split = compare(
          () =>
            blocks.forEach((block) => {
              matcher.find(block);
            }),
          () => sumUnits(text),
          rounds,
        );
        ratios.push(whole.ratio);
        least.push(whole.least);
        const limit = languages === english ? 3.5 : 4;
        const judged = words === 100_000 && count === 5000;
        row(
          mix,
          words,
          count,
          matcher.find(text).length,
          whole.ms.toFixed(2),
          `${whole.ratio.toFixed(2)}x`,
          `${whole.least.toFixed(2)}x`,
          `${split.ratio.toFixed(2)}x`,
          judged ? budget(whole.ratio, limit, 'x') : '',
        );
        if (judged)
          row(
            '  tables',
            '',
            '',
            '',
            '',
            `${(matcher.byteSize / 1e6).toFixed(2)} MB`,
            '',
            '',
            budget(matcher.byteSize / 1e6, 2, ' MB'),
          );
      }
      if (words === 100_000) {
        const growth = (ratios[2] ?? 0) / (ratios[0] ?? 1);
        const growthOfLeast = (least[2] ?? 0) / (least[0] ?? 1);
        row(
          '  5,000 terms against 50',
          '',
          '',
          '',
          '',
          `${growth.toFixed(2)}x`,
          `${growthOfLeast.toFixed(2)}x`,
          '',
          budget(growth, 1.5, 'x'),
        );
      }
    }
  }
}

/** The first compilation and the first scan of a fresh process. */
function coldStarts(): void {
  row('\ncold, median of 7 processes', 'words', 'terms', '', 'ms', 'computed', '', '', 'budget');
  for (const mix of ['English', 'six']) {
    const runs = Array.from({ length: 7 }, () => {
      const { stdout } = spawnSync(process.execPath, [__filename, '--cold', mix], { encoding: 'utf8' });
      return JSON.parse(stdout) as Record<'compile' | 'scan', ColdTime>;
    });
    for (const [step, words, limit] of [
      ['compile', '', 50],
      ['scan', 100_000, 10],
    ] as const) {
      const median = (what: keyof ColdTime) =>
        percentile(
          runs.map((run) => run[step][what]),
          50,
        );
      const passed = median('passed');
      const computed = median('computed').toFixed(1);
      row(
        `${mix}: ${step}`,
        words,
        5000,
        '',
        passed.toFixed(1),
        computed,
        '',
        '',
        budget(passed, limit, ' ms'),
      );
    }
  }
}

/** Milliseconds that passed, and that the thread computed: fewer on a busy machine. */
interface ColdTime {
  readonly passed: number;
  readonly computed: number;
}

function cold(languages: readonly Language[]): void {
  const text = flat(prose(100_000, languages));
  const terms = termList(5000, languages);
  const coldTime = (run: () => unknown): ColdTime => {
    const before = processorTime();
    const passed = timeOf(run);
    return { passed, computed: processorTime() - before };
  };
  let matcher: ReturnType<typeof compileTerms> | undefined;
  const compile = coldTime(() => {
    matcher = compileTerms(terms);
  });
  const scan = coldTime(() => matcher?.find(text));
  console.log(JSON.stringify({ compile, scan }));
}

/** Other packages with the same forms. They match exactly, without any of our tolerance. */
async function peerTable(): Promise<void> {
  row('\npeers, 5,000 terms, English', 'words', '', 'found', 'scan ms', 'ratio', 'setup ms');
  const terms = termList(5000);
  const forms = terms.flatMap((term) => [term.label, ...term.variants]);
  for (const peer of await peers()) {
    try {
      await peerRow(peer, forms);
    } catch (error) {
      row(peer.name, 'not measured:', String(error).split('\n', 1)[0] ?? '');
    }
  }
}

async function peerRow(peer: Peer, forms: readonly string[]): Promise<void> {
  const text = flat(prose(peer.words, english));
  const started = performance.now();
  const find = await peer.compile(forms);
  const setup = performance.now() - started;
  let found = await find(text);
  const times: number[] = [];
  const ratios: number[] = [];
  for (let round = 0; round < 7; round++) {
    const yardstick = percentile(
      Array.from({ length: 9 }, () => timeOf(() => sumUnits(text))),
      50,
    );
    const from = performance.now();
    found = await find(text);
    times.push(performance.now() - from);
    ratios.push((times.at(-1) ?? 0) / yardstick);
  }
  row(
    peer.name,
    peer.words,
    '',
    found,
    percentile(times, 50).toFixed(1),
    `${percentile(ratios, 50).toFixed(0)}x`,
    setup.toFixed(0),
  );
}

function budget(value: number, limit: number, unit: string): string {
  return `${value <= limit ? 'met' : 'NOT met'} (${limit}${unit})`;
}

function row(first: string, ...cells: (string | number)[]): void {
  console.log(
    first.padEnd(30) +
      cells
        .map((cell) => (typeof cell === 'number' ? cell.toLocaleString('en') : cell).padStart(11))
        .join(''),
  );
}

void main();
