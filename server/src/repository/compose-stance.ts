import { Document, isSeq } from 'yaml';
import { entryFileName } from '../annotations/entry-names';
import type { StanceEntry } from '../positions/stance';
import type { SignatureEntry } from '../positions/statement';
import { markdownText } from './compose-markdown';
import type { ComposedFile } from './compose-term';
import { below } from './places';

/** Composes the file of a member's stance on a position. Pure; reading the file gives the entry. */
export function composeStance(root: string, position: string, entry: StanceEntry): ComposedFile {
  const { id, member, stance, note } = entry;
  return {
    uri: below(root, 'positions', position, entryFileName(id, member)),
    content: entryText({ kind: 'stance', stance }, entry, note),
  };
}

/** Composes the file of a member's signature, or of its withdrawal. Pure; reading the file gives the entry. */
export function composeSignature(root: string, statement: string, entry: SignatureEntry): ComposedFile {
  const { id, member, kind } = entry;
  return {
    uri: below(root, 'statements', statement, entryFileName(id, member)),
    content: entryText({ kind }, entry, ''),
  };
}

function entryText(
  what: Readonly<Record<string, string>>,
  { by, member, date, after }: Pick<StanceEntry, 'by' | 'member' | 'date' | 'after'>,
  note: string,
): string {
  const document = new Document({
    ...what,
    ...(by !== undefined && { by }),
    member,
    date,
    ...(after.length > 0 && { after: after.length === 1 ? after[0] : after }),
  });
  const list = document.get('after', true);
  if (isSeq(list)) list.flow = true;
  return markdownText(document, note);
}
