import { fileURLToPath } from 'node:url';
import { digestSource } from '../features/digest-source';
import { entriesAt } from '../past/history';
import { commitNamed, repositoryAt } from '../past/repositories';
import type { Coalition } from '../repository/coalition';
import { isDateTime } from '../repository/iso-date';
import { digestOf, type Period } from '../sharing/digest';
import { digestText } from '../sharing/digest-text';
import { writtenSince } from '../sharing/period';
import { entryPlaceOf } from '../sharing/verify/place';
import { DraftTexts } from './drafts';
import { CommandFailure } from './failure';
import { here, readCoalition } from './files';

export interface DigestOptions {
  readonly since: string;
  readonly until?: string;
  readonly coalition?: string;
  readonly json?: boolean;
  readonly text?: boolean;
}

/** `caucus digest`. The fields are described in `CLI.md` and do not change. */
export async function digest(options: DigestOptions): Promise<void> {
  if (options.json && options.text) throw new CommandFailure('choose one of --json and --text');
  const coalition = await readCoalition(options.coalition, here(), { threads: true });
  const until = options.until === undefined ? Date.now() : timeOf(options.until, '--until');
  const period = await periodFrom(options.since, until, coalition);
  const texts = new DraftTexts(coalition);
  await texts.read(coalition.drafts.keys());
  const source = digestSource(coalition, (id) => texts.textOf(id));
  const news = digestOf(source, period);
  const about = { since: options.since, until: new Date(until).toISOString() };
  process.stdout.write(
    options.json
      ? `${JSON.stringify({ ...about, ...news }, null, 2)}\n`
      : digestText(news, source, options.text ? 'text' : 'markdown'),
  );
}

/**
 * By a date, what was written since then is new. By a commit, branch or tag, what has come in since, whenever
 * it was written: people work offline.
 */
async function periodFrom(since: string, until: number, { root }: Coalition): Promise<Period> {
  if (isDateTime(since)) {
    return writtenSince(timeOf(since, '--since'), until);
  }
  const { git, folder } = await repositoryAt(fileURLToPath(root));
  const known = new Set<string>();
  for (const path of (await entriesAt(git, folder, await commitNamed(git, since))).keys()) {
    const place = entryPlaceOf(path);
    if (place) known.add(`${place.folder}/${place.id}`);
  }
  return { until, isNew: (entry) => !known.has(`${entry.folder.toLowerCase()}/${entry.id}`) };
}

function timeOf(date: string, option: string): number {
  if (!isDateTime(date)) {
    throw new CommandFailure(
      `${option} must be a date such as 2025-11-14 or 2025-11-14T08:30:00Z, not “${date}”`,
    );
  }
  return Date.parse(date.replace(' ', 'T'));
}
