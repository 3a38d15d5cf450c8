import { buildSearchIndex } from '../search/search-index';
import { CommandFailure } from './failure';
import { readCoalition } from './files';
import { type PrintOptions, print, table } from './print';

export interface PositionsOptions extends PrintOptions {
  readonly coalition?: string;
  readonly limit: string;
}

/** `caucus positions QUERY`. The fields are described in `CLI.md` and do not change. */
export async function positions(query: string, options: PositionsOptions): Promise<void> {
  if (!/^[1-9]\d{0,3}$/.test(options.limit)) {
    throw new CommandFailure(`--limit must be a number from 1 to 9999, not “${options.limit}”`);
  }
  const coalition = await readCoalition(options.coalition);
  const index = buildSearchIndex({
    positions: coalition.positions.values(),
    terms: coalition.terms.values(),
    statements: coalition.statements.values(),
  });
  const results = index
    .search(query, Number(options.limit))
    .map(({ id, kind, title, score, summary }) => ({ id, kind, title, score, summary }));
  print({ results }, options, () =>
    results.length === 0
      ? ['Nothing found.']
      : table(results.map(({ kind, title, summary }) => [kind, title, summary])),
  );
}
