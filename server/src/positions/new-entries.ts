import { causalOrder } from '../entries/causal-order';
import { headsOf } from '../entries/heads';
import { plainText } from '../entries/plain-text';
import { bylineOf, type Writer } from '../entries/writer';
import type { Position } from './position';
import type { Stance, StanceEntry } from './stance';
import type { SignatureEntry, Statement } from './statement';

/** A member's word on a position as it will be read once it is written: after all that was said before. */
export function newStance(
  position: Position,
  stance: Stance,
  note: string,
  writer: Writer,
): StanceEntry & { readonly by: string } {
  return { ...base(position.stances, writer), stance, note: plainText(note) };
}

/** A member's signature, or its withdrawal, as it will be read once it is written. */
export function newSignature(
  statement: Statement,
  kind: SignatureEntry['kind'],
  writer: Writer,
): SignatureEntry & { readonly by: string } {
  return { ...base(statement.signatures, writer), kind };
}

function base(earlier: readonly (StanceEntry | SignatureEntry)[], writer: Writer) {
  return {
    id: writer.id,
    member: writer.member,
    by: bylineOf(writer),
    date: new Date(writer.now).toISOString().replace(/\.\d+Z$/, 'Z'),
    after: headsOf(causalOrder(earlier).ordered),
  };
}
