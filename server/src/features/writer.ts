import { t } from '@vscode/l10n';
import { entryIds } from '../annotations/entry-names';
import type { Writer } from '../entries/writer';
import type { Author } from '../protocol';
import type { Coalition } from '../repository/coalition';
import { mustBeWritable, refused } from './refusal';

const nextId = entryIds();

/**
 * Who writes an entry in a coalition now, with an id for it.
 * @throws a refusal in a sentence for the user
 */
export function writerFor(
  coalition: Coalition,
  { author, member }: { readonly author: Author; readonly member: string },
): Writer {
  mustBeWritable(coalition);
  if (!coalition.members.has(member)) {
    throw refused(t('“{0}” is not a member of the coalition: see caucus.yaml.', member));
  }
  const now = Date.now();
  return { ...author, member, now, id: nextId(now) };
}
