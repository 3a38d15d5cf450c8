import { plainText } from '../entries/plain-text';
import { bylineOf, type Writer } from '../entries/writer';
import type { Entry } from './entry';
import { entryFileName } from './entry-names';
import type { Thread } from './thread';

/** What an entry says. */
export interface Words extends Pick<Entry, 'of' | 'stance' | 'positions' | 'target' | 'proposal'> {
  readonly kind: Exclude<Entry['kind'], 'unknown'>;
  readonly body?: string;
}

/**
 * An entry as it will be read once it is written. What no text file should hold is taken out of its words:
 * control characters, spaces around, line ends other than line feeds. The quote stays as the draft has it.
 *
 * @param thread the thread it continues; absent for the annotation that begins one
 */
export function newEntry(words: Words, writer: Writer, thread?: Pick<Thread, 'heads'>): Entry {
  const { kind, of, stance, positions, target, proposal, body = '' } = words;
  return {
    name: entryFileName(writer.id, writer.member),
    id: writer.id,
    kind,
    member: writer.member,
    by: bylineOf(writer),
    date: new Date(writer.now).toISOString().replace(/\.\d+Z$/, 'Z'),
    after: thread?.heads ?? [],
    ...(of !== undefined && { of }),
    ...(stance && { stance }),
    ...(positions && (positions.length > 0 || kind === 'edit') && { positions }),
    ...(target && { target }),
    ...(proposal !== undefined && { proposal: proposal === false ? false : plainText(proposal) }),
    body: plainText(body),
  };
}
