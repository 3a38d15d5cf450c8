import { t } from '@vscode/l10n';
import type { Target } from '../anchoring/target';
import type { Source } from '../positions/position';
import type { ComposePositionParams, NewFile } from '../protocol';
import type { Coalition } from '../repository/coalition';
import { composePosition as composeFile } from '../repository/compose-position';
import { isDate } from '../repository/iso-date';
import type { Term } from '../terms/term';
import type { Workspace } from '../workspace/workspace';
import { wordsAt } from './compose-entry';
import { refused } from './refusal';
import { writerFor } from './writer';

/**
 * The file of a position that a member proposes, with the paragraph it comes from as its source and the
 * tracked terms in those words. Rejects with a sentence for the user.
 */
export function composePosition(workspace: Workspace, params: ComposePositionParams): NewFile {
  const { title, body, language, date } = params;
  const { coalition, target, said } = originOf(workspace, params.from);
  const { member } = writerFor(coalition, params);
  if (title.trim() === '') throw refused(t('Say in one line what the coalition would say.'));
  if (!isDate(date)) throw refused(t('“{0}” is not a date. Write it as 2025-11-14.', date.slice(0, 60)));
  const source: Source = {
    ...(said !== undefined && { date: said }),
    draft: target.draft,
    ...(target.paragraph !== undefined && { paragraph: target.paragraph }),
  };
  const terms = termsIn(workspace, coalition, target.quote);
  const topic = terms.find((term) => term.topic !== undefined)?.topic;
  return composeFile(coalition, {
    title,
    body,
    terms: terms.map(({ id }) => id),
    sources: [source],
    proposed: date,
    proposedBy: member,
    ...(topic !== undefined && { topic }),
    ...(language !== undefined && { language }),
  });
}

/** The words that a proposal rests on, and the day on which they were spoken about. */
function originOf(
  workspace: Workspace,
  from: ComposePositionParams['from'],
): { readonly coalition: Coalition; readonly target: Target; readonly said?: string } {
  if ('range' in from) return wordsAt(workspace, from.uri, from.range);
  const coalition = workspace.sessionAt(from.root)?.state.coalition;
  const thread = coalition?.threads.get(from.thread);
  if (!coalition || !thread) throw refused(t('The thread is no longer in the coalition’s folder.'));
  const { target, remarks } = thread;
  if (!target) throw refused(t('It cannot be read on which words the thread stands.'));
  const said = remarks[0]?.entry.date.slice(0, 10) ?? '';
  return { coalition, target, ...(isDate(said) && { said }) };
}

function termsIn(workspace: Workspace, { root }: Coalition, words: string): Term[] {
  const matcher = workspace.sessionAt(root)?.matcher;
  return [...new Set(matcher?.find(words).map(({ term }) => term) ?? [])];
}
