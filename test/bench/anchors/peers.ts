/**
 * The systems that the engine is compared with, each given what it stores in the wild: the quote, 32
 * characters on either side, and where it stood. None of them needs a DOM for what it decides, so each
 * works on the text itself. The packages are installed on first use, into a folder of their own.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Span } from '../../../server/src/draft/span';
import type { Answer } from './judge';
import type { Locate, System } from './system';

interface Selector extends Span {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

type Find = (selector: Selector, text: string) => Answer | Promise<Answer>;

const folder = join('test', 'bench', 'anchors', 'peers');
const load = createRequire(join(process.cwd(), folder, 'package.json'));

/** Loads the peers; one that cannot be had answers with why. */
export async function peers(): Promise<System[]> {
  if (!existsSync(join(folder, 'node_modules'))) {
    const { status } = spawnSync(
      'npm',
      ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock'],
      {
        cwd: folder,
        stdio: 'inherit',
      },
    );
    if (status !== 0) console.log('The peers could not be installed.');
  }
  return Promise.all([
    peer('Hypothesis', async () => bySelector(await hypothesis())),
    peer('dom-anchor', async () => bySelector(domAnchor())),
    peer('diff-m-p', async () => bySelector(diffMatchPatch())),
    peer('dmp, 2 texts', async () => byDifference(), true),
    peer('Apache', async () => bySelector(await apache())),
    peer('indexOf', async () => bySelector(nearest)),
  ]);
}

/** What stands in the columns of the table. */
export const peerNotes = `Hypothesis: approx-string-match with the scoring of the Hypothesis client; dom-anchor: dom-anchor-text-quote;
diff-m-p: diff-match-patch, match_main at the old place; dmp, 2 texts: its diff of both texts, the only peer
that is given the old one; Apache: @apache-annotator (selector), which dom wraps; indexOf: the nearest exact copy.`;

async function peer(
  name: string,
  make: () => Promise<(old: string, now: string) => Locate>,
  seesOldText = false,
): Promise<System> {
  try {
    return { name, seesOldText, prepare: await make() };
  } catch (error) {
    return {
      name,
      unavailable: error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error),
    };
  }
}

/** A peer that knows nothing but the selector and the new text. */
function bySelector(find: Find): (old: string, now: string) => Locate {
  return (old, now) => (span) =>
    find(
      {
        ...span,
        exact: old.slice(span.start, span.end),
        prefix: old.slice(Math.max(0, span.start - 32), span.start),
        suffix: old.slice(span.end, span.end + 32),
      },
      now,
    );
}

const GONE: Answer = { status: 'gone' };
const placed = (start: number, end: number): Answer => ({ status: 'placed', span: { start, end } });

const nearest: Find = ({ exact, start }, text) => {
  const [before, after] = [text.lastIndexOf(exact, start), text.indexOf(exact, start)];
  if (before < 0 && after < 0) return GONE;
  const at = before < 0 || (after >= 0 && after - start < start - before) ? after : before;
  return placed(at, at + exact.length);
};

interface Approximate {
  readonly start: number;
  readonly end: number;
  readonly errors: number;
}

/**
 * As the Hypothesis client anchors: the old offsets if the very words still stand there, else the best of all
 * approximate matches with up to half of the characters wrong, by a weighted score of quote (50), prefix (20),
 * suffix (20) and nearness (2). After `src/annotator/anchoring/{html,match-quote}.ts` of hypothesis/client.
 */
async function hypothesis(): Promise<Find> {
  type Search = (text: string, pattern: string, errors: number) => Approximate[];
  const module: { default: Search | { default: Search } } = await import(
    pathToFileURL(load.resolve('approx-string-match')).href
  );
  const approximate = typeof module.default === 'function' ? module.default : module.default.default;
  const search: Search = (text, pattern, errors) => {
    const exact: Approximate[] = [];
    for (let at = text.indexOf(pattern); at >= 0; at = text.indexOf(pattern, at + 1)) {
      exact.push({ start: at, end: at + pattern.length, errors: 0 });
    }
    return exact.length > 0 ? exact : approximate(text, pattern, errors);
  };
  const likeness = (text: string, pattern: string) =>
    text === '' || pattern === ''
      ? 0
      : 1 - (search(text, pattern, pattern.length)[0]?.errors ?? 0) / pattern.length;
  return ({ exact, prefix, suffix, start, end }, text) => {
    if (text.slice(start, end) === exact) return placed(start, end);
    const score = (match: Approximate) =>
      50 * (1 - match.errors / exact.length) +
      20 *
        (prefix === ''
          ? 1
          : likeness(text.slice(Math.max(0, match.start - prefix.length), match.start), prefix)) +
      20 * (suffix === '' ? 1 : likeness(text.slice(match.end, match.end + suffix.length), suffix)) +
      2 * (1 - Math.abs(match.start - start) / text.length);
    let best: { match: Approximate; score: number } | undefined;
    for (const match of search(text, exact, Math.min(256, exact.length / 2))) {
      const own = score(match);
      if (best === undefined || own > best.score) best = { match, score: own };
    }
    return best === undefined ? GONE : placed(best.match.start, best.match.end);
  };
}

