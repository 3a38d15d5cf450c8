import { Document, isMap, isScalar, isSeq } from 'yaml';
import { plainText } from '../entries/plain-text';
import type { Position } from '../positions/position';
import type { Coalition } from './coalition';
import { markdownText } from './compose-markdown';
import { type ComposedFile, freeId } from './compose-term';
import { idFrom } from './id';
import { below } from './places';

/** UTF-16 code units; a title is one line. */
const LONGEST_TITLE = 300;

/** What a member proposes as a position. */
export type ProposedPosition = Pick<Position, 'title' | 'terms' | 'sources' | 'body'> &
  Pick<Required<Position>, 'proposed' | 'proposedBy'> &
  Partial<Pick<Position, 'topic' | 'language'>>;

/** Composes the file of a new position, proposed and not agreed, under an id that no position has. Pure. */
export function composePosition(coalition: Coalition, position: ProposedPosition): ComposedFile {
  const { topic, terms, sources, proposed, proposedBy } = position;
  const title = plainText(position.title.replace(/\s+/g, ' ')).slice(0, LONGEST_TITLE).trim();
  const language = position.language === undefined ? '' : plainText(position.language);
  const document = new Document({
    title,
    ...(topic !== undefined && { topic }),
    status: 'proposed',
    proposed,
    proposed_by: proposedBy,
    ...(terms.length > 0 && { terms }),
    ...(sources.length > 0 && { sources }),
    ...(language !== '' && { language }),
  });
  const list = document.get('terms', true);
  if (isSeq(list)) list.flow = true;
  const written = document.get('sources', true);
  // A paragraph is a label, also where it looks like a number.
  for (const source of isSeq(written) ? written.items : []) {
    const paragraph = isMap(source) ? source.get('paragraph', true) : undefined;
    if (isScalar(paragraph)) paragraph.type = 'QUOTE_DOUBLE';
  }
  const id = freeId(idFrom(title) || 'position', coalition.positions);
  return {
    uri: below(coalition.root, 'positions', id, 'position.md'),
    content: markdownText(document, plainText(position.body)),
  };
}
