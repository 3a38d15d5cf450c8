import { fileURLToPath } from 'node:url';
import { firstMomentOf } from '../entries/moment';
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
import { readCoalition } from './files';

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
  const since = looksLikeDate.test(options.since) ? timeOf(options.since, '--since') : undefined;
  const until = options.until === undefined ? Date.now() : timeOf(options.until, '--until');
  if (since !== undefined && options.until !== undefined && until <= since) {
    throw new CommandFailure(`--until ${options.until} is not later than --since ${options.since}`);
  }
  const coalition = await readCoalition(options.coalition, { threads: true });
  const period =
    since === undefined ? await broughtInSince(options.since, until, coalition) : writtenSince(since, until);
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

/** What is meant as a date, also one that no calendar has; all else names a commit. */
const looksLikeDate = /^\d{4}-\d{2}-\d{2}(?:[T ]|$)/i;

/** By a commit, branch or tag, what has come in since is new, whenever it was written: people work offline. */
async function broughtInSince(since: string, until: number, { root }: Coalition): Promise<Period> {
  const { git, folder } = await repositoryAt(fileURLToPath(root));
  const known = new Set<string>();
  for (const path of (await entriesAt(git, folder, await commitNamed(git, since))).keys()) {
    const place = entryPlaceOf(path);
    if (place) known.add(`${place.folder}/${place.id}`);
  }
  return { until, isNew: (entry) => !known.has(`${entry.folder.toLowerCase()}/${entry.id}`) };
}

function timeOf(date: string, option: string): number {
  const time = isDateTime(date) ? firstMomentOf(date) : undefined;
  if (time === undefined) {
    throw new CommandFailure(
      `${option} must be a date such as 2025-11-14 or 2025-11-14T08:30:00Z, not “${date}”`,
    );
  }
  return time;
}