function domAnchor(): Find {
  type Position = { start: number; end: number } | null;
  const library: {
    toTextPosition(root: { textContent: string }, selector: object, options: object): Position;
  } = load('dom-anchor-text-quote');
  return ({ exact, prefix, suffix, start }, text) => {
    const found = library.toTextPosition({ textContent: text }, { exact, prefix, suffix }, { hint: start });
    return found === null ? GONE : placed(found.start, found.end);
  };
}

type Difference = readonly [operation: number, text: string];

interface Differ {
  Match_Distance: number;
  match_main(text: string, pattern: string, at: number): number;
  diff_main(before: string, after: string): Difference[];
}

/**
 * `match_main` at the old place. Its patterns end at 32 characters; of longer ones the first and the last 32
 * are looked for, as its own `patch_apply` does. It may look through the whole text, not only near the place.
 */
function diffMatchPatch(): Find {
  const differ = new (load('diff-match-patch') as new () => Differ)();
  const most = 32;
  return ({ exact, start }, text) => {
    differ.Match_Distance = text.length;
    const at = differ.match_main(text, exact.slice(0, most), start);
    if (at < 0) return GONE;
    if (exact.length <= most) return placed(at, at + exact.length);
    const end = differ.match_main(text, exact.slice(-most), at + exact.length - most);
    return end < at ? GONE : placed(at, end + most);
  };
}

/** Both texts are compared, and the ends of the span follow the difference, as `diff_xIndex` does. */
function byDifference(): (old: string, now: string) => Locate {
  const differ = new (load('diff-match-patch') as new () => Differ)();
  return (old, now) => {
    let differences: Difference[] | undefined;
    return ({ start, end }) => {
      differences ??= differ.diff_main(old, now);
      const span = carried(differences, { start, end });
      return span === undefined ? GONE : placed(span.start, span.end);
    };
  };
}

/** From the first to the last character of the span that is kept. */
function carried(differences: readonly Difference[], { start, end }: Span): Span | undefined {
  let [old, now] = [0, 0];
  let found: Span | undefined;
  for (const [operation, { length }] of differences) {
    if (operation === 0) {
      const [from, to] = [Math.max(start, old), Math.min(end, old + length)];
      if (from < to) found = { start: found?.start ?? now + from - old, end: now + to - old };
    }
    if (operation <= 0) old += length;
    if (operation >= 0) now += length;
    if (old >= end) break;
  }
  return found;
}

/** The matcher that @apache-annotator/dom wraps, on a text of one chunk. Several matches count as ambiguous. */
async function apache(): Promise<Find> {
  type Match = { startIndex: number; endIndex: number };
  const {
    textQuoteSelectorMatcher,
  }: { textQuoteSelectorMatcher(selector: object): (text: object) => AsyncIterable<Match> } = await import(
    pathToFileURL(join(process.cwd(), folder, 'node_modules/@apache-annotator/selector/lib/index.js')).href
  );
  return async ({ exact, prefix, suffix }, text) => {
    const chunker = {
      currentChunk: { data: text },
      nextChunk: () => null,
      previousChunk: () => null,
      precedesCurrentChunk: () => false,
    };
    const matches: Match[] = [];
    const matcher = textQuoteSelectorMatcher({ type: 'TextQuoteSelector', exact, prefix, suffix });
    for await (const match of matcher(chunker)) matches.push(match);
    const [only] = matches;
    if (only === undefined) return GONE;
    if (matches.length === 1) return placed(only.startIndex, only.endIndex);
    return {
      status: 'ambiguous',
      candidates: matches.map(({ startIndex, endIndex }) => ({ start: startIndex, end: endIndex })),
    };
  };
}
