import { t } from '@vscode/l10n';
import { firstMomentOf } from '../entries/moment';
import type { DigestParams, WrittenDigest } from '../protocol';
import { digestOf } from '../sharing/digest';
import { digestText } from '../sharing/digest-text';
import { marksOf, notToldOf, writtenSince } from '../sharing/period';
import type { Workspace } from '../workspace/workspace';
import { digestSource } from './digest-source';
import { mustBeOpen, refused } from './refusal';

/** Writes what is new in an open coalition, for a mailing list or an agenda. Rejects with a sentence for the user. */
export async function digest(
  workspace: Workspace,
  { root, since, told, until, form }: DigestParams,
): Promise<WrittenDigest> {
  const session = mustBeOpen(workspace, root);
  await Promise.all([session.threadsSettled(), session.library.settled()]);
  const source = digestSource(session.state.coalition, (id) => session.library.draftOf(id));
  const end = mustBeMoment(until);
  const period = told ? notToldOf(told, end) : writtenSince(mustBeMoment(since), end);
  const news = digestOf(source, period);
  return {
    text: digestText(news, source, form),
    threads: news.drafts.reduce((sum, { threads }) => sum + threads.length, 0),
    told: marksOf(source, end),
  };
}

/** Milliseconds since 1970. */
function mustBeMoment(date: string): number {
  const moment = firstMomentOf(date);
  if (moment === undefined) {
    throw refused(t('“{0}” is not a date. Write it as 2025-11-14.', String(date).slice(0, 60)));
  }
  return moment;
}
